import { type Problem, problem } from '../../access/outcome.ts';
import type { StoredLevel } from './terms-json.ts';

export interface PromisedNumbers {
  readonly expected: string;
  readonly minimum?: string | null;
  /** What it is the promise of; availability when absent. */
  readonly of?: StoredLevel;
}

const PERCENTAGE = /^(100([.]0+)?|[0-9]{1,2}([.][0-9]+)?)$/;
const DECIMAL = /^-?[0-9]+([.][0-9]+)?$/;

/** What is wrong with an expected and a minimum; they are compared as text of decimals, exactly, in the direction of the level. */
export function checkPromise({ expected, minimum, of }: PromisedNumbers, ...path: readonly string[]): Problem[] {
  const written = isPercentage(of) ? PERCENTAGE : DECIMAL;
  const wrong = isPercentage(of) ? notAPercentage : notADecimal;
  const bad = [
    ...(written.test(expected) ? [] : [wrong(expected, [...path, 'expected'])]),
    ...(minimum == null || written.test(minimum) ? [] : [wrong(minimum, [...path, 'minimum'])]),
  ];
  if (bad.length > 0 || minimum == null) return bad;
  if (isLowerBetter(of)) return isLess(minimum, expected) ? [problem('MINIMUM_BEYOND_EXPECTED', `The minimum ${minimum} is below the expected ${expected}, and less is better here.`, [...path, 'minimum'], 'Choose a minimum at or above what is expected.')] : [];
  if (!isLess(expected, minimum)) return [];
  const percent = isPercentage(of) ? ' %' : '';
  return [problem('MINIMUM_ABOVE_EXPECTED', `The minimum ${minimum}${percent} is above the expected ${expected}${percent}.`, [...path, 'minimum'], 'Choose a minimum at or below the expected percentage.')];
}

/** Parts of a whole; what is promised of the other kinds is in their own unit, or may be more than all. */
function isPercentage(of: StoredLevel | undefined): boolean {
  return of === undefined || of.kind === 'availability' || of.kind === 'ratio' || of.kind === 'threshold' || of.kind === 'clock';
}

function isLowerBetter(of: StoredLevel | undefined): boolean {
  return of !== undefined && 'better' in of && of.better === 'lower';
}

function notAPercentage(text: string, path: readonly string[]): Problem {
  return problem('NOT_A_PERCENTAGE', `"${text}" is not a percentage.`, path, 'Write a decimal number from 0 to 100, such as 99.9.');
}

function notADecimal(text: string, path: readonly string[]): Problem {
  return problem('NOT_A_DECIMAL', `"${text}" is not a decimal number.`, path, 'Write it in digits, such as 4.5.');
}

function isLess(left: string, right: string): boolean {
  return scaled(left) < scaled(right);
}

/** To 30 decimals, more than any contract has. */
function scaled(text: string): bigint {
  const [whole = '0', decimals = ''] = text.replace('-', '').split('.');
  const size = BigInt(whole + decimals.slice(0, 30).padEnd(30, '0'));
  return text.startsWith('-') ? -size : size;
}
