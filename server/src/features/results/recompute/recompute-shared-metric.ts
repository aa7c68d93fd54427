import type { Instant, Interval } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import type { Inputs, Mark, SharedSubject } from '../inputs.ts';
import { addMarks } from '../marks/mark-store.ts';
import { begunPeriods } from '../marks/touched-periods.ts';
import { computeSharedMetric, measuredOf, windowOfShared } from '../shared/compute-shared-metric.ts';
import { saveSharedResult } from '../shared/save-shared-result.ts';

export interface SharedPair {
  readonly sharedMetric: string;
  readonly period: Interval;
}

/** Brings the stored result of a shared metric and period up to a log position and a moment. */
export async function recomputeSharedMetric(session: Session, inputs: Inputs, pair: SharedPair, head: number, now: Instant): Promise<void> {
  const subject = await inputs.sharedMetric(session, pair.sharedMetric);
  if (subject === undefined) return;

  const { terms } = subject;
  const facts = await inputs.facts(session, { measured: measuredOf(terms), window: windowOfShared(terms, pair.period), upTo: head });
  const names = await inputs.sourceNames(session);
  const known = { facts, logPosition: head, asOf: now, nameOf: (source: string) => names.get(source) ?? 'a source' };
  await saveSharedResult(session, subject.id, computeSharedMetric(terms, pair.period, known));
  await addMarks(session, await nextPeriod(session, subject, pair.period, now), now);
}

/** The next period, once this one is over. */
async function nextPeriod(session: Session, { id, terms }: SharedSubject, period: Interval, now: Instant): Promise<readonly Mark[]> {
  const [next] = now < period.end ? [] : begunPeriods(terms, { start: period.end, end: period.end + 1 }, now);
  if (next === undefined) return [];
  const rows = await session.sql('select 1 from entente.shared_result where tenant_id = $1 and shared_metric_id = $2 and period_start = $3', [
    session.tenantId, id, new Date(next.start),
  ]);
  return rows.length > 0 ? [] : [{ subject: { sharedMetric: id }, period: next, position: 0, due: now }];
}
