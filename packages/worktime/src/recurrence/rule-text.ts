import { isLocalDate } from '../local-date.ts';

/**
 * What is wrong with the text of a recurrence rule (RFC 5545, 3.3.10); undefined when each of its parts is one and is
 * written as it must be. The library leaves out what it does not know, and a misspelt rule would come every day.
 */
export function faultOfRule(rule: string): string | undefined {
  const said = new Map<string, string>();
  for (const part of partsOf(rule)) {
    const [name = '', value = '', ...more] = part.split('=');
    const fits = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
    if (fits === undefined) return `there is no part "${name}"`;
    if (more.length > 0 || !fits(value)) return `"${part}" is not how ${name} is written`;
    if (said.has(name)) return `${name} is said twice`;
    said.set(name, value);
  }
  return said.has('FREQ') ? clashIn(said) : 'FREQ is missing';
}

/** Parts that limit each other in a way on which readers of the standard, the library among them, do not agree: refused, so that nobody has to. */
const CLASHES = [['BYYEARDAY', 'BYDAY'], ['BYYEARDAY', 'BYMONTHDAY'], ['BYYEARDAY', 'BYWEEKNO'], ['BYWEEKNO', 'BYMONTHDAY']] as const;
const CLASHES_WITH_A_NUMBER = [['BYMONTHDAY', 'BYDAY'], ['BYWEEKNO', 'BYDAY']] as const;

function clashIn(said: ReadonlyMap<string, string>): string | undefined {
  if (said.get('FREQ') !== 'YEARLY') return undefined;
  const clashes = /\d/.test(said.get('BYDAY') ?? '') ? [...CLASHES, ...CLASHES_WITH_A_NUMBER] : CLASHES;
  const clash = clashes.find((parts) => parts.every((part) => said.has(part)));
  return clash === undefined ? undefined : `${clash.join(' beside ')} is read in more than one way in a yearly rule`;
}

/** The same for a rule of which only the dates count: it says nothing of times of day. */
export function faultOfDateRule(rule: string): string | undefined {
  const fault = faultOfRule(rule);
  if (fault !== undefined) return fault;
  const timed = partsOf(rule).find(isTimed);
  return timed === undefined ? undefined : `"${timed}" speaks of times of day, which shifts say`;
}

function isTimed(part: string): boolean {
  return /^(FREQ=(SECOND|MINUTE|HOUR)LY|BY(SECOND|MINUTE|HOUR)=.*|UNTIL=.*T.*)$/.test(part);
}

/** A semicolon at the end is forgiven: widespread calendars write one. */
function partsOf(rule: string): readonly string[] {
  return rule.toUpperCase().replace(/;$/, '').split(';');
}

const PARTS: Readonly<Record<string, (value: string) => boolean>> = {
  FREQ: (value) => /^(SECOND|MINUTE|HOUR|DAI|WEEK|MONTH|YEAR)LY$/.test(value),
  INTERVAL: isCount,
  COUNT: isCount,
  UNTIL: isEnd,
  BYSECOND: listOf(from(0, 59)),
  BYMINUTE: listOf(from(0, 59)),
  BYHOUR: listOf(from(0, 23)),
  BYDAY: listOf((value) => /^([+-]?([1-9]|[1-4]\d|5[0-3]))?(MO|TU|WE|TH|FR|SA|SU)$/.test(value)),
  BYMONTHDAY: listOf(fromEitherEnd(31)),
  BYYEARDAY: listOf(fromEitherEnd(366)),
  BYWEEKNO: listOf(fromEitherEnd(53)),
  BYMONTH: listOf(from(1, 12)),
  BYSETPOS: listOf(fromEitherEnd(366)),
  WKST: (value) => /^(MO|TU|WE|TH|FR|SA|SU)$/.test(value),
};

function isCount(value: string): boolean {
  return /^[1-9]\d{0,5}$/.test(value);
}

/** A date, or a date and a time of day, with or without a Z. */
function isEnd(value: string): boolean {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)(T([01]\d|2[0-3])[0-5]\d[0-5]\dZ?)?$/.exec(value) ?? [];
  return isLocalDate(`${year}-${month}-${day}`);
}

function listOf(fits: (value: string) => boolean): (list: string) => boolean {
  return (list) => list.split(',').every(fits);
}

function from(least: number, most: number): (value: string) => boolean {
  return (value) => /^\d{1,2}$/.test(value) && Number(value) >= least && Number(value) <= most;
}

/** Counted from the first, or with a minus from the last. */
function fromEitherEnd(most: number): (value: string) => boolean {
  return (value) => /^[+-]?\d{1,3}$/.test(value) && Math.abs(Number(value)) >= 1 && Math.abs(Number(value)) <= most;
}
