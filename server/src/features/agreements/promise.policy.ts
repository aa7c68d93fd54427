import { type Problem, problem } from '../../access/outcome.ts';

const PERCENTAGE = /^(100([.]0+)?|[0-9]{1,2}([.][0-9]+)?)$/;

/** What is wrong with an expected and a minimum percentage; they are compared as text of decimals, exactly. */
export function checkPromise({ expected, minimum }: { readonly expected: string; readonly minimum?: string | null }, ...path: readonly string[]): Problem[] {
  const bad = [
    ...(PERCENTAGE.test(expected) ? [] : [notAPercentage(expected, [...path, 'expected'])]),
    ...(minimum == null || PERCENTAGE.test(minimum) ? [] : [notAPercentage(minimum, [...path, 'minimum'])]),
  ];
  if (bad.length > 0 || minimum == null || !isLess(expected, minimum)) return bad;
  return [problem('MINIMUM_ABOVE_EXPECTED', `The minimum ${minimum} % is above the expected ${expected} %.`, [...path, 'minimum'], 'Choose a minimum at or below the expected percentage.')];
}

function notAPercentage(text: string, path: readonly string[]): Problem {
  return problem('NOT_A_PERCENTAGE', `"${text}" is not a percentage.`, path, 'Write a decimal number from 0 to 100, such as 99.9.');
}

function isLess(left: string, right: string): boolean {
  const [a, b] = [scaled(left), scaled(right)];
  return a < b;
}

/** To 30 decimals, more than any contract has. */
function scaled(text: string): bigint {
  const [whole = '0', decimals = ''] = text.split('.');
  return BigInt(whole + decimals.slice(0, 30).padEnd(30, '0'));
}
