import type { CalendarTerms, Weekday } from '@entente/worktime';

const ORDER: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const SHORT: Readonly<Record<Weekday, string>> = { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' };

/** Opening hours in one line: "Mon–Fri 09:00–17:00, 2 exceptions (Europe/Amsterdam)". */
export function calendarInWords(calendar: CalendarTerms): string {
  if (calendar.kind === 'always') return 'Around the clock';
  if (calendar.kind === 'stated') return `Stated hours (${calendar.zone})`;
  const rules = calendar.weekly.map(({ days, shifts }) => `${daysInWords(days)} ${shifts.map(({ opens, closes }) => `${opens}–${closes}`).join(' and ')}`);
  const exceptions = calendar.exceptions?.length ?? 0;
  const more = exceptions === 0 ? [] : [`${exceptions} ${exceptions === 1 ? 'exception' : 'exceptions'}`];
  return `${[...rules, ...more].join(', ')} (${calendar.zone})`;
}

function daysInWords(days: readonly Weekday[]): string {
  const places = ORDER.flatMap((day, place) => (days.includes(day) ? [place] : []));
  const runs: number[][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === place - 1) run.push(place);
    else runs.push([place]);
  }
  const name = (place: number | undefined) => SHORT[ORDER[place ?? 0] ?? 'mon'];
  return runs.map((run) => (run.length > 2 ? `${name(run[0])}–${name(run.at(-1))}` : run.map(name).join(', '))).join(', ');
}
