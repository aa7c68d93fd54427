import { checkDate, checkZone } from '@entente/worktime';
import type { Duration, PeriodTerms, TermsProblem } from '@entente/worktime';
import { isDecimal, ofDecimal } from '../exact/decimal.ts';
import { compare, rational, ZERO } from '../exact/rational.ts';
import type { AvailabilityTerms } from '../model.ts';

/** A duration is a whole number of milliseconds, at least `least`. */
export function checkDuration(duration: Duration | undefined, path: string, least = 0): readonly TermsProblem[] {
  if (duration === undefined || (Number.isSafeInteger(duration) && duration >= least)) return [];
  return [{
    code: 'DURATION_INVALID', path, message: `${duration} is not a duration here.`,
    fix: least > 0 ? 'Write a whole number of milliseconds above zero.' : 'Write a whole number of milliseconds, zero or more.',
  }];
}

/** A percentage is a decimal in text from 0 to 100. */
export function checkPercent(percent: string | undefined, path: string): readonly TermsProblem[] {
  if (percent === undefined || isPercent(percent)) return [];
  return [{ code: 'PERCENT_INVALID', path, message: `"${percent}" is not a percentage.`, fix: 'Write a decimal from 0 to 100, such as 99.9.' }];
}

function isPercent(percent: string): boolean {
  return isDecimal(percent) && compare(ofDecimal(percent), ZERO) >= 0 && compare(ofDecimal(percent), rational(100)) <= 0;
}

/** Expected and minimum are percentages, and the expected one is the higher line (S25). */
export function checkTargets({ expected, minimum }: Pick<AvailabilityTerms, 'expected' | 'minimum'>, path: string): readonly TermsProblem[] {
  const problems = [...checkPercent(expected, `${path}expected`), ...checkPercent(minimum, `${path}minimum`)];
  if (problems.length > 0 || minimum === undefined || compare(ofDecimal(minimum), ofDecimal(expected)) <= 0) return problems;
  return [{ code: 'MINIMUM_ABOVE_EXPECTED', path: `${path}minimum`, message: `The minimum ${minimum} % is above the expected ${expected} %.`, fix: 'Lower the minimum, or raise what is expected.' }];
}

export function checkPeriodTerms(period: PeriodTerms, path: string): readonly TermsProblem[] {
  return [...checkZone(period.zone, `${path}.zone`), ...checkDate(period.anchor, `${path}.anchor`)];
}

export function checkInForce({ start, end }: AvailabilityTerms['inForce'], path: string): readonly TermsProblem[] {
  if (end === undefined || start < end) return [];
  return [{ code: 'FORCE_REVERSED', path: `${path}.end`, message: 'The terms end before they begin.', fix: 'Let them end after they begin.' }];
}
