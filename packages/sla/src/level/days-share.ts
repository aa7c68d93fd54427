import { overlap, periodsIn } from '@entente/worktime';
import type { Interval, ZoneName } from '@entente/worktime';
import { ONE, quotient, rational, sumOf } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';

/** The days of a part ÷ the days of a whole in a zone (S18). */
export function daysShare(zone: ZoneName, part: Interval, whole: Interval): Rational {
  if (part.start === whole.start && part.end === whole.end) return ONE;
  return quotient(daysIn(zone, part), daysIn(zone, whole));
}

/** The days of an interval in a zone, however long the clocks make each; of a day that is cut, its part (S18). */
function daysIn(zone: ZoneName, interval: Interval): Rational {
  return sumOf(periodsIn({ zone, anchor: '2000-01-01', every: 'P1D' }, interval).map((day) => {
    const part = overlap(day, interval);
    return rational(part.end - part.start, day.end - day.start);
  }));
}
