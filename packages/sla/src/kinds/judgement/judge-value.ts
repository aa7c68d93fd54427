import { shownAmount, shownPercent } from '../../exact/decimal.ts';
import { ONE, rational, toFraction } from '../../exact/rational.ts';
import { coverageOf } from '../../level/judgement.ts';
import type { PeriodView } from '../../level/period-view.ts';
import type { Fraction } from '../../model.ts';
import type { ValueLevelTerms, ValueMeasure, ValueResult } from '../kind-model.ts';
import { PERCENT } from './value-account.ts';
import type { Lines, Tally, ValueAccount } from './value-account.ts';
import { judgedValue } from './value-judgement.ts';
import { judgementSteps } from './value-steps.ts';

/** The result of a level from what its kind reckoned (S12, S17 to S19, S21, S25). */
export function judgeValue(terms: Pick<ValueLevelTerms, 'id' | 'kind' | 'partialPeriod'>, view: PeriodView, account: ValueAccount): ValueResult {
  const { best } = account;
  const coverage = account.coverage === undefined ? undefined : coverageOf(account.coverage);
  const { state, byAllowance, workings } = judgedValue(terms, view, account, coverage?.coverage);
  const result = {
    level: terms.id,
    kind: terms.kind,
    period: view.period,
    measured: view.measured,
    running: view.running,
    state,
    lines: linesOf(account.lines),
    ...(account.promised === undefined ? {} : { promised: toFraction(account.promised) }),
    toDate: measureOf(account, account.toDate),
    ...(best === undefined ? {} : { bestAchievable: measureOf(account, best) }),
    ...(account.judged === undefined ? {} : { judged: measureOf(account, account.judged) }),
    ...(account.coverage === undefined ? {} : { coverage: coverageIn(account.coverage) }),
    ...(account.left === undefined ? {} : { left: toFraction(account.left) }),
    ...(byAllowance ? { byAllowance } : {}),
    ...(account.clocks === undefined ? {} : { clocks: account.clocks }),
    ...(view.staleSince === undefined ? {} : { staleSince: view.staleSince }),
  };
  return { ...result, trace: [...account.steps, ...judgementSteps(account, result, { coverage: coverage?.workings, judgement: [...(account.further ?? []), ...workings] })] };
}

/** Known ÷ knowable; where nothing can be known nothing is missing (S12). */
function coverageIn({ known, knowable }: NonNullable<ValueAccount['coverage']>): Fraction {
  return toFraction(knowable === 0 ? ONE : rational(known, knowable));
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
