const MONDAY = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;
const ENGLISH = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Opening hours in one line, with the days as the reader's language names them. */
export function hoursInWords(summary: string, language: string): string {
  const names = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return summary.replace(/\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/g, (day) => names.format(MONDAY + ENGLISH.indexOf(day) * DAY));
}
