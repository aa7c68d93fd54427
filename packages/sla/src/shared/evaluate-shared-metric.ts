import { contains, measure } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import { minus, plus, rational, sumOf, toFraction, ZERO } from '../exact/rational.ts';
import type { Fact, SharedMetricTerms, StatusState } from '../model.ts';
import type { SharedMetricResult } from './shared-model.ts';
import type { SharedAccount } from './shared-model.ts';
import type { Observed } from '../observe/colours.ts';
import { attributionOf, gameOf } from './attribution.ts';
import type { Game } from './attribution.ts';
import { UNATTRIBUTED } from './measure-component.ts';
import { readSharedMetric } from './read-shared-metric.ts';
import type { ReadSharedMetric } from './read-shared-metric.ts';
import { relieveSuppliers } from './relieve-suppliers.ts';
import { segmentOf, sharesOf, shownShare } from './shares.ts';
import type { Shares } from './shares.ts';
import { sharedSteps } from './shared-steps.ts';

/**
 * The result of a metric that several suppliers share, in one period as known at `asOf` (S31 to S35): the end-to-end
 * level, each component's own level, each supplier raw and relieved, the reading of every instant, and exact shares of
 * the bad time by the declared rule, accepted causes first.
 */
export function evaluateSharedMetric(terms: SharedMetricTerms, facts: readonly Fact[], period: Interval, asOf: Instant): SharedMetricResult {
  return resultOf(terms, readSharedMetric(terms, facts, period, asOf), gameOf(terms.structure), period);
}

/** The result of what was read, by whatever it takes to fail. */
export function resultOf(terms: SharedMetricTerms, read: ReadSharedMetric, game: Game, period: Interval): SharedMetricResult {
  const { components, endToEnd, readings } = read;
  const attribution = attributionOf(terms.rule, terms.components, game, { ...read, weights: terms.weights ?? {} });
  const shares = sharesOf(terms, readings, attribution);
  const shown = shownShare(terms);
  const { relief, moves } = relieveSuppliers(terms, read);
  const result = {
    metric: terms.id,
    period,
    derived: terms.endToEnd === undefined,
    endToEnd: endToEnd.result,
    components: components.map(({ terms: { component, party }, level, observed }) => ({ component, party, result: level.result, state: stateAt(observed, level.view.horizon) })),
    shares: [...shares.attributed].map(([party, share]) => shown(party, share)),
    uncovered: [...shares.uncovered].map(([party, share]) => shown(party, share)),
    account: accountOf(read, shares),
    suppliers: relief.map(({ supplier }) => supplier),
    moves,
    segments: readings.map((stretch) => segmentOf(stretch, attribution, shown)),
  };
  return { ...result, trace: sharedSteps(terms, read, result, { borne: shares.borne, relief }) };
}

/** What the sources say at the last instant that is known. */
function stateAt({ good, bad }: Observed, horizon: Instant): StatusState {
  if (contains(bad, horizon - 1)) return 'down';
  return contains(good, horizon - 1) ? 'up' : 'unknown';
}

/** Nothing that was bad end to end is lost (S34). */
function accountOf({ rawBad, endToEnd }: ReadSharedMetric, { attributed, uncovered }: Shares): SharedAccount {
  const bad = measure(endToEnd.account.bad);
  const unattributed = attributed.get(UNATTRIBUTED) ?? ZERO;
  const borne = minus(sumOf(attributed.values()), unattributed);
  const uncoveredTime = sumOf(uncovered.values());
  return {
    raw: toFraction(rational(measure(rawBad))),
    attributed: toFraction(borne),
    unattributed: toFraction(unattributed),
    excluded: toFraction(rational(measure(rawBad) - bad)),
    uncovered: toFraction(uncoveredTime),
    residual: toFraction(minus(rational(bad), plus(borne, plus(unattributed, uncoveredTime)))),
  };
}
