import { NO_NUMBER, amount, pick, working } from '../trace/working.ts';
import type { Amount, Working } from '../trace/working-model.ts';
import type { Money } from './money-model.ts';

/** One credit at a cap: what came to it, and what it left. */
export interface Capped {
  readonly level: string;
  readonly before: Amount;
  readonly after: Money;
}

/** What a cap leaves of each credit, in their order, and how (S26). */
export interface CapWorkings {
  readonly kept: readonly Amount[];
  readonly workings: readonly Working[];
}

/** Credits that keep within a cap pass; others are cut in proportion, and the largest remainders have the last units. Without a cap all pass. */
export function capWorkings(name: string, capped: readonly Capped[], cap: Amount | undefined): CapWorkings {
  if (cap === undefined) return { kept: capped.map(({ before }) => before), workings: [] };
  const total = working(`${name}: before its cap`, 'sum', ...capped.map(({ before }) => before));
  const fits = working(`${name}: within its cap`, 'reaches', cap, total);
  const all = capped.map((one) => keptOf(name, one, cap, total, fits));
  return { kept: all.map(({ kept }) => kept), workings: [total, fits, ...all.flatMap(({ workings }) => workings)] };
}

function keptOf(name: string, { level, before, after }: Capped, cap: Amount, total: Amount, fits: Amount): { readonly kept: Amount; readonly workings: readonly Working[] } {
  const its = `${level} after the cap, ${name}`;
  if (fits.value === 'yes') {
    const kept = pick(its, [[fits, before]], NO_NUMBER);
    return { kept, workings: [kept] };
  }
  const scaled = working(`${its}: times the cap`, 'product', before, cap);
  const exact = working(`${its}: in proportion`, 'quotient', scaled, total);
  const whole = working(`${its}: whole units`, 'whole', exact);
  const cut = working(`${its}: with the last units`, 'sum', whole, amount(`${its}: last units`, BigInt(after) - BigInt(whole.value)));
  const kept = pick(its, [[fits, before]], cut);
  return { kept, workings: [scaled, exact, whole, cut, kept] };
}
