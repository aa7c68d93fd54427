/**
 * RFC 5545 the slow way, for rules that come every so many weeks, months or years on days of the week: each date is asked
 * by its own week, month and day of the month whether it is one, from the first date on.
 */
import type { LocalDate } from '../src/instant.ts';

const DAY = 86_400_000;
const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** The dates of the rule, counted from a first date, that lie before an end. */
export function datesOf(rule: string, from: LocalDate, end: LocalDate): readonly LocalDate[] {
  const parts = new Map(rule.split(';').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
  const said = { every: parts.get('FREQ'), interval: Number(parts.get('INTERVAL') ?? 1), days: parts.get('BYDAY')?.split(',') ?? [], months: parts.get('BYMONTH')?.split(',') };
  const count = Number(parts.get('COUNT') ?? Infinity);
  const until = parts.get('UNTIL') ?? '99991231';
  const dates: LocalDate[] = [];
  for (let day = Date.parse(from); day < Date.parse(end) && dates.length < count; day += DAY) {
    const date = new Date(day).toISOString().slice(0, 10);
    if (date.replaceAll('-', '') <= until && fits(said, from, date)) dates.push(date);
  }
  return dates;
}

interface Said {
  readonly every: string | undefined;
  readonly interval: number;
  readonly days: readonly string[];
  readonly months: readonly string[] | undefined;
}

function fits({ every, interval, days, months }: Said, from: LocalDate, date: LocalDate): boolean {
  const [year, month, day] = date.split('-').map(Number);
  const [firstYear, firstMonth] = from.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined || firstYear === undefined || firstMonth === undefined) throw new Error(`${date} or ${from} is no date`);
  if (months !== undefined && !months.includes(String(month))) return false;

  const passed = { WEEKLY: mondayOf(date) - mondayOf(from), MONTHLY: (year - firstYear) * 12 + month - firstMonth, YEARLY: year - firstYear }[every ?? ''];
  if (passed === undefined || passed % interval !== 0) return false;

  const weekday = DAYS[new Date(Date.parse(date)).getUTCDay()];
  const left = new Date(Date.UTC(year, month, 0)).getUTCDate() - day;
  const names = [weekday, `${Math.floor((day - 1) / 7) + 1}${weekday}`, `-${Math.floor(left / 7) + 1}${weekday}`];
  return days.some((wanted) => names.includes(wanted));
}

/** The number of the week, which begins on Monday. */
function mondayOf(date: LocalDate): number {
  return Math.floor((Date.parse(date) / DAY + 3) / 7);
}
