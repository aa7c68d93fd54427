import { DAY, HOUR } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, at, log, says } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import { materialOfLevel, measureLevel } from '../level/evaluate-availability.ts';
import { knownPast } from './known-past.ts';

const begin = at('2026-01-01T00:00Z');
const end = begin + 100 * DAY;
const said = (state: 'up' | 'down' | 'unknown', after: number): UnloggedFact => ({ ...says(state, '00:00'), at: begin + after });

/** Up for a hundred days, but for outages of an hour that begin so long after the beginning. */
function pastWith(outages: readonly number[], ...more: readonly UnloggedFact[]) {
  const facts = log(said('up', 0), ...outages.flatMap((start) => [said('down', start), said('up', start + HOUR)]), ...more, said('up', 100 * DAY));
  const terms = aLevel();
  const material = materialOfLevel(terms, facts, end);
  return knownPast(measureLevel(terms, material, { start: begin, end: end + 1 }, end), material.observed.bad, 60 * DAY);
}

describe('S37a the known past', () => {
  it('has an outage in one cluster with the next when less than a day of good time is between them', () => {
    const calms = (between: number) => pastWith([DAY, DAY + HOUR + between, 20 * DAY]).ended.map(({ next }) => next?.calm);

    expect(calms(2 * HOUR)).toEqual([2 * HOUR, undefined, undefined]);
    expect(calms(DAY - 1)).toEqual([DAY - 1, undefined, undefined]);
    expect(calms(DAY)).toEqual([undefined, undefined, undefined]);
  });

  it('ties each outage of a cluster to the next', () => {
    const [first, second, third, other] = pastWith([DAY, DAY + 3 * HOUR, DAY + 8 * HOUR, 20 * DAY]).ended;

    expect([first, second, third, other].map((outage) => outage?.isFirst)).toEqual([true, false, false, true]);
    expect(first?.next?.outage).toBe(second);
    expect(second?.next).toEqual({ calm: 4 * HOUR, outage: third });
    expect([third, other].map((outage) => outage?.next)).toEqual([undefined, undefined]);
  });

  it('counts as calm only what is known to be good', () => {
    const { ended, calm } = pastWith([DAY, 3 * DAY], said('unknown', DAY + 2 * HOUR), said('up', 3 * DAY - 2 * HOUR), said('unknown', 4 * DAY), said('up', 90 * DAY));

    expect(ended.map(({ next }) => next?.calm)).toEqual([3 * HOUR, undefined]);
    expect(calm).toBe(DAY - HOUR + 10 * DAY);
    expect(pastWith([]).calm).toBe(0);
  });

  it('says half as much for every half-life that it is older', () => {
    const { ended, goodTime } = pastWith([10 * DAY, 40 * DAY - 1, 40 * DAY + 2 * HOUR, 99 * DAY]);

    expect(ended.map(({ weight }) => weight)).toEqual([1 / 2, 1 / 2, 1, 1]);
    expect(goodTime).toBe(60 * DAY - 3 * HOUR + 1 + (40 * DAY - HOUR - 1) / 2);
  });

  it('ends with the outage that is not over', () => {
    const { ended, ongoing } = pastWith([DAY], said('down', 100 * DAY - 2 * HOUR), { ...said('down', 100 * DAY), position: 99 });

    expect(ended).toHaveLength(1);
    expect(ongoing).toEqual({ length: 2 * HOUR, counted: 2 * HOUR });
    expect(pastWith([DAY])).not.toHaveProperty('ongoing');
  });
});
