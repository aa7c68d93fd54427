import type { Fraction } from '@entente/sla';
import { DAY, HOUR, MINUTE, SECOND } from '@entente/worktime';
import type { Duration, Interval, ZoneName } from '@entente/worktime';
import { localDateAt, localTimeAt } from '@entente/worktime';

/** "1 d 4 h 12 min", to the second; below a second in milliseconds. */
export function durationOf(duration: Duration): string {
  if (duration < SECOND) return duration === 0 ? '0' : `${duration} ms`;
  const parts = [[Math.floor(duration / DAY), 'd'], [Math.floor((duration % DAY) / HOUR), 'h'], [Math.floor((duration % HOUR) / MINUTE), 'min'], [Math.floor((duration % MINUTE) / SECOND), 's']] as const;
  return parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(' ');
}

/** Milliseconds that need not be whole, in minutes with at most three digits, cut toward zero. */
export function minutesOf(fraction: Fraction): string {
  const [numerator, denominator] = [BigInt(fraction.numerator), BigInt(fraction.denominator) * BigInt(MINUTE)];
  return decimalOf(numerator, denominator);
}

/** A part of one as a percentage with at most three digits, cut toward zero. */
export function percentOf(fraction: Fraction | undefined): string {
  return fraction === undefined ? '–' : `${decimalOf(BigInt(fraction.numerator) * 100n, BigInt(fraction.denominator))} %`;
}

function decimalOf(numerator: bigint, denominator: bigint): string {
  const sign = numerator < 0n ? '−' : '';
  const thousandths = ((numerator < 0n ? -numerator : numerator) * 1000n) / denominator;
  const digits = String(thousandths % 1000n).padStart(3, '0').replace(/0+$/, '');
  return `${sign}${thousandths / 1000n}${digits === '' ? '' : `.${digits}`}`;
}

/** An amount of minor units with its currency: as many digits behind the point as the currency has. */
export function moneyOf(amount: number, currency: string): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const units = String(Math.abs(amount)).padStart(digits + 1, '0');
  const text = digits === 0 ? units : `${units.slice(0, -digits)}.${units.slice(-digits)}`;
  return `${amount < 0 ? '−' : ''}${currency} ${text}`;
}

/** A period on the wall of its zone: dates where it begins and ends at midnight, else with times. */
export function periodOf({ start, end }: Interval, zone: ZoneName): string {
  const moment = (instant: number) => {
    const time = localTimeAt(zone, instant);
    return time === '00:00:00' ? localDateAt(zone, instant) : `${localDateAt(zone, instant)} ${time.slice(0, 5)}`;
  };
  return `${moment(start)} to ${moment(end)} (${zone})`;
}
