import { canonical } from '@entente/statement';
import type { Instant, Interval } from '@entente/worktime';
import { measuredParts } from '../../agreements/index.ts';
import type { Session } from '../../../store/session/session.ts';
import type { Inputs, LevelSubject, Mark } from '../inputs.ts';
import { saveLevelResult } from '../levels/save-level-result.ts';
import { valueFrom } from '../levels/stored-value.ts';
import { addMarks } from '../marks/mark-store.ts';
import { begunPeriods, markedTermsOfLevel } from '../marks/touched-periods.ts';
import { closingOf, noteLateFact } from '../periods/period-store.ts';
import { computeLevel, windowOf } from './compute-level.ts';
import type { ComputedLevel } from './compute-level.ts';

export interface LevelPair {
  readonly level: string;
  readonly period: Interval;
  /** The log position that made it necessary; 0 when only time went by. */
  readonly position: number;
}

/** Brings the stored result of a level and period up to a log position and a moment (S23). */
export async function recomputeLevel(session: Session, inputs: Inputs, pair: LevelPair, head: number, now: Instant): Promise<void> {
  const subject = await inputs.level(session, pair.level);
  if (subject === undefined || !isInForceIn(subject, pair.period)) return removeResult(session, pair);
  const closing = await closingOf(session, subject.agreementId, pair.period);
  if (closing !== undefined) return (await isUnmoved(session, inputs, subject, pair, head, now)) ? undefined : noteLateFact(session, closing, pair.position);

  const { computed, stretches } = await computedLevel(session, inputs, subject, pair.period, head, now);
  await saveLevelResult(session, subject.agreementId, subject.id, computed, stretches);
  await addMarks(session, await marksAhead(session, subject, pair.period, now), now);
}

/** The level in the period, from all facts up to the position. */
export async function computedLevel(session: Session, inputs: Inputs, { terms }: LevelSubject, period: Interval, head: number, now: Instant): Promise<ComputedLevel> {
  const facts = await inputs.facts(session, {
    measured: measuredParts(terms),
    window: windowOf(terms, period),
    upTo: head,
  });
  const names = await inputs.sourceNames(session);
  return computeLevel(terms, period, { facts, logPosition: head, asOf: now, nameOf: (source) => names.get(source) ?? 'a source' });
}

/**
 * Whether a closed number stays what it was. Events of a clock touch every period since it began, and move few of them;
 * of the other kinds a fact that touches a period is late for it.
 */
async function isUnmoved(session: Session, inputs: Inputs, subject: LevelSubject, { period }: LevelPair, head: number, now: Instant): Promise<boolean> {
  if (subject.terms.kind !== 'clock') return false;
  const [row] = await session.sql<{ state: string; value: string | null }>('select state, value from entente.level_result where tenant_id = $1 and level_id = $2 and period_start = $3', [
    session.tenantId, subject.id, new Date(period.start),
  ]);
  if (row?.value == null) return false;
  const { computed: { result } } = await computedLevel(session, inputs, subject, period, head, now);
  return row.state === result.state && canonical(valueFrom(row.value).toDate) === canonical(result.toDate);
}

function isInForceIn({ terms: { inForce } }: LevelSubject, period: Interval): boolean {
  return inForce.start < period.end && period.start < (inForce.end ?? Number.POSITIVE_INFINITY);
}

/** An amendment dated back has taken the period from these terms. */
async function removeResult(session: Session, { level, period }: LevelPair): Promise<void> {
  await session.sql('delete from entente.level_result where tenant_id = $1 and level_id = $2 and period_start = $3', [
    session.tenantId, level, new Date(period.start),
  ]);
}

/**
 * What time will ask for: the next period once this one is over; and this one again when an outage at its end has had
 * the time to reach the minimum length (S16).
 */
async function marksAhead(session: Session, subject: LevelSubject, period: Interval, now: Instant): Promise<readonly Mark[]> {
  if (now < period.end) return [];
  const terms = markedTermsOfLevel(subject.terms);
  const ownMark = { subject: { level: subject.id }, position: 0 };
  const settled = period.end + terms.outageReach;
  const again = now < settled ? [{ ...ownMark, period, due: settled }] : [];

  const [next] = begunPeriods(terms, { start: period.end, end: period.end + 1 }, now);
  if (next === undefined || (await hasResult(session, subject.id, next))) return again;
  return [...again, { ...ownMark, period: next, due: now }];
}

async function hasResult(session: Session, level: string, period: Interval): Promise<boolean> {
  const rows = await session.sql('select 1 from entente.level_result where tenant_id = $1 and level_id = $2 and period_start = $3', [
    session.tenantId, level, new Date(period.start),
  ]);
  return rows.length > 0;
}
