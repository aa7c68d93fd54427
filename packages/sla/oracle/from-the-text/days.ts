/** S18: the days of an interval in a zone, however long the clocks make them; of a day that is cut its part. */
import { DAY, dayStart, localDateAt } from '@entente/worktime';
import type { Interval, ZoneName } from '@entente/worktime';
import { add, divide, exact, NOTHING } from './fraction.ts';
import type { Exact } from './fraction.ts';

export function daysIn(zone: ZoneName, { start, end }: Interval): Exact {
  let days = NOTHING;
  for (let from = start; from < end;) {
    const date = localDateAt(zone, from);
    const midnight = dayStart(zone, date);
    // Twenty-seven hours on it is the next day, whatever the clocks do.
    const next = dayStart(zone, localDateAt(zone, midnight + DAY + DAY / 8));
    days = add(days, exact(Math.min(next, end) - from, next - midnight));
    from = next;
  }
  return days;
}

/** The part of a period that an interval of it is, by days. */
export const shareOfDays = (zone: ZoneName, part: Interval, period: Interval): Exact => divide(daysIn(zone, part), daysIn(zone, period));
