import { DAY, HOUR, MINUTE, SECOND } from '@entente/worktime';
import type { Duration, Instant, Interval } from '@entente/worktime';
import { compare, ONE, rational } from './exact/rational.ts';
import type { Rational } from './exact/rational.ts';

/** A duration as a person says it, exact to the millisecond: "1 d 4 h 12 min 0.250 s". */
export function durationInWords(duration: Duration): string {
  if (duration < 0) return `−${durationInWords(-duration)}`;
  const seconds = (duration % MINUTE) / SECOND;
  const parts = [
    part(Math.floor(duration / DAY), 'd'),
    part(Math.floor((duration % DAY) / HOUR), 'h'),
    part(Math.floor((duration % HOUR) / MINUTE), 'min'),
    seconds === 0 ? '' : `${Number.isInteger(seconds) ? seconds : seconds.toFixed(3)} s`,
  ].filter((text) => text !== '');
  return parts.length === 0 ? '0 s' : parts.join(' ');
}

function part(count: number, unit: string): string {
  return count === 0 ? '' : `${count} ${unit}`;
}

/** An instant in UTC, without what is zero: "2026-03-01T00:00Z". */
export function instantInWords(instant: Instant): string {
  return new Date(instant).toISOString().replace(/(:00)?\.000Z$/, 'Z');
}

export function intervalInWords({ start, end }: Interval): string {
  return `${instantInWords(start)} to ${instantInWords(end)}`;
}

/** What a level counts in. */
export type Unit = 'ms' | 'slice' | 'event' | 'user-minute' | 'device-minute';

/** A count in its unit; those of users and devices are counted in milliseconds and said in minutes. */
export function amountInWords(amount: bigint, unit: Unit): string {
  switch (unit) {
    case 'ms': return durationInWords(Number(amount));
    case 'slice':
    case 'event': return counted(rational(amount), unit);
    case 'user-minute':
    case 'device-minute': return counted(rational(amount, MINUTE), unit);
  }
}

function counted(amount: Rational, unit: Unit): string {
  return `${fractionInWords(amount)} ${compare(amount, ONE) === 0 ? unit : `${unit}s`}`;
}

export function fractionInWords({ numerator, denominator }: Rational): string {
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
}
