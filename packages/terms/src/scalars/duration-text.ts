import { DAY, HOUR, MINUTE, SECOND } from '@entente/worktime';
import type { Duration } from '@entente/worktime';

const WEEK = 7 * DAY;

const ISO = /^P(?:(\d+)W|(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,3}))?S)?)?)$/;
const SHORT = /^(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)(?:m|min))?(?:(\d+)s)?(?:(\d+)ms)?$/;

/**
 * A length of elapsed time: ISO 8601 (`PT4H`, `P1DT30M`) or short (`4h`, `1h30m`, `90s`, `250ms`). A day is 24 hours, a
 * week seven days; `m` is minutes. Months and years have no fixed length and are no durations.
 */
export function durationOf(text: string): Duration | undefined {
  const iso = ISO.exec(text);
  if (iso !== null && text !== 'P') {
    const [, weeks, days, hours, minutes, seconds, part] = iso;
    return sum([[weeks, WEEK], [days, DAY], [hours, HOUR], [minutes, MINUTE], [seconds, SECOND], [part?.padEnd(3, '0'), 1]]);
  }
  const short = SHORT.exec(text);
  if (short === null || text === '') return undefined;
  const [, weeks, days, hours, minutes, seconds, milliseconds] = short;
  return sum([[weeks, WEEK], [days, DAY], [hours, HOUR], [minutes, MINUTE], [seconds, SECOND], [milliseconds, 1]]);
}

function sum(parts: readonly (readonly [string | undefined, Duration])[]): Duration | undefined {
  const total = parts.reduce((so, [count, unit]) => so + BigInt(count ?? 0) * BigInt(unit), 0n);
  return total <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(total) : undefined;
}

/** In ISO 8601: whole days as days, everything else in hours, minutes and seconds. */
export function durationText(duration: Duration): string {
  if (duration === 0) return 'PT0S';
  if (duration % DAY === 0) return `P${duration / DAY}D`;
  const seconds = duration % MINUTE;
  return `PT${part(Math.floor(duration / HOUR), 'H')}${part(Math.floor((duration % HOUR) / MINUTE), 'M')}${seconds === 0 ? '' : `${secondsText(seconds)}S`}`;
}

function part(count: number, unit: string): string {
  return count === 0 ? '' : `${count}${unit}`;
}

function secondsText(milliseconds: Duration): string {
  const whole = Math.floor(milliseconds / SECOND);
  const rest = milliseconds % SECOND;
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(3, '0').replace(/0+$/, '')}`;
}
