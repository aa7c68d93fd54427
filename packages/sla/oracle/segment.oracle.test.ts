import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateSegments } from '../src/index.ts';
import type { AvailabilityTerms, Fact, Measure } from '../src/index.ts';
import { replayTrace } from '../src/trace/replay-trace.ts';
import { aLevelOfAnyBasis, asOf, MARGIN, period, someFacts, TICK } from './arbitraries.ts';
import { lawRuns, runs } from './runs.ts';
import { oracleOfSegments } from './segment-oracle.ts';

interface Case {
  readonly versions: readonly AvailabilityTerms[];
  readonly facts: readonly Fact[];
  readonly asOf: number;
}

const targets = fc.constantFrom({ expected: '99' }, { expected: '80', minimum: '50' }, { expected: '60', minimum: '33.333333' }, { expected: '100' });
const length = fc.integer({ min: 5, max: 70 }).map((count) => count * TICK);

/** One level, its versions one after the other, each with its own targets and all that does not change what is counted. */
const aCase: fc.Arbitrary<Case> = fc.record({
  levels: fc.array(aLevelOfAnyBasis, { minLength: 1, maxLength: 3 }), lines: fc.array(targets, { minLength: 3, maxLength: 3 }), lengths: fc.array(length, { minLength: 3, maxLength: 3 }),
  from: fc.constantFrom(0, period.start, period.start + 20 * TICK), endless: fc.boolean(), amended: fc.constantFrom('judge-each', 'combine'), asOf,
}).chain(({ levels, lines, lengths, from, endless, amended, asOf: moment }) => {
  const [first] = levels;
  const cuts = lengths.reduce<readonly number[]>((all, each) => [...all, (all.at(-1) ?? 0) + each], [Math.max(from, period.start)]);
  const versions = levels.map(({ calendar, exclusions, unknown, partialPeriod, basis: _, method: __, slice: ___, expectedVolume: ____, ...rest }, i): AvailabilityTerms => {
    const { minimum: _____, ...kept } = rest;
    const counting = first === undefined ? {} : { basis: first.basis, method: first.method, ...(first.slice === undefined ? {} : { slice: first.slice }), ...(first.expectedVolume === undefined ? {} : { expectedVolume: first.expectedVolume }) };
    const end = cuts[i + 1] ?? 0;
    return {
      basis: 'time', method: { measures: 'status', sources: [], combine: 'any-bad' }, ...kept, ...counting, ...lines[i], calendar, exclusions, partialPeriod, amended,
      unknown: first?.unknown ?? unknown, inForce: i === levels.length - 1 && endless ? { start: i === 0 ? from : cuts[i] ?? 0 } : { start: i === 0 ? from : cuts[i] ?? 0, end },
    };
  });
  return someFacts(['it'], first?.method.measures ?? 'both').map((facts): Case => ({ versions, facts, asOf: moment }));
});

const numbers = (measure: Measure | undefined) => (measure === undefined ? undefined : { good: Number(measure.good), bad: Number(measure.bad) });

describe('S18 the segments of an amended period', () => {
  it('are what the oracle says, each and together', () => {
    fc.assert(fc.property(aCase, ({ versions, facts, asOf: moment }) => {
      const { segments, combined } = evaluateSegments(versions, facts, period, moment);
      const oracle = oracleOfSegments(versions, facts, period, moment, TICK, MARGIN);

      expect(segments.map(({ segment, result }) => ({ segment, state: result.state, toDate: numbers(result.toDate), judged: numbers(result.judged), best: numbers(result.bestAchievable), time: result.time }))).toEqual(
        oracle.segments.map(({ from, to, said }) => ({ segment: { start: from, end: to }, state: said.state, toDate: said.toDate, judged: said.judged, best: said.best, time: said.time })),
      );
      if (combined === undefined) return;
      expect({ state: combined.result.state, decisive: numbers(combined.result.judged ?? combined.result.toDate), best: numbers(combined.result.bestAchievable) }).toEqual(
        { state: oracle.combined?.state, decisive: oracle.combined?.decisive, best: oracle.combined?.best },
      );
    }), runs(18, 250));
  });

  it('law: replayed, the account of all together gives its ratio, its target and its state', () => {
    fc.assert(fc.property(aCase, ({ versions, facts, asOf: moment }) => {
      const { combined } = evaluateSegments(versions.map((terms) => ({ ...terms, amended: 'combine' as const })), facts, period, moment);
      if (combined === undefined) return;
      const { amounts, disagreements } = replayTrace(combined.result.trace);

      expect(disagreements).toEqual([]);
      expect(amounts['state']).toBe(combined.result.state);
      if (amounts['expected'] !== undefined) expect(amounts['expected']).toBe(combined.expected.denominator === '1' ? combined.expected.numerator : `${combined.expected.numerator}/${combined.expected.denominator}`);
    }), lawRuns(19, 100));
  });

  it('law: their days are those of the period, where the versions cover it', () => {
    fc.assert(fc.property(aCase, ({ versions, facts }) => {
      const { segments } = evaluateSegments(versions, facts, period, period.end);
      const covered = segments.reduce((sum, { segment }) => sum + segment.end - segment.start, 0);
      const days = segments.reduce((sum, { weight }) => sum + Number(weight.numerator) / Number(weight.denominator), 0);

      expect(days).toBeCloseTo(covered / (period.end - period.start), 9);
    }), lawRuns(20, 100));
  });

  it('law: an amendment that changes nothing changes no number, combined', () => {
    const cuts = fc.integer({ min: 1, max: 119 }).map((count) => period.start + count * TICK);
    const level = aLevelOfAnyBasis.filter(({ basis, outages: { rounding = 'none' } }) => basis !== 'timeslices' && basis !== 'occurrences' && rounding === 'none');
    fc.assert(fc.property(level, cuts, asOf, someFacts(['it'], 'both'), (terms, cut, moment, facts) => {
      const whole = evaluateSegments([{ ...terms, amended: 'combine', inForce: { start: 0 } }], facts, period, moment);
      const halves = evaluateSegments([{ ...terms, inForce: { start: 0, end: cut } }, { ...terms, amended: 'combine', inForce: { start: cut } }], facts, period, moment);
      const of = ({ combined }: typeof whole) => combined && { ...combined.result, trace: [], stretches: [], expected: combined.expected, minimum: combined.minimum };

      expect(of(halves)).toEqual(of(whole));
    }), lawRuns(21, 150));
  });
});
