import { HOUR, intersect, measure } from '@entente/worktime';
import type { Interval } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTimeLevel, anEventLevel, asOf, period, someFacts } from '../../oracle/arbitraries.ts';
import { runs } from '../../oracle/runs.ts';
import { aLevel, theDay } from '../../testing/story.ts';
import type { Fact, AvailabilityTerms } from '../model.ts';
import { observe } from '../observe/observed.ts';
import { cadenceOf } from '../observe/sample-colours.ts';
import { sampleColumns } from '../observe/sample-columns.ts';
import { countedTime } from './counted-time.ts';
import { evaluateAvailability } from './evaluate-availability.ts';
import { slotCoverage } from './event-totals.ts';
import { exclusionsOf } from './exclusions.ts';
import { judgeTotals } from './judge-totals.ts';
import { viewPeriod } from './period-view.ts';
import { sumsAreEnough, timeToSum, totalsFromSums } from './totals-from-sums.ts';

/** The result by way of sums, as somebody with rollups would come to it. */
function bySums(terms: AvailabilityTerms, facts: readonly Fact[], moment: number) {
  const observed = observe(terms.method, terms.component, facts, moment);
  const view = viewPeriod(terms, period, moment, observed.voice);
  const counted = countedTime(terms, exclusionsOf(terms.component, facts), view);
  const past = timeToSum(counted, view);
  const sums = { goodTime: measure(intersect(observed.good, past)), badTime: measure(intersect(observed.bad, past)) };
  return judgeTotals(terms, view, totalsFromSums(terms, view, counted, terms.basis === 'time' ? sums : { ...sums, events: eventsIn(terms, facts, past, { start: view.measured.start, end: view.horizon }) }));
}

function eventsIn(terms: AvailabilityTerms, facts: readonly Fact[], past: ReturnType<typeof timeToSum>, range: Interval) {
  const samples = facts.filter((fact) => fact.kind === 'samples' && fact.component === terms.component);
  const series = terms.method.sources.map((source) => sampleColumns(samples.filter((run): run is Fact & { kind: 'samples' } => run.source === source && run.kind === 'samples')));
  const { known, knowable } = slotCoverage(past, range, cadenceOf(terms.method), series);
  let [good, total] = [0, 0];
  for (const columns of series) {
    for (let i = 0; i < columns.at.length; i += 1) {
      const instant = columns.at[i] ?? 0;
      if (!past.some(({ start, end }) => start <= instant && instant < end)) continue;
      if (Number.isNaN(columns.total?.[i] ?? Number.NaN)) continue;
      good += columns.good?.[i] ?? 0;
      total += columns.total?.[i] ?? 0;
    }
  }
  return { good, total, filledSlots: known, slots: knowable };
}

describe('S20 totals from sums', () => {
  it('law: judged from sums a level is the same, to the last bit, as judged from facts', () => {
    fc.assert(fc.property(fc.oneof(aTimeLevel, anEventLevel), someFacts(['it'], 'both'), asOf, (terms, facts, moment) => {
      fc.pre(sumsAreEnough(terms));
      const { stretches: _, trace, ...direct } = evaluateAvailability(terms, facts, period, moment);
      const { stretches: __, trace: ___, ...bySum } = bySums(terms, facts, moment);
      expect(bySum).toEqual(direct);
      expect(trace.length).toBeGreaterThan(0);
    }), runs(20, 400));
  });

  it('of a level that counts time are good and bad time, whatever was counted beside it', () => {
    const terms = aLevel();
    const view = viewPeriod(terms, theDay, theDay.end);
    const sums = { goodTime: 20 * HOUR, badTime: HOUR };
    const totals = totalsFromSums(terms, view, countedTime(terms, [], view), sums);

    expect(totals).toMatchObject({ time: { good: 20 * HOUR, bad: HOUR, unknown: 3 * HOUR }, coverage: { known: 21 * HOUR, knowable: 24 * HOUR }, toDate: { good: 20 * HOUR, bad: HOUR } });
    expect(totalsFromSums(terms, view, countedTime(terms, [], view), { ...sums, events: { good: 1, total: 2, filledSlots: 3, slots: 4 } })).toEqual(totals);
  });

  it('are enough unless the instants themselves are needed', () => {
    const enough = (changes: Partial<AvailabilityTerms>) => sumsAreEnough(aLevel(changes));

    expect(enough({})).toBe(true);
    expect(enough({ outages: { minimumLength: 0, rounding: 'none' } })).toBe(true);
    expect(enough({ basis: 'occurrences' })).toBe(true);
    expect((['timeslices', 'user-minutes', 'device-minutes'] as const).some((basis) => enough({ basis }))).toBe(false);
    expect(enough({ outages: { minimumLength: 1 } })).toBe(false);
    expect(enough({ outages: { rounding: 'minute-up' } })).toBe(false);
    expect(enough({ unknown: { policy: 'hold-last', maxAge: 5 } })).toBe(false);
    expect(enough({ exclusions: { effect: 'count-as-good' } })).toBe(false);
    expect(enough({ exclusions: { effect: 'remove', effectByReason: { storm: 'count-as-bad-but-excused' } } })).toBe(false);
    expect(enough({ exclusions: { effect: 'remove', effectByReason: { storm: 'remove' } } })).toBe(true);
  });
});
