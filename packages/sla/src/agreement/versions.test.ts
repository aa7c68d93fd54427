import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { anAgreedLevel, anAgreement, aVersion } from '../../testing/agreement-story.ts';
import { at, month } from '../../testing/story.ts';
import { compare, ONE, sumOf } from '../exact/rational.ts';
import { segmentsOf, termsIn, versionAtEnd, versionsInForce, weightIn } from './versions.ts';

const from = (number: number, when: string, expected = '99') => aVersion({ number, effectiveFrom: at(when), levels: [anAgreedLevel({ expected })] });

describe('the versions of an agreement', () => {
  it('are in force one after the other, from the start to the end of the agreement, however they are told', () => {
    const terms = anAgreement({ endsAt: at('2026-09-01T00:00Z'), versions: [from(3, '2026-06-01T00:00Z'), from(1, '2025-01-01T00:00Z'), from(2, '2026-03-01T00:00Z'), from(4, '2026-09-01T00:00Z')] });

    expect(versionsInForce(terms).map(({ version, inForce }) => [version.number, inForce.start, inForce.end])).toEqual([
      [1, at('2026-01-01T00:00Z'), at('2026-03-01T00:00Z')], [2, at('2026-03-01T00:00Z'), at('2026-06-01T00:00Z')], [3, at('2026-06-01T00:00Z'), at('2026-09-01T00:00Z')],
    ]);
  });

  it('of two from the same instant the higher number holds', () => {
    const terms = anAgreement({ versions: [from(3, '2026-03-01T00:00Z'), from(2, '2026-03-01T00:00Z'), from(1, '2026-01-01T00:00Z')] });

    expect(versionsInForce(terms).map(({ version }) => version.number)).toEqual([1, 3]);
  });

  it('the first one reaches back to the start', () => {
    expect(versionsInForce(anAgreement({ versions: [from(1, '2026-02-01T00:00Z')] }))[0]?.inForce).toEqual({ start: at('2026-01-01T00:00Z'), end: Infinity });
  });

  it('at the end of an interval it is the last that was in force in it', () => {
    const terms = anAgreement({ endsAt: at('2026-03-20T00:00Z'), versions: [from(1, '2026-01-01T00:00Z'), from(2, '2026-03-10T00:00Z'), from(3, '2026-04-01T00:00Z')] });

    expect([versionAtEnd(terms, month)?.number, versionAtEnd(terms, { start: month.end, end: month.end + 1 })]).toEqual([2, undefined]);
  });
});

describe('S18 the segments of a level', () => {
  it('go on through versions that leave it alone, whatever the order of its fields', () => {
    const { id, ...level } = anAgreedLevel();
    const same = aVersion({ number: 2, effectiveFrom: at('2026-03-01T00:00Z'), levels: [{ ...level, id }] });

    expect(segmentsOf(anAgreement({ versions: [from(1, '2026-01-01T00:00Z'), same, from(3, '2026-06-01T00:00Z', '98')] }), 'level').map(({ terms, versions }) => [terms.inForce, versions.length])).toEqual([
      [{ start: at('2026-01-01T00:00Z'), end: at('2026-06-01T00:00Z') }, 2], [{ start: at('2026-06-01T00:00Z') }, 1],
    ]);
  });

  it('law: the weights of a period that is wholly agreed come to one, through clock changes and cut days', () => {
    const begin = at('2026-03-01T00:00Z') - 3_600_000;
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 31 * 24 - 2 }), { maxLength: 4 }), fc.constantFrom('prorate', 'full'), (hours, partialPeriod) => {
      const versions = [0, ...hours].toSorted((a, b) => a - b).map((hour, place) => aVersion({ number: place + 1, effectiveFrom: begin + hour * 3_600_000, levels: [anAgreedLevel({ expected: String(90 + place), partialPeriod, period: { zone: 'Europe/Amsterdam', anchor: '2026-03-01', every: 'P1M' } })] }));
      const terms = anAgreement({ startsAt: begin, versions });
      const period = { start: begin, end: at('2026-03-31T22:00Z') };
      const weights = termsIn(segmentsOf(terms, 'level'), period).map((own) => weightIn(own, period));
      expect(weights).toHaveLength(versions.length);
      expect(compare(sumOf(weights), ONE)).toBe(0);
    }), runs(18, 60));
  });
});
