/** Numbers and times as a person reads them. Pure: language and zone are arguments. */
const NO_BREAK = '\u00a0';
const MINUTE = 60_000;

/**
 * A percentage from its exact decimal text. Digits are never made up nor rounded again: "99.9" as a target is "99.90",
 * a result keeps what the server floored toward the worse (S21), and 100 stands alone.
 */
export function percent(text: string, language: string, leastDigits = 0): string {
  return `${written(text, language, leastDigits)}${NO_BREAK}%`;
}

/** Exact decimal text with the decimal sign of its reader. */
export function decimalText(text: string, language: string): string {
  return written(text, language);
}

function written(text: string, language: string, leastDigits = 0): string {
  const [whole = '0', fraction = ''] = text.split('.');
  const digits = /^0*$/.test(fraction) ? '' : fraction.padEnd(leastDigits, '0');
  const separator = new Intl.NumberFormat(language).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
  return `${whole}${digits === '' ? '' : separator + digits}`;
}

/** What the numbers of a level are in. */
export interface LevelUnit {
  readonly kind: string;
  readonly unit: string;
}

/** A number of a level of any kind in its unit: "94.2 %", "18.4 ms", "4.35"; money, which comes in minor units, in its currency. */
export function inUnit(text: string, { kind, unit }: LevelUnit, language: string): string {
  if (unit === '%') return percent(text, language);
  if (kind === 'MONEY') return money(text, unit, language);
  return unit === '' ? written(text, language) : `${written(text, language)}${NO_BREAK}${unit}`;
}

/** What is expected of a level; of a goal a part of what is promised. */
export function targetInUnit(text: string, level: LevelUnit, language: string): string {
  if (level.kind === 'GOAL') return percent(text, language);
  return level.kind === 'AVAILABILITY' ? target(text, language) : inUnit(text, level, language);
}

function money(minorUnits: string, currency: string, language: string): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  return format.format(Number(minorUnits) / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** The terms of a level are shown with two digits at least: 99.90 %. Whole ones stay whole: 95 %. */
export function target(text: string, language: string): string {
  return percent(text, language, 2);
}

/** Milliseconds in the two largest units that say something: "2 h 32 min", "11.9 min", "48 s". */
export function duration(milliseconds: number | string, language: string): string {
  const amount = Number(milliseconds);
  if (amount < 0) return `−${duration(-amount, language)}`;
  if (amount >= 48 * 60 * MINUTE) return pair(amount, 24 * 60 * MINUTE, 'd', 60 * MINUTE, 'h');
  if (amount >= 120 * MINUTE) return pair(amount, 60 * MINUTE, 'h', MINUTE, 'min');
  if (amount >= MINUTE) return `${decimal(amount / MINUTE, language)}${NO_BREAK}min`;
  return `${decimal(amount / 1_000, language)}${NO_BREAK}s`;
}

/** Minutes as a bare number for columns whose head names the unit. */
export function minutes(milliseconds: number | string, language: string): string {
  return decimal(Number(milliseconds) / MINUTE, language);
}

function pair(amount: number, large: number, largeName: string, small: number, smallName: string): string {
  const count = Math.floor(amount / large);
  const rest = Math.floor((amount % large) / small);
  return `${count}${NO_BREAK}${largeName}${rest === 0 ? '' : ` ${rest}${NO_BREAK}${smallName}`}`;
}

function decimal(value: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: value < 100 ? 1 : 0 }).format(value);
}

export function count(value: number | string, language: string): string {
  return new Intl.NumberFormat(language).format(typeof value === 'string' ? BigInt(value) : value);
}

type Style = 'year' | 'short-month' | 'month-name' | 'time' | 'day' | 'short-day-time' | 'day-time' | 'month' | 'short-day' | 'date' | 'exact';

const STYLES: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  year: { year: 'numeric' },
  'short-month': { month: 'short' },
  'month-name': { month: 'long' },
  time: { hour: '2-digit', minute: '2-digit' },
  exact: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  'short-day-time': { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  'short-day': { day: 'numeric', month: 'short' },
  'day-time': { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  month: { month: 'long', year: 'numeric' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
};

/** An instant in the zone of the thing it belongs to, 24 hours, without the commas of a sentence. */
export function moment(at: number | string, style: Style, language: string, zone: string): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { ...STYLES[style], hourCycle: 'h23', timeZone: zone }).format(new Date(at)).replaceAll(',', '');
}

/** A period as people call it: its year, its first and last month, its month, its day, or its hours. */
export function periodName(period: { readonly start: string; readonly end: string }, language: string, zone: string): string {
  const length = Date.parse(period.end) - Date.parse(period.start);
  const day = 24 * 60 * MINUTE;
  if (length > 300 * day) return moment(period.start, 'year', language, zone);
  if (length > 32 * day) return `${moment(period.start, 'short-month', language, zone)}–${moment(Date.parse(period.end) - 1, 'short-month', language, zone)}`;
  if (length > 27 * 24 * 60 * MINUTE) return moment(period.start, 'month-name', language, zone);
  if (length > 20 * 60 * MINUTE) return moment(period.start, 'day', language, zone);
  return `${moment(period.start, 'short-day', language, zone)} ${moment(period.start, 'time', language, zone)}–${moment(period.end, 'time', language, zone)}`;
}

export function zoneName(at: number, language: string, zone: string): string {
  const parts = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: zone, timeZoneName: 'short' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value.replace(/^GMT[+-]0$/, 'GMT') ?? zone;
}
