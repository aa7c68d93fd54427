import type { TermsProblem } from '@entente/worktime';
import type { AvailabilityTerms } from '../model.ts';
import { countsServed } from '../observe/served.ts';
import { checkDuration, checkPercent } from './check-values.ts';

/** What does not go with the basis of a level (S16). */
export function checkBasis(terms: AvailabilityTerms, within: string): readonly TermsProblem[] {
  return [...checkEvents(terms, within), ...checkOutages(terms, within), ...checkVolume(terms, within), ...checkSlice(terms, within), ...checkServed(terms, within)];
}

/** Events are counted from samples. */
function checkEvents({ basis, method }: AvailabilityTerms, within: string): readonly TermsProblem[] {
  if (basis !== 'occurrences' || method.measures === 'samples') return [];
  return [{ code: 'EVENTS_WITHOUT_SAMPLES', path: `${within}method.measures`, message: 'Status changes do not count events.', fix: 'Measure samples, or use the basis time.' }];
}

/** Only time has outages that can be short or rounded. */
function checkOutages({ basis, outages: { minimumLength = 0, rounding = 'none' } }: AvailabilityTerms, within: string): readonly TermsProblem[] {
  if (basis === 'time') return [];
  const code = basis === 'occurrences' ? 'OUTAGES_OF_EVENTS' : 'OUTAGES_WITHOUT_TIME';
  const [short, minutes] = basis === 'occurrences' ? ['Events have no outages that could be short.', 'Events have no part minutes to round.'] : [`The basis ${basis} forgives no short outages.`, `The basis ${basis} has no part minutes to round.`];
  const fix = 'Leave it out, or use the basis time.';
  return [
    ...(minimumLength > 0 ? [{ code, path: `${within}outages.minimumLength`, message: short, fix }] : []),
    ...(rounding === 'none' ? [] : [{ code, path: `${within}outages.rounding`, message: minutes, fix }]),
  ];
}

function checkVolume({ basis, expectedVolume }: AvailabilityTerms, within: string): readonly TermsProblem[] {
  if (expectedVolume === undefined || (basis === 'occurrences' && Number.isSafeInteger(expectedVolume) && expectedVolume >= 0)) return [];
  return [{ code: 'VOLUME_INVALID', path: `${within}expectedVolume`, message: 'An expected volume is a whole number of events.', fix: 'Write how many events a period brings, on the basis occurrences.' }];
}

function checkSlice({ basis, slice }: AvailabilityTerms, within: string): readonly TermsProblem[] {
  if (basis !== 'timeslices') {
    return slice === undefined ? [] : [{ code: 'SLICE_UNUSED', path: `${within}slice`, message: `The basis ${basis} has no slices.`, fix: 'Leave the slice out, or use the basis timeslices.' }];
  }
  if (slice === undefined) return [{ code: 'SLICE_MISSING', path: `${within}slice`, message: 'Nobody knows how long a slice is, and when it is good.', fix: 'State its length and its target.' }];
  return [...checkDuration(slice.length, `${within}slice.length`, 1), ...checkPercent(slice.target, `${within}slice.target`)];
}

/** Users and devices are counted from samples, and only while somebody knows how many they are. */
function checkServed({ basis, method, unknown }: AvailabilityTerms, within: string): readonly TermsProblem[] {
  if (!countsServed(basis)) return [];
  const problems: TermsProblem[] = [];
  if (method.measures !== 'samples') {
    problems.push({ code: 'SERVED_WITHOUT_SAMPLES', path: `${within}method.measures`, message: 'Status changes do not say how many are served.', fix: 'Measure samples: total are served, the good ones of them are not affected.' });
  } else if (method.threshold !== undefined) {
    problems.push({ code: 'SERVED_BY_VALUE', path: `${within}method.threshold`, message: 'A value does not say how many are served.', fix: 'Leave the threshold out, or use the basis time.' });
  }
  if (unknown.policy === 'good' || unknown.policy === 'bad') {
    problems.push({ code: 'SERVED_UNKNOWN', path: `${within}unknown.policy`, message: `How many are served in unknown time is not known, so they cannot count ${unknown.policy}.`, fix: 'Use ignore, hold-last or fail-period.' });
  }
  return problems;
}
