import { measure, subtract, union } from '@entente/worktime';
import type { Interval, Intervals } from '@entente/worktime';
import { ofPercent } from '../exact/decimal.ts';
import { compare } from '../exact/rational.ts';
import { roundedLine, roundingOf } from '../exact/rounding.ts';
import type { Rounding } from '../exact/rounding.ts';
import { measuredPart } from '../level/period-view.ts';
import { roundingInWords } from '../level/rounding-steps.ts';
import type { AvailabilityTerms } from '../model.ts';
import { durationInWords } from '../words.ts';
import type { BindingLevel } from './binding.ts';
import type { ProofGap, Leeway } from './proof-model.ts';

/** Where the levels below do not bind what the promise needs (S36a). Of several levels of a component those that bind it are asked. */
export function gapsOf(components: readonly string[], levels: readonly BindingLevel[], leeways: readonly Leeway[], hours: Intervals, period: Interval): readonly ProofGap[] {
  return components.flatMap((component): readonly ProofGap[] => {
    const own = levels.filter(({ terms }) => terms.component === component);
    if (own.length === 0) return [{ component, code: 'NOT_UNDERPINNED', message: 'No level binds it.' }];
    const open = measure(subtract(hours, union(...leeways.filter((leeway) => leeway.component === component).map((leeway) => leeway.hours))));
    const isWaived = open > 0 && own.some(({ terms }) => terms.partialPeriod === 'waive' && measure([measuredPart(terms, period)]) < period.end - period.start);
    const binding = own.filter(({ binds }) => binds);
    return [
      ...(isWaived ? [{ component, code: 'WAIVED' as const, message: 'A partial period of it is not judged.' }] : []),
      ...(open > 0 ? [{ component, code: 'HOURS_UNCOVERED' as const, message: `${durationInWords(open)} of the promise's hours are outside its own.` }] : []),
      ...(binding.length === 0 ? own : binding).flatMap(({ terms }) => gapsOfTerms(terms)),
    ];
  });
}

const COUNTED_OTHERWISE: Readonly<Record<Exclude<AvailabilityTerms['basis'], 'time'>, string>> = {
  occurrences: 'It counts events, which says nothing about how long it may be down.',
  timeslices: 'It counts slices, and a good one may be down in part.',
  'user-minutes': 'It counts users, and with few of them it may be down for long.',
  'device-minutes': 'It counts devices, and with few of them it may be down for long.',
};

function gapsOfTerms({ component, basis, exclusions, unknown, outages, expected, rounding: terms }: AvailabilityTerms): readonly ProofGap[] {
  if (basis !== 'time') return [{ component, code: 'NOT_MEASURED_IN_TIME', message: COUNTED_OTHERWISE[basis] }];
  const gaps: ProofGap[] = [];
  if (exclusions.cap === undefined) gaps.push({ component, code: 'EXCLUSIONS_UNCAPPED', message: exclusions.allowedIn === undefined ? 'All of its time may be excluded.' : 'All of its allowed windows may be excluded.' });
  else if (exclusions.cap > 0) gaps.push({ component, code: 'EXCLUSIONS_UNMATCHED', message: `${durationInWords(exclusions.cap)} a period may be excluded below and not above.` });
  if (unknown.policy !== 'bad') gaps.push({ component, code: 'COVERAGE_UNMATCHED', message: unknown.policy === 'good' ? 'What is unknown counts good below.' : `It is judged when ${unknown.minimumCoverage ?? '95'} % is known; the rest may be down.` });
  if ((outages.minimumLength ?? 0) > 0 || outages.rounding === 'minute-down' || outages.rounding === 'minute-nearest') gaps.push({ component, code: 'SHORT_OUTAGES_FORGIVEN', message: 'Short outages count good below, however many.' });
  const rounding = roundingOf(terms, true);
  if (rounding !== undefined && isSofter(rounding, expected)) gaps.push({ component, code: 'NUMBER_ROUNDED', message: `Its number is rounded ${roundingInWords(rounding, '%')} before it is compared below, and not above.` });
  return gaps;
}

/** Whether less than what is expected is rounded to it (S21). */
function isSofter(rounding: Rounding, expected: string): boolean {
  const line = ofPercent(expected);
  return compare(roundedLine(rounding, line).from, line) < 0;
}
