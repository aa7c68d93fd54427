import { compareAttribution } from '@entente/sla';
import type { AttributionRule, Fact, RuleShares, SharedMetricTerms } from '@entente/sla';
import type { Instant, Interval } from '@entente/worktime';

/** The rule in force, and those that give another answer without weights, accepted causes and clocks (S32). */
export const COMPARED_RULES: readonly AttributionRule[] = ['shapley', 'first-failed', 'equal-among-down', 'but-for', 'all-pay'];

/** What one rule would charge, as it is stored. */
export type ComparedRule = Pick<RuleShares, 'rule' | 'shares' | 'residual'>;

export function comparedRules(terms: SharedMetricTerms, facts: readonly Fact[], period: Interval, asOf: Instant): readonly ComparedRule[] {
  const every = compareAttribution(terms, facts, period, asOf);
  return COMPARED_RULES.flatMap((wanted) => every.filter(({ rule }) => rule === wanted).map(({ rule, shares, residual }) => ({ rule, shares, residual })));
}

/** The rules of a result as they were stored. */
export function comparedRulesOf(text: string): readonly ComparedRule[] {
  // Written by save-shared-result.ts.
  const rules: readonly ComparedRule[] = JSON.parse(text);
  return rules;
}
