import { compareAttribution } from '@entente/sla';
import type { Fact, RuleShares, SharedMetricTerms } from '@entente/sla';
import type { Entente } from '@entente/terms';
import { periodsIn } from '@entente/worktime';
import type { Interval } from '@entente/worktime';
import { nothingAsked, type Question } from './evaluation.ts';
import { rangeOf } from './period-range.ts';

export interface RulesCompared {
  readonly terms: SharedMetricTerms;
  readonly period: Interval;
  readonly rules: readonly RuleShares[];
}

/** What each rule of attribution would charge for the same bad time, period by period (S32). */
export function compareRules({ sharedMetrics }: Entente, facts: readonly Fact[], { period, asOf, only }: Question): readonly RulesCompared[] {
  const asked = sharedMetrics.filter(({ about: { name } }) => only === undefined || only === name);
  if (asked.length === 0) throw nothingAsked('shared metric', sharedMetrics, only);
  return asked.flatMap(({ terms }) => periodsIn(terms.period, rangeOf(period, terms.period.zone)).map((each) => ({ terms, period: each, rules: compareAttribution(terms, facts, each, asOf) })));
}
