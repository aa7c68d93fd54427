import { measure } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import { minus, rational, sumOf, toFraction } from '../exact/rational.ts';
import type { Fact, Fraction, SharedMetricTerms } from '../model.ts';
import type { PartyShare } from './shared-model.ts';
import { ATTRIBUTION_RULES } from './attribution-model.ts';
import type { AttributionRule } from './attribution-model.ts';
import { attributionOf, gameOf } from './attribution.ts';
import { readSharedMetric } from './read-shared-metric.ts';
import type { ReadSharedMetric } from './read-shared-metric.ts';
import { sharesOf, shownShare } from './shares.ts';

/** What one rule would charge. */
export interface RuleShares {
  readonly rule: AttributionRule;
  /** Every party, zero included, and the unattributed time, which is the same under every rule. */
  readonly shares: readonly PartyShare[];
  /** What accepted causes put on parties outside their hours, or on strangers to the metric (S34). */
  readonly uncovered: readonly PartyShare[];
  /** The bad time that nobody bears; negative where more is charged than there was. Zero for the efficient rules. */
  readonly residual: Fraction;
}

/** The same bad time shared out by every rule, for the parties to see what their choice would mean (S32). */
export function compareAttribution(terms: SharedMetricTerms, facts: readonly Fact[], period: Interval, asOf: Instant, weights: Readonly<Record<string, string>> = terms.weights ?? {}): readonly RuleShares[] {
  const read = readSharedMetric(terms, facts, period, asOf);
  return ATTRIBUTION_RULES.map((rule) => sharesUnder(rule, terms, read, weights));
}

function sharesUnder(rule: AttributionRule, terms: SharedMetricTerms, read: ReadSharedMetric, weights: Readonly<Record<string, string>>): RuleShares {
  const { attributed, uncovered } = sharesOf(terms, read.readings, attributionOf(rule, terms.components, gameOf(terms.structure), { ...read, weights }));
  const shown = shownShare(terms);
  const residual = minus(rational(measure(read.endToEnd.account.bad)), sumOf([...attributed.values(), ...uncovered.values()]));
  return {
    rule,
    shares: [...attributed].map(([party, share]) => shown(party, share)),
    uncovered: [...uncovered].map(([party, share]) => shown(party, share)),
    residual: toFraction(residual),
  };
}
