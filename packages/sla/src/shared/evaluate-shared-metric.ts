import { contains } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import { plus, rational, times, toFraction, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { Fact, PartyShare, SharedMetricResult, SharedMetricTerms, SharedSegment, StatusState } from '../model.ts';
import type { Observed } from '../observe/colours.ts';
import { attributionOf } from './attribution.ts';
import type { Attribution } from './attribution.ts';
import { UNATTRIBUTED } from './measure-component.ts';
import { readSharedMetric } from './read-shared-metric.ts';
import type { ReadStretch } from './readings.ts';
import { sharedSteps } from './shared-steps.ts';

/**
 * The result of a metric that several suppliers share, in one period as known at `asOf` (S31 to S33): the end-to-end
 * level, each component's own level, the reading of every instant, and exact shares of the bad time.
 */
export function evaluateSharedMetric(terms: SharedMetricTerms, facts: readonly Fact[], period: Interval, asOf: Instant): SharedMetricResult {
  const { components, endToEnd, readings } = readSharedMetric(terms, facts, period, asOf);
  const attribution = attributionOf(terms);
  const shares = sharesOf(terms, readings, attribution);
  return {
    metric: terms.id,
    period,
    derived: terms.endToEnd === undefined,
    endToEnd: endToEnd.result,
    components: components.map(({ terms: { component, party }, level, observed }) => ({ component, party, result: level.result, state: stateAt(observed, level.view.horizon) })),
    shares,
    segments: readings.map((stretch) => segmentOf(stretch, attribution)),
    trace: sharedSteps(terms, endToEnd.account.bad, readings, shares, components),
  };
}

/** What the sources say at the last instant that is known. */
function stateAt({ good, bad }: Observed, horizon: Instant): StatusState {
  if (contains(bad, horizon - 1)) return 'down';
  return contains(good, horizon - 1) ? 'up' : 'unknown';
}

/** Every party's share of the bad time, zero included, and the unattributed rest; exact, and never rounded (S32). */
function sharesOf(terms: SharedMetricTerms, readings: readonly ReadStretch[], attribution: Attribution): readonly PartyShare[] {
  const shares = new Map<string, Rational>(terms.components.map(({ party }) => [party, ZERO]));
  shares.set(UNATTRIBUTED, ZERO);
  for (const [down, length] of badTimeByDownSet(readings)) {
    const split = attribution(down) ?? [{ party: UNATTRIBUTED, part: rational(1) }];
    for (const { party, part } of split) shares.set(party, plus(shares.get(party) ?? ZERO, times(part, rational(length))));
  }
  return [...shares].map(([party, share]) => ({ party, share: toFraction(share) }));
}

/** The bad milliseconds of every distinct down set, so that fractions are added once a set and not once a stretch. */
function badTimeByDownSet(readings: readonly ReadStretch[]): Iterable<readonly [readonly string[], number]> {
  const lengths = new Map<string, [readonly string[], number]>();
  for (const { down, start, end, reading } of readings) {
    if (reading !== 'shared' && reading !== 'unattributed') continue;
    const key = down.join('\n');
    lengths.set(key, [down, (lengths.get(key)?.[1] ?? 0) + end - start]);
  }
  return lengths.values();
}

function segmentOf({ start, end, reading, down }: ReadStretch, attribution: Attribution): SharedSegment {
  const length = rational(end - start);
  if (reading === 'unattributed') return { start, end, reading, down, split: [{ party: UNATTRIBUTED, share: toFraction(length) }] };
  const parts = reading === 'shared' ? attribution(down) ?? [] : [];
  return { start, end, reading, down, split: parts.map(({ party, part }) => ({ party, share: toFraction(times(part, length)) })) };
}
