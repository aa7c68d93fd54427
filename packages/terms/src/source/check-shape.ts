import type { TermsProblem } from '@entente/worktime';
import { z } from 'zod';
import { nearestFix } from './nearest-name.ts';
import { pathBelow } from './source-document.ts';

type Issue = z.core.$ZodIssue;

/** What a shape makes of some content: the value, or everything that is wrong with it. */
export type Shaped<T> = { readonly value: T; readonly problems?: never } | { readonly problems: readonly TermsProblem[]; readonly value?: never };

/** Reads content by a shape. Every problem is told, each with its path, what was expected there and the way out. */
export function checkShape<T>(shape: z.ZodType<T>, content: unknown): Shaped<T> {
  const read = shape.safeParse(content, { reportInput: true, error: knownFields });
  return read.success ? { value: read.data } : { problems: read.error.issues.flatMap((issue) => problemsOf(issue, '')) };
}

/** Zod tells which fields are unknown; the shape itself knows which are known, and hands them on as the issue's message. */
function knownFields(issue: z.core.$ZodRawIssue): string | undefined {
  return issue.code === 'unrecognized_keys' && issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape).join(' ') : undefined;
}

function problemsOf(issue: Issue, above: string): readonly TermsProblem[] {
  const path = issue.path.reduce<string>((at, step) => pathBelow(at, String(step)), above);
  switch (issue.code) {
    case 'unrecognized_keys': return issue.keys.map((key) => ({
      code: 'FIELD_UNKNOWN', path: pathBelow(path, key), message: `There is no field "${key}" here.`, fix: nearestFix(key, issue.message.split(' ')),
    }));
    case 'invalid_type': return [issue.input === undefined ? missing(path, WORDS[issue.expected] ?? issue.expected) : wrongType(path, WORDS[issue.expected] ?? issue.expected, issue.input)];
    case 'invalid_value': return [issue.input === undefined ? missing(path, choices(issue.values.map(String))) : notOneOf(path, issue.input, issue.values.map(String))];
    case 'invalid_union': return unionProblems(issue, path);
    case 'custom': return [{ code: textOf(issue.params?.['code'], 'VALUE_INVALID'), path, message: issue.message, fix: textOf(issue.params?.['fix'], 'Correct it.') }];
    case 'too_small': return [{ code: 'LIST_EMPTY', path, message: 'Nothing is named here.', fix: `Name at least ${issue.minimum}.` }];
    default: return [{ code: 'VALUE_INVALID', path, message: issue.message, fix: 'Correct it.' }];
  }
}

/** Of several forms the one that was meant is the one whose outside fits; with none, all are told. */
function unionProblems(issue: Extract<Issue, { code: 'invalid_union' }>, path: string): readonly TermsProblem[] {
  const expected = [...new Set(issue.errors.flatMap((branch) => branch.flatMap((inner) => (inner.code === 'invalid_type' && inner.path.length === 0 ? [WORDS[inner.expected] ?? inner.expected] : []))))].join(' or ');
  if (issue.errors.length === 0) {
    const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
    const name = path.split('.').at(-1) ?? '';
    const given: unknown = typeof issue.input === 'object' && issue.input !== null ? Object.entries(issue.input).find(([field]) => field === name)?.[1] : issue.input;
    return [given === undefined ? missing(path, choices(options)) : notOneOf(path, given, options)];
  }
  if (issue.input === undefined) return [missing(path, expected)];
  const meant = issue.errors.filter((branch) => !branch.some(({ code, path: at }) => (code === 'invalid_type' || code === 'invalid_value') && at.length === 0));
  const nearest = meant.toSorted((a, b) => a.length - b.length)[0];
  if (nearest !== undefined) return nearest.flatMap((inner) => problemsOf(inner, path));
  return [wrongType(path, expected, issue.input)];
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text', number: 'a number', boolean: 'true or false', array: 'a list', object: 'fields', record: 'fields', null: 'nothing',
};

function missing(path: string, expected: string): TermsProblem {
  const name = path.split('.').at(-1) ?? path;
  return { code: 'FIELD_MISSING', path, message: `"${name}" is missing.`, fix: `Add ${name}: ${expected}.` };
}

function wrongType(path: string, expected: string, input: unknown): TermsProblem {
  return { code: 'TYPE_WRONG', path, message: `Here stands ${wordFor(input)} where ${expected} belongs.`, fix: `Write ${expected}.` };
}

function wordFor(input: unknown): string {
  if (input === null) return 'nothing';
  return Array.isArray(input) ? 'a list' : WORDS[typeof input] ?? 'something else';
}

function notOneOf(path: string, input: unknown, known: readonly string[]): TermsProblem {
  const given = typeof input === 'object' ? wordFor(input) : String(input);
  return { code: 'VALUE_UNKNOWN', path, message: `"${given}" is not ${choices(known)}.`, fix: nearestFix(given, known) };
}

function choices(known: readonly string[]): string {
  return known.length === 1 ? known.join('') : `one of ${known.join(', ')}`;
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
