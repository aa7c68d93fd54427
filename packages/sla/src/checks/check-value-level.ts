import { checkCalendarTerms } from '@entente/worktime';
import type { TermsProblem } from '@entente/worktime';
import { isDecimal, ofDecimal } from '../exact/decimal.ts';
import type { Better } from '../exact/decimal.ts';
import { compare } from '../exact/rational.ts';
import type { Allowance, SampleLevelTerms, ValueLevelTerms } from '../kinds/kind-model.ts';
import type { UnknownTerms } from '../model.ts';
import { checkExclusionTerms, checkUnknownTerms } from './check-availability.ts';
import { checkMethodTerms } from './check-method.ts';
import { checkInForce, checkPeriodTerms } from './check-values.ts';

/** `levels.3` as the beginning of a place; nothing for the terms themselves. */
export function prefix(path: string): string {
  return path === '' ? '' : `${path}.`;
}

/** What is wrong with what every kind states. */
export function checkCommonTerms(terms: ValueLevelTerms, within: string): readonly TermsProblem[] {
  return [
    ...checkCalendarTerms(terms.calendar, `${within}calendar`),
    ...checkPeriodTerms(terms.period, `${within}period`),
    ...checkExclusionTerms(terms.exclusions, `${within}exclusions`),
    ...checkInForce(terms.inForce, `${within}inForce`),
  ];
}

/** The same, and what is wrong with measuring by samples (S1a). */
export function checkSampleTerms(terms: SampleLevelTerms, within: string): readonly TermsProblem[] {
  const problems = [...checkCommonTerms(terms, within), ...checkMethodTerms(terms.method, `${within}method`)];
  if (terms.method.measures === 'samples') return problems;
  return [...problems, { code: 'SAMPLES_MISSING', path: `${within}method.measures`, message: `A ${terms.kind} is counted from samples.`, fix: 'Measure samples.' }];
}

/** Numbers that are neither good nor bad cannot count as good (S13). */
export function checkNoGoodWindows({ exclusions: { effect, effectByReason = {} }, kind }: ValueLevelTerms, within: string): readonly TermsProblem[] {
  const effects = [{ path: 'effect', effect }, ...Object.entries(effectByReason).map(([reason, its]) => ({ path: `effectByReason.${reason}`, effect: its }))];
  return effects.filter((each) => each.effect === 'count-as-good').map(({ path }) => ({
    code: 'GOOD_WITHOUT_EVENTS', path: `${within}exclusions.${path}`, message: `What a ${kind} is made of is neither good nor bad.`, fix: 'Remove the time of an exclusion, or excuse it.',
  }));
}

/** Values are there or not: they are not held, and unknown ones are not made up (S12). */
export function checkUnknownValues(unknown: UnknownTerms | undefined, within: string): readonly TermsProblem[] {
  if (unknown === undefined) return [];
  if (unknown.policy === 'ignore' || unknown.policy === 'fail-period') return checkUnknownTerms(unknown, `${within}unknown`);
  return [{ code: 'POLICY_OF_STATES', path: `${within}unknown.policy`, message: `Values that are missing cannot count by "${unknown.policy}".`, fix: 'Ignore them, or let too many of them fail the period.' }];
}

/** A whole number of events, values or answers. */
export function checkVolume(volume: number | undefined, path: string): readonly TermsProblem[] {
  if (volume === undefined || (Number.isSafeInteger(volume) && volume >= 0)) return [];
  return [{ code: 'VOLUME_INVALID', path, message: 'An expected volume is a whole number.', fix: 'Write how many a whole period brings.' }];
}

/** `allow k below n` (S17). */
export function checkAllowance(allowance: Allowance | undefined, path: string): readonly TermsProblem[] {
  if (allowance === undefined) return [];
  const { misses, below } = allowance;
  if (Number.isSafeInteger(misses) && Number.isSafeInteger(below) && 0 <= misses && misses < below) return [];
  return [{ code: 'ALLOWANCE_INVALID', path, message: `${misses} misses below ${below} cannot be allowed.`, fix: 'Allow a whole number of misses below a greater number of cases.' }];
}

/** Decimals, with the minimum on the worse side of what is expected, or equal to it (S25). */
export function checkAmounts(expected: string, minimum: string | undefined, better: Better, within: string): readonly TermsProblem[] {
  const problems = [...checkAmount(expected, `${within}expected`), ...(minimum === undefined ? [] : checkAmount(minimum, `${within}minimum`))];
  return problems.length > 0 || minimum === undefined ? problems : checkSides(expected, minimum, better, within);
}

export function checkAmount(amount: string, path: string): readonly TermsProblem[] {
  if (isDecimal(amount)) return [];
  return [{ code: 'AMOUNT_INVALID', path, message: `"${amount}" is not a decimal number.`, fix: 'Write a decimal such as 800 or 4.5.' }];
}

export function checkSides(expected: string, minimum: string, better: Better, within: string): readonly TermsProblem[] {
  const side = compare(ofDecimal(minimum), ofDecimal(expected));
  if (side === 0 || (side < 0) === (better === 'higher')) return [];
  return better === 'higher'
    ? [{ code: 'MINIMUM_ABOVE_EXPECTED', path: `${within}minimum`, message: `The minimum ${minimum} is above the expected ${expected}.`, fix: 'Lower the minimum, or raise what is expected.' }]
    : [{ code: 'MINIMUM_BELOW_EXPECTED', path: `${within}minimum`, message: `Lower is better, and the minimum ${minimum} is below the expected ${expected}.`, fix: 'Raise the minimum, or lower what is expected.' }];
}

export function checkStated(text: string, code: string, path: string, fix: string): readonly TermsProblem[] {
  return text.trim() === '' ? [{ code, path, message: 'Nothing is stated.', fix }] : [];
}
