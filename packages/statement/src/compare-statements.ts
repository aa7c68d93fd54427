import type { Fact } from '@entente/sla';
import { type Difference, differences } from './difference.ts';
import { compareFacts, type FactsCompared } from './compare-facts.ts';
import type { StatedLevel, Statement } from './model.ts';

/** One thing that two statements say differently: where, what the earlier says, what the later says; JSON text. */
export interface Change {
  /** The level's key; absent for what concerns the whole statement. */
  readonly level?: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Two statements side by side. All lists are empty when both say the same. */
export interface Comparison {
  /** What they are of: agreement, audience, period, version. */
  readonly subject: readonly Change[];
  /** What they were computed with and up to where (S24). */
  readonly pins: readonly Change[];
  readonly terms: readonly Change[];
  readonly numbers: readonly Change[];
  /** Judgements, credits and the ledger; the agreement and the decisions behind them are terms. */
  readonly money: readonly Change[];
  /** Only where both evidences were given. */
  readonly facts?: FactsCompared;
}

/** How a later statement differs from an earlier one, such as a restatement from what it restates (S23): terms, facts and numbers told apart. */
export function compareStatements(before: Statement, after: Statement, evidence?: { readonly before: readonly Fact[]; readonly after: readonly Fact[] }): Comparison {
  return {
    subject: SUBJECT.flatMap((part) => changes(before[part], after[part], part)),
    pins: changes(before.pins, after.pins, ''),
    terms: [...eachLevel(before, after, termsOf), ...changes(behindMoney(before), behindMoney(after), '')],
    numbers: eachLevel(before, after, numbersOf),
    money: changes(moneyOf(before), moneyOf(after), ''),
    ...(evidence === undefined ? {} : { facts: compareFacts(evidence.before, evidence.after) }),
  };
}

/** Whether nothing at all differs. */
export function isSame({ subject, pins, terms, numbers, money, facts }: Comparison): boolean {
  return [subject, pins, terms, numbers, money, facts?.added ?? [], facts?.missing ?? [], facts?.changed ?? []].every(({ length }) => length === 0);
}

const SUBJECT = ['tenant', 'agreement', 'audience', 'period', 'asOf', 'version'] as const;

function termsOf({ terms, earlier }: StatedLevel): object {
  return earlier === undefined ? terms : { ...terms, earlier: earlier.map((one) => one.terms) };
}

/** The numbers that parties look at; the account of how they came about differs with them. */
function numbersOf({ result, lines }: StatedLevel): object {
  const { state, toDate, judged, bestAchievable, coverage } = result;
  const allowed = 'kind' in result ? { lines: result.lines, left: result.left, clocks: result.clocks } : { budget: result.budget, lines };
  return { state, toDate, judged, bestAchievable, coverage, ...allowed };
}

function behindMoney({ money }: Statement): object | undefined {
  return money === undefined ? undefined : { agreement: money.agreement, decisions: money.decisions };
}

function moneyOf({ money }: Statement): object | undefined {
  if (money === undefined) return undefined;
  const { agreement: _, decisions: __, ...rest } = money;
  return rest;
}

function eachLevel(before: Statement, after: Statement, part: (level: StatedLevel) => object): readonly Change[] {
  const keys = [...new Set([...before.levels, ...after.levels].map(({ key }) => key))];
  const partOf = ({ levels }: Statement, key: string): object | undefined => {
    const level = levels.find((each) => each.key === key);
    return level === undefined ? undefined : part(level);
  };
  return keys.flatMap((level) => changes(partOf(before, level), partOf(after, level), '').map((change) => ({ level, ...change })));
}

const MOST = 1_000;

function changes(before: unknown, after: unknown, path: string): readonly Change[] {
  return differences(before, after, path, MOST).map(({ path: place, stated, recomputed }: Difference) => ({ path: place, before: stated, after: recomputed }));
}
