import { DAY, localDateAt, periodsIn } from '@entente/worktime';
import type { Interval, PeriodStep, ZoneName } from '@entente/worktime';
import { CliProblem, EXIT } from '../exit-codes.ts';

/** What a period may be called on the command line: each form, its step, and an anchor on its first day. */
const FORMS: readonly (readonly [RegExp, Exclude<PeriodStep, 'PT1H'>, (parts: readonly string[]) => string])[] = [
  [/^(\d{4})$/, 'P1Y', ([year]) => `${year}-01-01`],
  [/^(\d{4})-Q([1-4])$/i, 'P3M', ([year, quarter]) => `${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}-01`],
  [/^(\d{4})-(0[1-9]|1[0-2])$/, 'P1M', ([year, month]) => `${year}-${month}-01`],
  [/^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'P1D', ([year, month, day]) => `${year}-${month}-${day}`],
];

/** `2026`, `2026-Q1`, `2026-03`, `2026-03-05` in the zone of the agreement, or two of them with a slash between: from the first to the end of the last. */
export function rangeOf(text: string, zone: ZoneName): Interval {
  const [first = '', last = first] = text.split('/');
  const [from, to] = [oneRange(first, zone, text), oneRange(last, zone, text)];
  if (to.end <= from.start) throw new CliProblem(EXIT.usage, `The period ${text} ends before it begins.`);
  return { start: from.start, end: to.end };
}

function oneRange(text: string, zone: ZoneName, whole: string): Interval {
  for (const [form, every, anchorOf] of FORMS) {
    const parts = form.exec(text)?.slice(1);
    const anchor = parts === undefined ? undefined : anchorOf(parts);
    const midnight = anchor === undefined ? Number.NaN : Date.parse(`${anchor}T00:00:00Z`);
    if (anchor === undefined || !new Date(midnight).toISOString().startsWith(anchor)) continue;
    // Its first day begins less than a day from midnight in UTC, whatever the zone.
    const near = periodsIn({ zone, anchor, every }, { start: midnight - DAY, end: midnight + DAY });
    const period = near.find(({ start }) => localDateAt(zone, start) === anchor);
    if (period !== undefined) return period;
  }
  throw new CliProblem(EXIT.usage, `"${whole}" is no period: write 2026-03 for a month, 2026-Q1, 2026, 2026-03-05, or two of them as 2026-01/2026-03.`);
}
