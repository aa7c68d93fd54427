import type { CalendarTerms, Interval } from '@entente/worktime';
import { openIntervals, tzdbVersion } from '@entente/worktime';
import type { Fact, LevelTerms } from '@entente/sla';
import { termsHash } from './build-statement.ts';
import { bytesOf, canonical } from './canonical.ts';
import { checkCountersignatures, checkSignature } from './check-signature.ts';
import { type Difference, differences } from './difference.ts';
import { checkEvidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import { levelResult } from './level-result.ts';
import type { StatedLevel, StatedTerms, Statement } from './model.ts';
import { parseStatement } from './parse-statement.ts';
import { stateMoney } from './state-money.ts';
import type { TrustedKeys } from './trust.ts';

/** `verified`: checked and signed by a trusted key; `consistent`: checked, signer unknown; `refused`: something is wrong. */
export interface Verification {
  readonly outcome: 'verified' | 'consistent' | 'refused';
  readonly findings: readonly Finding[];
  /** The bytes of the canonical statement, recomputed where there was evidence. */
  readonly bytes: number;
}

export interface Proof {
  /** The content of evidence.ndjson, unpacked. Without it the numbers are not recomputed. */
  readonly evidence?: string;
  /** Keys of the tenant whose statement it is. */
  readonly trust?: TrustedKeys;
  /** Keys of the parties that may have accepted it. */
  readonly countersigners?: TrustedKeys;
}

/** Checks a statement's form, signatures, terms and evidence, and recomputes every number of it. */
export async function verifyStatement(text: string, { evidence, trust, countersigners }: Proof = {}): Promise<Verification> {
  const parsed = parseStatement(text);
  if ('code' in parsed) return { outcome: 'refused', findings: [parsed], bytes: 0 };
  const findings = [
    ...checkForm(parsed, text),
    ...(await readable('signature', async () => [await checkSignature(parsed, trust)])),
    ...(await readable('countersignatures', () => checkCountersignatures(parsed, countersigners))),
    ...(await readable('levels', async () => [...(await checkTerms(parsed)), ...(evidence === undefined ? [NOT_RECOMPUTED] : await recompute(parsed, evidence))])),
  ];
  return { outcome: outcomeOf(findings, trust), findings, bytes: bytesOf(canonical(parsed)).length };
}

/** What was changed by hand may be nothing that can be checked at all; that is a finding too, and the other parts are checked all the same. */
async function readable(part: 'signature' | 'countersignatures' | 'levels', check: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await check();
  } catch (error) {
    return [{ code: 'PART_NOT_READABLE', weight: 'wrong', says: `What stands in "${part}" is not what the format asks for, and cannot be checked: ${error instanceof Error ? error.message : String(error)}`, path: part }];
  }
}

const NOT_RECOMPUTED: Finding = { code: 'NOT_RECOMPUTED', weight: 'note', says: 'The numbers were not recomputed: no evidence was given.' };

/** The hours that a statement states are those of its own period; money rests on those of all periods before it, too. */
const MONEY_NOT_RECOMPUTED: Finding = { code: 'NOT_RECOMPUTED', weight: 'note', says: 'The money was not recomputed: it rests on hours of earlier periods, which other time zones would move.', path: 'money' };

function outcomeOf(findings: readonly Finding[], trust: TrustedKeys | undefined): Verification['outcome'] {
  if (findings.some(({ weight }) => weight === 'wrong')) return 'refused';
  return trust === undefined ? 'consistent' : 'verified';
}

function checkForm(statement: Statement, text: string): readonly Finding[] {
  if (canonical(statement) === text.trimEnd()) return [];
  return [{ code: 'NOT_CANONICAL', weight: 'note', says: 'The file is not in its canonical form (RFC 8785); it was put into it before checking.' }];
}

/** The terms must be those that it pins; a changed term is told from a changed number (S24). */
async function checkTerms({ levels, money, pins }: Statement): Promise<readonly Finding[]> {
  if ((await termsHash(levels.map(termsOf), money)) === pins.terms) return [];
  return [{ code: 'TERMS_CHANGED', weight: 'wrong', says: `Its terms are not those that it pins (version ${pins.agreementVersion} of the agreement).`, path: 'pins.terms' }];
}

