import { describe, expect, test } from 'vitest';
import type { SegmentFragment } from '../../api/graphql/graphql.ts';
import { answered, leftOut, millisecondsOf } from './left-out.ts';

function aSegment(reading: SegmentFragment['reading'], minutes: number, ...down: string[]): SegmentFragment {
  const start = Date.UTC(2026, 10, 5);
  return { reading, down, split: [], start: new Date(start).toISOString(), end: new Date(start + minutes * 60_000).toISOString() };
}

describe('what the shares leave out', () => {
  test('is told by its reading, with its time and who was down', () => {
    const out = leftOut([aSegment('SHARED', 30, 'A'), aSegment('NO_BUSINESS_IMPACT', 80, 'B'), aSegment('NO_BUSINESS_IMPACT', 24, 'C', 'B'), aSegment('UNATTRIBUTED', 9)]);

    expect(out.map(({ reading, bad, down }) => [reading, bad / 60_000, down])).toEqual([['NO_BUSINESS_IMPACT', 104, ['B', 'C']], ['UNATTRIBUTED', 9, []]]);
  });

  test('a period whose every minute is shared leaves nothing out', () => {
    expect(leftOut([aSegment('SHARED', 30, 'A')])).toEqual([]);
  });

  test('the picture shows shared and unattributed time, nothing else', () => {
    const readings = answered([aSegment('SHARED', 1), aSegment('UNATTRIBUTED', 1), aSegment('CONTRADICTION', 1), aSegment('END_TO_END_UNKNOWN', 1)]).map((segment) => segment.reading);

    expect(readings).toEqual(['SHARED', 'UNATTRIBUTED']);
  });

  test('thirds add up', () => {
    const third = { milliseconds: { numerator: '100000', denominator: '3' } };

    expect(millisecondsOf([third, third, third])).toBeCloseTo(100_000, 6);
  });
});
