import { ofPercent } from '../../exact/decimal.ts';
import { DEFAULT_COVERAGE, waived } from '../../level/judgement.ts';
import type { PeriodView } from '../../level/period-view.ts';
import type { LevelState } from '../../model.ts';
import { amount, choice, NOTHING, working } from '../../trace/working.ts';
import type { Amount, Calculation, Working } from '../../trace/working-model.ts';
import type { ValueLevelTerms } from '../kind-model.ts';
import { decisiveOf } from './value-account.ts';
import type { Tally, ValueAccount } from './value-account.ts';

/** What the account calls the comparison that tells whether a level is where it should be. */
export const REACHED = 'expected is reached';
export const DUE_REACHED = 'what is due by now is reached';

export interface ValueJudgement {
  readonly state: LevelState;
  /** Met by the allowance for small numbers, not by the number itself (S17). */
  readonly byAllowance: boolean;
  readonly workings: readonly Working[];
}

/** The state of a level (S12, S17 to S19, S25), told by its working and by nothing else: the first case that holds. */
export function judgedValue(terms: Pick<ValueLevelTerms, 'partialPeriod'>, view: PeriodView, account: ValueAccount, coverage: Amount | undefined): ValueJudgement {
  const partly = waived(terms, view).map(([condition, state]): StateCase => [holding(condition), state]);
  const cases = [...partly, ...(view.running ? running(account) : ended(account, coverage))];
  const { outcome, working: state } = choice('state', cases.map(([{ holds }, leadsTo]) => [holds, leadsTo] as const), view.running ? 'at-risk' : 'failed');
  const [, , byAllowance] = cases.find(([{ holds }]) => holds.value === 'yes') ?? [];
  return { state: outcome, byAllowance: byAllowance === 'by-allowance' && outcome === 'met', workings: [...cases.flatMap(([{ workings }]) => workings), state] };
}

/** Something that holds or does not, and the workings that tell. */
interface Condition {
  readonly holds: Amount;
  readonly workings: readonly Working[];
}

type StateCase = readonly [condition: Condition, state: LevelState, how?: 'by-allowance'];

function holding(holds: Working, before: readonly Working[] = []): Condition {
  return { holds, workings: [...before, holds] };
}

/** S25 of an ended period; a value equal to its target has met it (S21). */
function ended(account: ValueAccount, coverage: Amount | undefined): readonly StateCase[] {
  const { lines, unknown } = account;
  const decisive = decisiveOf(account);
  const allowed = allowanceFor(account, decisive);
  return [
    ...(coverage === undefined || unknown === undefined ? [] : [lacksCoverage(coverage, unknown)]),
    [holding(working('there is no number', 'lacks', decisive.number)), 'not-applicable'],
    [reaches(REACHED, account, decisive, amount('expected', lines.expected)), 'met'],
    ...(allowed === undefined ? [] : [[allowed, 'met', 'by-allowance'] as const]),
    ...(lines.minimum === undefined ? [] : [[reaches('minimum is reached', account, decisive, amount('minimum', lines.minimum)), 'below-expected'] as const]),
  ];
}

/** Whether enough is known for a judgement, where coverage is asked for (S12). */
function lacksCoverage(coverage: Amount, { policy, minimumCoverage = DEFAULT_COVERAGE }: NonNullable<ValueAccount['unknown']>): StateCase {
  const lacks = working('too little is known', 'misses', coverage, amount('minimum coverage', ofPercent(minimumCoverage)));
  return [holding(lacks), policy === 'fail-period' ? 'failed' : 'indeterminate'];
}

/** A running period is provisional: it fails only what even its best outcome cannot reach any more (S19). */
function running(account: ValueAccount): readonly StateCase[] {
  const { best, pace, lines } = account;
  const decisive = decisiveOf(account);
  const allowed = allowanceFor(account, decisive);
  const onCourse = reaches(pace === undefined ? REACHED : DUE_REACHED, account, decisive, pace ?? amount('expected', lines.expected));
  return [
    ...(best === undefined ? [] : outOfReach(account, best, allowed)),
    [holding(working('there is no number yet', 'lacks', decisive.number)), 'on-course'],
    [pace === undefined ? onCourse : { ...onCourse, workings: [pace, ...onCourse.workings] }, 'on-course'],
    ...(allowed === undefined ? [] : [[best === undefined ? allowed : { ...allowed, workings: [] }, 'on-course'] as const]),
  ];
}

/** Even at its best, and also when nothing more comes that counts: of a few misses in a small number, more may be worse. */
function outOfReach(account: ValueAccount, best: Tally, allowedToDate: Condition | undefined): readonly StateCase[] {
  const { lines: { expected, minimum } } = account;
  const allowed = [allowanceFor(account, best), allowedToDate].flatMap((condition) => condition ?? []);
  const beyond = (name: string, line: Amount) => unless(allowed, misses(name, account, best, line));
  const nothing: StateCase = [holding(working('no number can be reached', 'lacks', best.number), allowed.flatMap(({ workings }) => workings)), 'not-applicable'];
  const missesExpected = beyond('expected is out of reach', amount('expected', expected));
  if (minimum === undefined) return [nothing, [missesExpected, 'failed']];
  return [nothing, [beyond('minimum is out of reach', amount('minimum', minimum)), 'failed'], [missesExpected, 'below-expected']];
}

/** What the allowance for small numbers forgives is not out of reach (S17). */
function unless(allowed: readonly Condition[], missed: Calculation): Condition {
  if (allowed.length === 0) return holding(missed);
  const named = { ...missed, name: `${missed.name} by its number` };
  return holding(choice(missed.name, [...allowed.map(({ holds }) => [holds, 'no'] as const), [named, 'yes']], 'no').working, [named]);
}

function reaches(name: string, { better }: ValueAccount, { number }: Tally, line: Amount): Condition {
  return holding(better === 'higher' ? working(name, 'reaches', number, line) : working(name, 'reaches', line, number));
}

function misses(name: string, { better }: ValueAccount, { number }: Tally, line: Amount): Calculation {
  return better === 'higher' ? working(name, 'misses', number, line) : working(name, 'misses', line, number);
}

/** `allow k below n` (S17): a few misses in a small number. */
function allowanceFor({ allowance }: ValueAccount, { number: { name }, counted, missed }: Tally): Condition | undefined {
  if (allowance === undefined || missed === undefined) return undefined;
  const [all, some] = [amount(`${name}: counted`, counted), amount(`${name}: missed`, missed)];
  const nothing = working(`${name}: nothing is counted`, 'reaches', NOTHING, all);
  const many = working(`${name}: too many are counted for the allowance`, 'reaches', all, amount('allowance: below', allowance.below));
  const tooMany = working(`${name}: more are missed than allowed`, 'misses', amount('allowance: misses', allowance.misses), some);
  return holding(choice(`${name}: the allowance holds`, [[nothing, 'no'], [many, 'no'], [tooMany, 'no']], 'yes').working, [nothing, many, tooMany]);
}
