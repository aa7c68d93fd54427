import { NO_NUMBER, amount, pick, working } from '../trace/working.ts';
import type { Amount, Working } from '../trace/working-model.ts';
import type { SettledClaim } from './claim.ts';
import type { Credit, Money } from './money-model.ts';

/** A credit on its way through the caps, and what is left of it. */
export interface Passing extends SettledClaim {
  readonly left: Amount;
}

/** What a cap leaves of each credit, and how (S26). */
export interface CapWorkings {
  readonly passing: readonly Passing[];
  readonly workings: readonly Working[];
}

/** Credits that keep within a cap pass; others are cut in proportion, and the largest remainders have the last units. Without a cap all pass. */
export function capWorkings(name: string, passing: readonly Passing[], after: (credit: Credit) => Money, cap: Money | undefined): CapWorkings {
  if (cap === undefined) return { passing, workings: [] };
  return capTo(name, passing, after, amount(`cap of ${name}`, cap));
}

/** The same for a cap that is a number of the account. */
export function capTo(name: string, passing: readonly Passing[], after: (credit: Credit) => Money, cap: Amount): CapWorkings {
  const total = working(`${name}: before its cap`, 'sum', ...passing.map(({ left }) => left));
  const fits = working(`${name}: within its cap`, 'reaches', cap, total);
  const all = passing.map((one) => ({ one, workings: leftOf(`${one.credit.level} after the cap, ${name}`, one.left, after(one.credit), cap, total, fits) }));
  return {
    passing: all.map(({ one, workings: { left } }) => ({ ...one, left })),
    workings: [total, fits, ...all.flatMap(({ workings: { before, left } }) => [...before, left])],
  };
}

function leftOf(its: string, before: Amount, after: Money, cap: Amount, total: Amount, fits: Amount): { readonly left: Working; readonly before: readonly Working[] } {
  if (fits.value === 'yes') return { left: pick(its, [[fits, before]], NO_NUMBER), before: [] };
  const scaled = working(`${its}: times the cap`, 'product', before, cap);
  const exact = working(`${its}: in proportion`, 'quotient', scaled, total);
  const whole = working(`${its}: whole units`, 'whole', exact);
  const cut = working(`${its}: with the last units`, 'sum', whole, amount(`${its}: last units`, BigInt(after) - BigInt(whole.value)));
  return { left: pick(its, [[fits, before]], cut), before: [scaled, exact, whole, cut] };
}
