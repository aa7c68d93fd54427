import type { TraceStep } from '../model.ts';
import { outcomeOf } from './working.ts';
import type { Amount, Working } from './working-model.ts';

/** An account worked through again. */
export interface Replay {
  /** What every working came to by its name; the last of that name. */
  readonly amounts: Readonly<Record<string, string>>;
  /** What the account starts from, by name: numbers that no working comes to. */
  readonly starts: Readonly<Record<string, string>>;
  /** Empty when the account adds up. */
  readonly disagreements: readonly Disagreement[];
}

/** A working that comes to something else than is stated, or that starts from something else than came before. */
export interface Disagreement {
  readonly rule: string;
  readonly name: string;
  readonly stated: string;
  readonly recomputed: string;
}

/** Disagreements of a part, by its name in the whole. */
export function within(part: string, found: readonly Disagreement[]): readonly Disagreement[] {
  return found.map((one) => ({ ...one, name: `${part}: ${one.name}` }));
}

/** Works an account through from itself alone (S24): every outcome again, and every amount against what came before it. */
export function replayTrace(trace: readonly TraceStep[]): Replay {
  const amounts = new Map<string, string>();
  const before = new Map<string, string>();
  const disagreements: Disagreement[] = [];
  for (const { rule, workings = [] } of trace) {
    for (const one of workings) {
      const check = (name: string, stated: string, recomputed: string) => {
        if (stated !== recomputed) disagreements.push({ rule, name, stated, recomputed });
      };
      for (const { name, value } of amountsIn(one)) {
        check(name, value, before.get(name) ?? value);
        if (!before.has(name)) before.set(name, value);
      }
      const outcome = outcomeAgain(one);
      check(one.name, one.value, outcome);
      if (!amounts.has(one.name)) check(one.name, before.get(one.name) ?? outcome, outcome);
      amounts.set(one.name, outcome);
      before.set(one.name, outcome);
    }
  }
  const starts = [...before].filter(([name]) => !amounts.has(name));
  return { amounts: Object.fromEntries(amounts), starts: Object.fromEntries(starts), disagreements };
}

/** What a working starts from: its conditions, and the numbers that they lead to. */
function amountsIn(one: Working): readonly Amount[] {
  if (one.operation !== 'choice') return one.of;
  return [...one.of, ...one.of.flatMap(({ leadsTo, from }) => (from === undefined ? [] : [{ name: from, value: leadsTo }]))];
}

function outcomeAgain(one: Working): string {
  if (one.operation !== 'choice') return outcomeOf(one.operation, one.of.map(({ value }) => value));
  return one.of.find(({ value }) => value === 'yes')?.leadsTo ?? 'none';
}
