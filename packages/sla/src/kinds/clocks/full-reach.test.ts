import { HOUR } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aClockLevel, aRatio, ticket } from '../../../testing/kinds.ts';
import { at, log, theDay } from '../../../testing/story.ts';
import { evaluateValueSegments } from '../../segments/evaluate-segments.ts';
import { fullReach, takesEarlierClocks } from './full-reach.ts';

const since = (when: string) => ({ partialPeriod: 'full', inForce: { start: at(when) } }) as const;

describe('S8a S18 the first segment of a period that is measured in full', () => {
  it('takes the clocks of before where no terms cover the start of the period', () => {
    expect([since('00:00'), since('00:00:00.001')].map((terms) => takesEarlierClocks(aClockLevel(terms), theDay))).toEqual([false, true]);
    expect(takesEarlierClocks(aClockLevel({ ...since('06:00'), partialPeriod: 'prorate' }), theDay)).toBe(false);
    expect(takesEarlierClocks(aRatio(since('06:00')), theDay)).toBe(false);
  });

  it('reaches back as far as time goes with clocks, and to the start of the period with all else', () => {
    expect(fullReach(aClockLevel(since('06:00')), theDay)).toBe(new Date(-8.64e15).getTime());
    expect([fullReach(aRatio(since('06:00')), theDay), fullReach(aRatio({ ...since('06:00'), inForce: { start: 0 } }), theDay)]).toEqual([theDay.start, 0]);
    expect(fullReach(aClockLevel({ ...since('00:00'), inForce: { start: 1 } }), theDay)).toBe(1);
  });

  it('leaves nothing to terms that have ended, each clock being one', () => {
    const targets = [{ within: HOUR }];
    const ended = aClockLevel({ targets, inForce: { start: 0, end: at('2026-03-01T00:00Z') } });
    const own = [aClockLevel({ targets, partialPeriod: 'full', inForce: { start: at('06:00'), end: at('12:00') } }), aClockLevel({ targets, partialPeriod: 'full', inForce: { start: at('12:00') } })];
    const facts = log(...ticket('T-1', ['start', '2026-02-28T23:30Z'], ['stop', '2026-03-02T01:00Z']), ...ticket('T-2', ['start', '2026-03-01T23:30Z'], ['stop', '2026-03-02T00:10Z']));
    const clocksBy = (countsBy: 'stop' | 'stop-or-due') => evaluateValueSegments([ended, ...own].map((terms) => ({ ...terms, countsBy })), facts, theDay, at('2026-03-10T00:00Z')).segments.map(({ result }) => result.clocks?.map(({ clock }) => clock));

    expect([clocksBy('stop'), clocksBy('stop-or-due')]).toEqual([[['T-1', 'T-2'], []], [['T-2'], []]]);
  });
});
