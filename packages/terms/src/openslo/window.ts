import { DAY, HOUR, MINUTE } from '@entente/worktime';
import type { Duration, PeriodStep } from '@entente/worktime';

const UNITS: Readonly<Record<string, Duration>> = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY };
const MONTHS: Readonly<Record<string, number>> = { M: 1, Q: 3, Y: 12 };

/** The steps between periods, the longest first, with their months or their fixed length. */
const STEPS: readonly { readonly every: PeriodStep; readonly months?: number; readonly length: Duration }[] = [
  { every: 'P1Y', months: 12, length: 365 * DAY }, { every: 'P6M', months: 6, length: 182 * DAY }, { every: 'P3M', months: 3, length: 91 * DAY }, { every: 'P1M', months: 1, length: 30 * DAY },
  { every: 'P1W', length: 7 * DAY }, { every: 'P1D', length: DAY }, { every: 'PT1H', length: HOUR },
];

/** The step that a window of OpenSLO is, or the longest one that is no longer than it. */
export function stepOf(shorthand: string): { readonly every: PeriodStep; readonly isExact: boolean } {
  const unit = shorthand.slice(-1);
  const count = Number(shorthand.slice(0, -1));
  const months = MONTHS[unit] === undefined ? undefined : count * MONTHS[unit];
  const length = months === undefined ? count * (UNITS[unit] ?? 0) : 0;
  const exact = STEPS.find((step) => (months === undefined ? step.months === undefined && step.length === length : step.months === months));
  if (exact !== undefined) return { every: exact.every, isExact: true };
  const longest = STEPS.find((step) => (months === undefined ? step.length <= length : step.months !== undefined && step.months <= months));
  return { every: longest?.every ?? 'PT1H', isExact: false };
}

/** The window of OpenSLO that periods are. */
export function shorthandOf(every: PeriodStep): string {
  const words: Readonly<Record<PeriodStep, string>> = { PT1H: '1h', P1D: '1d', P1W: '1w', P1M: '1M', P3M: '1Q', P6M: '2Q', P1Y: '1Y' };
  return words[every];
}

/** How long a slice is; a bare number is minutes. Months have no fixed length and are undefined. */
export function sliceLength(written: string): Duration | undefined {
  if (/^\d+$/.test(written)) return Number(written) * MINUTE;
  const unit = UNITS[written.slice(-1)];
  return unit === undefined ? undefined : Number(written.slice(0, -1)) * unit;
}

/** The length of a slice in OpenSLO's words; undefined when it is no number of minutes. */
export function sliceShorthand(length: Duration): string | undefined {
  return length % MINUTE === 0 && length > 0 ? `${length / MINUTE}m` : undefined;
}
