const MONDAY = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;
const ENGLISH = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** What opening hours need beside the names of days. */
export interface HourWords {
  readonly exceptions: (count: number) => string;
  readonly and: string;
  readonly stated: string;
}

/** Opening hours in one line, in the reader's language. */
export function hoursInWords(summary: string, language: string, { exceptions, and, stated }: HourWords): string {
  const names = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return summary
    .replace(/\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/g, (day) => names.format(MONDAY + ENGLISH.indexOf(day) * DAY))
    .replace(/\b(\d+) exceptions?\b/, (_, count) => exceptions(Number(count)))
    .replaceAll(' and ', ` ${and} `)
    .replace(/^Stated hours/, stated);
}
