import { overlap, periodsIn } from '@entente/worktime';
import type { Interval, ZoneName } from '@entente/worktime';
import { rational, sumOf } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';

/** The days of an interval in a zone, however long the clocks make each; of a day that is cut, its part (S18). */
export function daysIn(zone: ZoneName, interval: Interval): Rational {
  return sumOf(periodsIn({ zone, anchor: '2000-01-01', every: 'P1D' }, interval).map((day) => {
    const part = overlap(day, interval);
    return rational(part.end - part.start, day.end - day.start);
  }));
}
