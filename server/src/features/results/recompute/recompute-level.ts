import type { Fact } from '@entente/sla';
import { canonical } from '@entente/statement';
import type { Instant, Interval } from '@entente/worktime';
import { measuredParts } from '../../agreements/index.ts';
import type { Session } from '../../../store/session/session.ts';
import type { FactQuery, Inputs, LevelSubject, Mark } from '../inputs.ts';
import { saveLevelResult } from '../levels/save-level-result.ts';
import { valueFrom } from '../levels/stored-value.ts';
import { addMarks } from '../marks/mark-store.ts';
import { begunPeriods, markedTermsOfLevel, outageReachOf } from '../marks/touched-periods.ts';
import { closingOf, noteLateFact } from '../periods/period-store.ts';
import { computeLevel, windowOf } from './compute-level.ts';
import type { ComputedLevel } from './compute-level.ts';
import { allTerms, keeperOf, partsIn } from './parts-in.ts';
import type { PeriodPart } from './parts-in.ts';

export interface LevelPair {
  readonly level: string;
  readonly period: Interval;
  /** The log position that made it necessary; 0 when only time went by. */
  readonly position: number;
}

/** Brings the stored result of a level and period up to a log position and a moment (S23). */
export async function recomputeLevel(session: Session, inputs: Inputs, pair: LevelPair, head: number, now: Instant): Promise<void> {
  const part = partOf(await inputs.versions(session, pair.level), pair);
  if (part === undefined) return removeResults(session, [pair.level], pair.period);
  const keeper = keeperOf(part, now);
  await removeResults(session, part.members.flatMap(({ id }) => (id === keeper.id ? [] : [id])), pair.period);
  const closing = await closingOf(session, keeper.agreementId, pair.period);
  const kept = { part, keeper, period: pair.period };
  if (closing !== undefined) return (await isUnmoved(session, inputs, kept, head, now)) ? undefined : noteLateFact(session, closing, pair.position);

  const { computed: { computed, stretches } } = await computedLevel(session, inputs, part, pair.period, head, now);
  await saveLevelResult(session, keeper.agreementId, keeper.id, computed, stretches);
  await addMarks(session, await marksAhead(session, kept, now), now);
}

/** The number that the level has a part in, among versions with the same periods (S18). */
function partOf(versions: readonly LevelSubject[], { level, period }: LevelPair): PeriodPart | undefined {
  const subject = versions.find(({ id }) => id === level);
  if (subject === undefined) return undefined;
  const periods = canonical(subject.terms.period);
  return partsIn(versions.filter(({ terms }) => canonical(terms.period) === periods), period).find(({ members }) => members.includes(subject));
}

/** A number with the facts up to the position that it was computed from. */
export interface ComputedFromFacts {
  readonly computed: ComputedLevel;
  readonly facts: readonly Fact[];
}

/** The level in the period, from all facts up to the position. */
export async function computedLevel(session: Session, inputs: Inputs, part: PeriodPart, period: Interval, head: number, now: Instant): Promise<ComputedFromFacts> {
  const facts = await factsOfPart(session, inputs, part, { window: windowOf(part, period), upTo: head });
  const names = await inputs.sourceNames(session);
  return { facts, computed: computeLevel(part, period, { facts, logPosition: head, asOf: now, nameOf: (source) => names.get(source) ?? 'a source' }) };
}

/** What each version measures is asked for by itself: of a clock, those above it are not the next version's own. */
async function factsOfPart(session: Session, inputs: Inputs, part: PeriodPart, query: Omit<FactQuery, 'measured'>): Promise<readonly Fact[]> {
  const asked = new Map(allTerms(part).map((terms) => measuredParts(terms)).map((measured) => [canonical(measured), measured]));
  const found: Fact[] = [];
  for (const measured of asked.values()) found.push(...(await inputs.facts(session, { ...query, measured })));
  if (asked.size < 2) return found;
  return [...new Map(found.map((fact) => [fact.id, fact])).values()].sort((one, other) => one.position - other.position);
}

interface KeptPart {
  readonly part: PeriodPart;
  readonly keeper: LevelSubject;
  readonly period: Interval;
}

/**
 * Whether a closed number stays what it was. Events of a clock touch every period since it began, and move few of them;
 * of the other kinds a fact that touches a period is late for it.
 */
async function isUnmoved(session: Session, inputs: Inputs, { part, keeper, period }: KeptPart, head: number, now: Instant): Promise<boolean> {
  if (keeper.terms.kind !== 'clock') return false;
  const [row] = await session.sql<{ state: string; value: string | null }>('select state, value from entente.level_result where tenant_id = $1 and level_id = $2 and period_start = $3', [
    session.tenantId, keeper.id, new Date(period.start),
  ]);
  if (row?.value == null) return false;
  const { computed: { computed: { result } } } = await computedLevel(session, inputs, part, period, head, now);
  return row.state === result.state && canonical(valueFrom(row.value).toDate) === canonical(result.toDate);
}

/** An amendment, dated back or of one number with these terms, has taken the period from them. */
async function removeResults(session: Session, levels: readonly string[], period: Interval): Promise<void> {
  if (levels.length === 0) return;
  await session.sql('delete from entente.level_result where tenant_id = $1 and level_id = any ($2::uuid[]) and period_start = $3', [
    session.tenantId, [...levels], new Date(period.start),
  ]);
}

/**
 * What time will ask for: the next period once this one is over; and this one again when an outage at its end has had
 * the time to reach the minimum length (S16).
 */
async function marksAhead(session: Session, { part, keeper, period }: KeptPart, now: Instant): Promise<readonly Mark[]> {
  if (now < period.end) return [];
  const terms = markedTermsOfLevel(keeper.terms);
  const ownMark = { subject: { level: keeper.id }, position: 0 };
  const settled = period.end + Math.max(...allTerms(part).map(outageReachOf));
  const again = now < settled ? [{ ...ownMark, period, due: settled }] : [];

  const [next] = begunPeriods(terms, { start: period.end, end: period.end + 1 }, now);
  if (next === undefined || (await hasResult(session, keeper.id, next))) return again;
  return [...again, { ...ownMark, period: next, due: now }];
}

async function hasResult(session: Session, level: string, period: Interval): Promise<boolean> {
  const rows = await session.sql('select 1 from entente.level_result where tenant_id = $1 and level_id = $2 and period_start = $3', [
    session.tenantId, level, new Date(period.start),
  ]);
  return rows.length > 0;
}
