import type { Clock } from '../../../clock.ts';
import type { LogEntry, Numbering } from '../../../store/log/sequencer.ts';
import type { Session } from '../../../store/session/session.ts';
import type { Instant } from '@entente/worktime';
import type { Inputs, Mark, Subjects } from '../inputs.ts';
import { addMarks } from './mark-store.ts';
import { begunPeriods, markedTermsOfLevel, markedTermsOfSharedMetric, touchedPeriods } from './touched-periods.ts';
import type { MarkedTerms, Touch } from './touched-periods.ts';

/** Joins the transaction that numbers the log: what an entry can move is marked if, and only if, it has its number. */
export function markTouched(inputs: Inputs, clock: Clock): Numbering {
  return async (session, entries) => {
    const now = clock();
    const marks = [...(await marksOfFacts(inputs, session, entries, now)), ...(await marksOfTerms(inputs, session, entries, now))];
    await addMarks(session, marks, now);
  };
}

async function marksOfFacts(inputs: Inputs, session: Session, entries: readonly LogEntry[], now: Instant): Promise<readonly Mark[]> {
  const facts = entries.filter(({ kind }) => FACTS.has(kind));
  if (facts.length === 0) return [];
  const touches = await inputs.touches(session, facts);
  const subjects = marked(await inputs.measuring(session, [...new Set(touches.map(({ component }) => component))]));
  const position = Math.max(...facts.map((entry) => entry.position));
  return subjects.flatMap(({ subject, terms }) =>
    touches.flatMap((touch: Touch) => touchedPeriods(terms, touch, now).map((period) => ({ subject, period, position, due: now }))));
}

const FACTS: ReadonlySet<LogEntry['kind']> = new Set(['sample-batch', 'status-change', 'clock-event', 'exclusion']);

/** New terms: every period they are in force in, the first one when it begins, and results of which they took the ground. */
async function marksOfTerms(inputs: Inputs, session: Session, entries: readonly LogEntry[], now: Instant): Promise<readonly Mark[]> {
  const changes = entries.filter(({ kind }) => kind === 'agreement-version' || kind === 'shared-metric');
  if (changes.length === 0) return [];
  const position = Math.max(...changes.map((entry) => entry.position));
  const subjects = marked(await inputs.changedBy(session, changes));
  const results = await resultsOf(session, subjects);
  return subjects.flatMap(({ id, subject, terms }) => {
    const all = { start: terms.inForce.start, end: Number.MAX_SAFE_INTEGER };
    const begun = begunPeriods(terms, all, now).map((period) => ({ subject, period, position, due: now }));
    const stored = (results.get(id) ?? []).map((period) => ({ subject, period, position, due: now }));
    return [...begun, ...stored, ...toCome(subject, terms, position, now)];
  });
}

/** Terms that are not in force yet are marked for when they will be. */
function toCome(subject: Mark['subject'], terms: MarkedTerms, position: number, now: Instant): readonly Mark[] {
  const { start } = terms.inForce;
  if (start <= now) return [];
  const [first] = begunPeriods(terms, { start, end: start + 1 }, start);
  return first === undefined ? [] : [{ subject, period: first, position, due: start }];
}

interface MarkedSubject {
  readonly id: string;
  readonly subject: Mark['subject'];
  readonly terms: MarkedTerms;
}

function marked({ levels, sharedMetrics }: Subjects): readonly MarkedSubject[] {
  return [
    ...levels.map(({ id, terms }) => ({ id, subject: { level: id }, terms: markedTermsOfLevel(terms) })),
    ...sharedMetrics.map(({ id, terms }) => ({ id, subject: { sharedMetric: id }, terms: markedTermsOfSharedMetric(terms) })),
  ];
}

/** The periods that the subjects have results of. */
async function resultsOf(session: Session, subjects: readonly MarkedSubject[]): Promise<ReadonlyMap<string, readonly Mark['period'][]>> {
  const rows = await session.sql<{ subject: string; period_start: Date; period_end: Date }>(
    `select level_id as subject, period_start, period_end from entente.level_result where tenant_id = $1 and level_id = any ($2)
     union all
     select shared_metric_id, period_start, period_end from entente.shared_result where tenant_id = $1 and shared_metric_id = any ($2)`,
    [session.tenantId, subjects.map(({ id }) => id)],
  );
  const periods = Map.groupBy(rows, ({ subject }) => subject);
  return new Map([...periods].map(([id, its]) => [id, its.map((row) => ({ start: row.period_start.getTime(), end: row.period_end.getTime() }))]));
}
