import { localDateAt, localTimeAt } from '@entente/worktime';
import type { Interval, LocalDate, PeriodTerms } from '@entente/worktime';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** What a period is called in the zone of its terms: "March 2026", "9 March 2026, 14:00 to 15:00". */
export function periodLabel({ start, end }: Interval, { zone, every }: PeriodTerms): string {
  const first = localDateAt(zone, start);
  if (every === 'PT1H') return `${dayOf(first)}, ${minuteAt(zone, start)} to ${minuteAt(zone, end)}`;
  const last = localDateAt(zone, end - 1);
  if (every === 'P1D' || first === last) return dayOf(first);
  if (every === 'P1M' && first.endsWith('-01')) return `${monthOf(first)} ${first.slice(0, 4)}`;
  if (every === 'P1Y' && first.endsWith('-01-01')) return first.slice(0, 4);
  return `${dayOf(first)} to ${dayOf(last)}`;
}

const monthOf = (date: LocalDate): string => MONTHS[Number(date.slice(5, 7)) - 1] ?? date;
const dayOf = (date: LocalDate): string => `${Number(date.slice(8, 10))} ${monthOf(date)} ${date.slice(0, 4)}`;
const minuteAt = (zone: string, instant: number): string => localTimeAt(zone, instant).slice(0, 5);