function termsOf({ key, terms, earlier = [] }: StatedLevel) {
  return { key, terms, earlier: earlier.map((one) => one.terms) };
}

async function recompute(statement: Statement, evidence: string): Promise<readonly Finding[]> {
  const checked = await checkEvidence(statement, evidence);
  if (checked.facts === undefined) return checked.findings;
  const { facts } = checked;
  const zones = checkZones(statement);
  const differ = statement.levels.flatMap((level, place) => {
    const hours = (of: StatedTerms) => (zones.length === 0 ? of.terms : withStatedHours(of));
    const { result, lines = null } = levelResult({ terms: hours(level), earlier: level.earlier?.map(hours) ?? [] }, facts, statement.period, statement.asOf);
    const differ = (stated: unknown, given: unknown, part: string) => differences(stated, JSON.parse(JSON.stringify(given)), `levels.${place}.${part}`);
    return [...differ(level.result, result, 'result'), ...differ(level.lines ?? null, lines, 'lines')];
  });
  if (zones.length === 0) differ.push(...moneyDifferences(statement, facts));
  const numbers: readonly Finding[] = differ.length > 0
    ? differ.map(({ path, stated, recomputed }) => ({ code: 'NUMBER_DIFFERS', weight: 'wrong', path, says: `${path} says ${stated}; the facts give ${recomputed}.` }))
    : [{ code: 'NUMBERS_RECOMPUTED', weight: 'right', says: recomputedInWords(statement, facts.length, zones.length === 0) }];
  return [...checked.findings, ...zones, ...numbers, ...(zones.length > 0 && statement.money !== undefined ? [MONEY_NOT_RECOMPUTED] : [])];
}

/** Money is recomputed from the facts of all periods of the agreement (S25 to S28). */
function moneyDifferences({ money, period, asOf }: Statement, facts: readonly Fact[]): readonly Difference[] {
  if (money === undefined) return [];
  return differences(money, JSON.parse(JSON.stringify(stateMoney(money, facts, period, asOf) ?? null)), 'money');
}

function recomputedInWords({ levels, money }: Statement, facts: number, withMoney: boolean): string {
  const counted = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;
  return `All numbers of ${counted(levels.length, 'level')}${money === undefined || !withMoney ? '' : ', and all money,'} were recomputed from ${counted(facts, 'fact')}: the same bytes.`;
}

/** Another version of the zone data may give other hours; then those that the statement pins are taken (S2). */
function checkZones({ pins, levels, period }: Statement): readonly Finding[] {
  const moved = levels.filter((level) => [level, ...(level.earlier ?? [])].some(({ terms, open }) => !sameIntervals(openIntervals(terms.calendar, period), open)));
  if (moved.length === 0) return [];
  const says = `This machine's time zones (${tzdbVersion()}) give other hours than the statement's (${pins.tzdb}) for ${moved.map(({ key }) => key).join(', ')}; the stated hours were used.`;
  return [{ code: 'TZDB_DIFFERS', weight: pins.tzdb === tzdbVersion() ? 'wrong' : 'note', says, path: 'pins.tzdb' }];
}

/** The hours of a period do not say what a clock needs that began before it, so a clock keeps its calendars. */
function withStatedHours({ terms, open }: StatedTerms): LevelTerms {
  if (terms.kind === 'clock') return terms;
  const zone = terms.calendar.kind === 'always' ? 'UTC' : terms.calendar.zone;
  const calendar: CalendarTerms = terms.calendar.kind === 'always' ? terms.calendar : { kind: 'stated', zone, open };
  return { ...terms, calendar };
}

function sameIntervals(some: readonly Interval[], others: readonly Interval[]): boolean {
  return some.length === others.length && some.every(({ start, end }, place) => others[place]?.start === start && others[place]?.end === end);
}
