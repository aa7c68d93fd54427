import type { Instant, Interval } from '@entente/worktime';
import { unreachable } from '../exact/unreachable.ts';
import { viewPeriod } from '../level/period-view.ts';
import type { PeriodView } from '../level/period-view.ts';
import type { Fact } from '../model.ts';
import { clockAccount } from './clocks/clock-level.ts';
import { countedSamples } from './counted-samples.ts';
import type { CountedSamples } from './counted-samples.ts';
import { goalAccount } from './goal-level.ts';
import { judgeValue } from './judgement/judge-value.ts';
import type { SampleLevelTerms, ValueLevelTerms, ValueResult } from './kind-model.ts';
import { moneyAccount } from './money-level.ts';
import { percentileAccount } from './percentile-level.ts';
import { ratioAccount } from './ratio-level.ts';
import { scoreAccount } from './score-level.ts';
import { thresholdAccount } from './threshold-level.ts';
import type { ValueAccount } from './judgement/value-account.ts';

/** The result of one level of any kind but availability, in one period, as it is known at `asOf` (S22a). */
export function evaluateValueLevel(terms: ValueLevelTerms, facts: readonly Fact[], period: Interval, asOf: Instant): ValueResult {
  const { view, account } = measureValueLevel(terms, facts, period, asOf);
  return judgeValue(terms, view, account);
}

/** A level before it is judged: what was counted in it, and of samples which. */
export interface MeasuredValue {
  readonly view: PeriodView;
  readonly account: ValueAccount;
  readonly samples?: CountedSamples;
}

export function measureValueLevel(terms: ValueLevelTerms, facts: readonly Fact[], period: Interval, asOf: Instant): MeasuredValue {
  if (terms.kind === 'clock') {
    const view = viewPeriod({ ...terms, method: {} }, period, asOf, { lastWord: asOf, carriesUntil: asOf });
    return { view, account: clockAccount(terms, facts, view, asOf) };
  }
  const samples = countedSamples(terms, facts, period, asOf);
  return { view: samples.view, account: accountOf(terms, samples), samples };
}

function accountOf(terms: SampleLevelTerms, samples: CountedSamples): ValueAccount {
  switch (terms.kind) {
    case 'ratio': return ratioAccount(terms, samples);
    case 'threshold': return thresholdAccount(terms, samples);
    case 'percentile': return percentileAccount(terms, samples);
    case 'goal': return goalAccount(terms, samples);
    case 'score': return scoreAccount(terms, samples);
    case 'money': return moneyAccount(terms, samples);
    default: return unreachable(terms);
  }
}
