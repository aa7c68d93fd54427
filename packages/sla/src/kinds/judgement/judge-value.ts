import { ofPercent, shownAmount, shownPercent } from '../../exact/decimal.ts';
import { compare, toFraction } from '../../exact/rational.ts';
import { isPartial } from '../../level/period-view.ts';
import type { PeriodView } from '../../level/period-view.ts';
import type { LevelState } from '../../model.ts';
import type { ValueLevelTerms, ValueMeasure, ValueResult } from '../kind-model.ts';
import { coverageOf, PERCENT, reaches } from './value-account.ts';
import type { Lines, Tally, ValueAccount } from './value-account.ts';
import { judgementSteps } from './value-steps.ts';

/** The result of a level from what its kind reckoned (S12, S17 to S19, S21, S25). */
export function judgeValue(terms: Pick<ValueLevelTerms, 'id' | 'kind' | 'partialPeriod'>, view: PeriodView, account: ValueAccount): ValueResult {
  const decisive = account.judged ?? account.toDate;
  const { best } = account;
  const state = stateOf(terms, view, account, decisive);
  const byAllowance = state === 'met' && !reachesLine(decisive, account.lines.expected, account);
  const result = {
    level: terms.id,
    kind: terms.kind,
    period: view.period,
    measured: view.measured,
    running: view.running,
    state,
    lines: linesOf(account.lines),
    toDate: measureOf(account, account.toDate),
    ...(best === undefined ? {} : { bestAchievable: measureOf(account, best) }),
    ...(account.judged === undefined ? {} : { judged: measureOf(account, account.judged) }),
    ...(account.coverage === undefined ? {} : { coverage: toFraction(coverageOf(account.coverage)) }),
    ...(account.left === undefined ? {} : { left: toFraction(account.left) }),
    ...(byAllowance ? { byAllowance } : {}),
    ...(account.clocks === undefined ? {} : { clocks: account.clocks }),
    ...(view.staleSince === undefined ? {} : { staleSince: view.staleSince }),
  };
  return { ...result, trace: [...account.steps, ...judgementSteps(account, result, best)] };
}

function linesOf({ expected, minimum }: Lines): ValueResult['lines'] {
  return { expected: toFraction(expected), ...(minimum === undefined ? {} : { minimum: toFraction(minimum) }) };
}

function measureOf({ unit, better }: ValueAccount, { value, counted, missed }: Tally): ValueMeasure {
  return {
    ...(value === undefined ? {} : { value: toFraction(value), shown: unit === PERCENT ? shownPercent(value, better) : shownAmount(value, better) }),
    counted: String(counted),
    ...(missed === undefined ? {} : { missed: String(missed) }),
  };
}

function stateOf({ partialPeriod }: Pick<ValueLevelTerms, 'partialPeriod'>, view: PeriodView, account: ValueAccount, decisive: Tally): LevelState {
  if (partialPeriod === 'waive' && isPartial(view)) return 'waived';
  return view.running ? runningState(account, decisive) : endedState(account, decisive);
}

/** S25 of an ended period; a value equal to its target has met it (S21). */
function endedState(account: ValueAccount, decisive: Tally): LevelState {
  if (lacksCoverage(account)) return account.unknown?.policy === 'fail-period' ? 'failed' : 'indeterminate';
  return finalState(account, decisive);
}

function finalState(account: ValueAccount, tally: Tally): LevelState {
  const { expected, minimum = expected } = account.lines;
  if (tally.value === undefined) return 'not-applicable';
  if (reachesLine(tally, expected, account) || isAllowed(account, tally)) return 'met';
  return reachesLine(tally, minimum, account) ? 'below-expected' : 'failed';
}

/** A running period is provisional: it fails only what even its best outcome cannot reach any more (S19). */
function runningState(account: ValueAccount, decisive: Tally): LevelState {
  const final = account.best === undefined ? 'met' : finalState(account, account.best);
  if (final !== 'met') return final;
  const isOnCourse = decisive.value === undefined || reachesLine(decisive, account.pace ?? account.lines.expected, account) || isAllowed(account, decisive);
  return isOnCourse ? 'on-course' : 'at-risk';
}

function reachesLine({ value }: Tally, line: Lines['expected'], { better }: ValueAccount): boolean {
  return value !== undefined && reaches(value, line, better);
}

/** `allow k below n` (S17): a few misses in a small number. */
function isAllowed({ allowance }: ValueAccount, { counted, missed }: Tally): boolean {
  return allowance !== undefined && missed !== undefined && counted < allowance.below && missed <= allowance.misses;
}

const DEFAULT_COVERAGE = '95';

/** Whether enough is known for a judgement, where coverage is asked for (S12). */
function lacksCoverage({ coverage, unknown }: ValueAccount): boolean {
  if (coverage === undefined || unknown === undefined) return false;
  return compare(coverageOf(coverage), ofPercent(unknown.minimumCoverage ?? DEFAULT_COVERAGE)) < 0;
}
