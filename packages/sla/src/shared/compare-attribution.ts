import { firstEndingAfter } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import { minus, plus, rational, sumOf, times, toFraction, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { Fact, Fraction, PartyShare, SharedMetricTerms } from '../model.ts';
import { ATTRIBUTION_RULES, partsOfFailure } from './attribution-rules.ts';
import type { AttributionRule, DownParty } from './attribution-rules.ts';
import { UNATTRIBUTED } from './measure-component.ts';
import { readSharedMetric } from './read-shared-metric.ts';
import type { ReadSharedMetric } from './read-shared-metric.ts';
import type { ReadStretch } from './readings.ts';
import { fails } from './structure.ts';

/** What one rule would charge. */
export interface RuleShares {
  readonly rule: AttributionRule;
  /** Every party, zero included, and the unattributed time, which is the same under every rule. */
  readonly shares: readonly PartyShare[];
  /** The bad time that nobody bears; negative where more is charged than there was. Zero for the efficient rules. */
  readonly residual: Fraction;
}

/** The same bad time shared out by every rule, for the parties to see what their choice would mean (S32). */
export function compareAttribution(terms: SharedMetricTerms, facts: readonly Fact[], period: Interval, asOf: Instant, weights: Readonly<Record<string, string>> = {}): readonly RuleShares[] {
  const read = readSharedMetric(terms, facts, period, asOf);
  return ATTRIBUTION_RULES.map((rule) => sharesUnder(rule, terms, read, weights));
}

function sharesUnder(rule: AttributionRule, terms: SharedMetricTerms, read: ReadSharedMetric, weights: Readonly<Record<string, string>>): RuleShares {
  const shares = new Map<string, Rational>(terms.components.map(({ party }) => [party, ZERO]));
  shares.set(UNATTRIBUTED, ZERO);
  const charge = (party: string, time: Rational) => shares.set(party, plus(shares.get(party) ?? ZERO, time));

  const split = splitBy(rule, terms, read, weights);
  let bad = 0;
  for (const stretch of read.readings) {
    const length = stretch.end - stretch.start;
    if (stretch.reading === 'unattributed') charge(UNATTRIBUTED, rational(length));
    if (stretch.reading === 'shared') split(stretch).forEach(({ party, part }) => charge(party, times(part, rational(length))));
    if (stretch.reading === 'shared' || stretch.reading === 'unattributed') bad += length;
  }
  const residual = minus(rational(bad), sumOf(shares.values()));
  return { rule, shares: [...shares].map(([party, share]) => ({ party, share: toFraction(share) })), residual: toFraction(residual) };
}

interface Part {
  readonly party: string;
  readonly part: Rational;
}

type Split = (stretch: ReadStretch) => readonly Part[];

/** Splits a stretch by a rule; the same down set is worked out once, but for the rule that asks who failed first. */
function splitBy(rule: AttributionRule, { structure, components }: SharedMetricTerms, { downTimes }: ReadSharedMetric, weights: Readonly<Record<string, string>>): Split {
  const partyOf = new Map(components.map(({ component, party }) => [component, party]));
  const known = new Map<string, readonly Part[]>();
  return (stretch) => {
    const key = stretch.down.join('\n');
    const parts = (rule === 'first-failed' ? undefined : known.get(key)) ?? work(stretch);
    known.set(key, parts);
    return parts;
  };

  function work(stretch: ReadStretch): readonly Part[] {
    const down = downParties(partyOf, downTimes, stretch);
    const bitOf = new Map(stretch.down.map((component) => [component, 2 ** down.findIndex(({ party }) => party === partyOf.get(component))]));
    const parts = partsOfFailure(rule, { down, weights, fails: (players) => fails(structure, (component) => ((bitOf.get(component) ?? 0) & players) !== 0) });
    return down.map(({ party }, place) => ({ party, part: parts[place] ?? ZERO }));
  }
}

/** The parties behind the down components, each with the instant since which one of these has been down. */
function downParties(partyOf: ReadonlyMap<string, string>, downTimes: ReadSharedMetric['downTimes'], { down, start }: ReadStretch): readonly DownParty[] {
  const since = new Map<string, Instant>();
  for (const component of down) {
    const outages = downTimes.get(component) ?? [];
    const began = outages[firstEndingAfter(outages, start)]?.start ?? start;
    const party = partyOf.get(component) ?? component;
    since.set(party, Math.min(since.get(party) ?? began, began));
  }
  return [...since].map(([party, began]) => ({ party, since: began })).sort((a, b) => (a.party < b.party ? -1 : 1));
}
