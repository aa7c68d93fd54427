import type { PartyShare, SharedSegment } from '@entente/sla';
import { UNATTRIBUTED } from '@entente/sla';
import { newId } from '../../../store/ids.ts';
import type { Session } from '../../../store/session/session.ts';
import { resultColumns } from '../levels/result-columns.ts';
import { contentHash } from '../levels/save-level-result.ts';
import { COMPARED_RULES } from './compared-rules.ts';
import type { ComputedShared, SupplierState } from './compute-shared-metric.ts';

/** Stores the result of a shared metric and period over the one before and announces it; its id stays. */
export async function saveSharedResult(session: Session, sharedMetricId: string, { endToEnd, shared, suppliers, rules }: ComputedShared): Promise<string> {
  const hash = contentHash([COMPARED_RULES, ...shared.segments]);
  const before = await session.db.selectFrom('shared_result')
    .select(['id', 'segments_hash'])
    .where('tenant_id', '=', session.tenantId)
    .where('shared_metric_id', '=', sharedMetricId)
    .where('period_start', '=', new Date(endToEnd.result.period.start))
    .executeTakeFirst();
  const isAnother = before?.segments_hash !== hash;
  const columns = { ...resultColumns(endToEnd), derived: shared.derived, segments_hash: hash, ...(isAnother ? { rules: JSON.stringify(rules()) } : {}) };
  const id = before?.id ?? newId();
  if (before === undefined) {
    await session.db.insertInto('shared_result').values({ id, shared_metric_id: sharedMetricId, ...columns }).execute();
  } else {
    await session.db.updateTable('shared_result').set(columns).where('tenant_id', '=', session.tenantId).where('id', '=', id).execute();
  }
  const place = { shared_metric_id: sharedMetricId, result_id: id };
  await rewriteSuppliers(session, place, suppliers);
  await rewriteShares(session, place, shared.shares);
  if (isAnother) await rewriteSegments(session, place, shared.segments);
  await session.announce('shared-result', id);
  return id;
}

interface Place {
  readonly shared_metric_id: string;
  readonly result_id: string;
}

async function rewriteSuppliers(session: Session, place: Place, suppliers: readonly SupplierState[]): Promise<void> {
  await session.db.deleteFrom('supplier_level').where('tenant_id', '=', session.tenantId).where('result_id', '=', place.result_id).execute();
  if (suppliers.length === 0) return;
  await session.db.insertInto('supplier_level').values(suppliers.map(({ component, name, party, result, state, since }, index) => ({
    ...place,
    id: newId(),
    party_id: party,
    component,
    name,
    place: index,
    good: Number(result.toDate.good),
    bad: Number(result.toDate.bad),
    shown: result.toDate.shown ?? null,
    component_state: state,
    component_since: since === undefined ? null : new Date(since),
  }))).execute();
}

async function rewriteShares(session: Session, place: Place, shares: readonly PartyShare[]): Promise<void> {
  await session.db.deleteFrom('share').where('tenant_id', '=', session.tenantId).where('result_id', '=', place.result_id).execute();
  if (shares.length === 0) return;
  await session.db.insertInto('share').values(shares.map(({ party, share }, index) => ({
    ...place,
    id: newId(),
    party_id: party === UNATTRIBUTED ? null : party,
    place: index,
    numerator: share.numerator,
    denominator: share.denominator,
  }))).execute();
}

const SEGMENTS_AT_ONCE = 2_000;

async function rewriteSegments(session: Session, place: Place, segments: readonly SharedSegment[]): Promise<void> {
  await session.db.deleteFrom('shared_segment').where('tenant_id', '=', session.tenantId).where('result_id', '=', place.result_id).execute();
  for (let first = 0; first < segments.length; first += SEGMENTS_AT_ONCE) {
    const some = segments.slice(first, first + SEGMENTS_AT_ONCE);
    await session.db.insertInto('shared_segment').values(some.map(({ start, end, reading, down, split }) => ({
      ...place,
      id: newId(),
      starts_at: new Date(start),
      ends_at: new Date(end),
      reading,
      down: JSON.stringify(down),
      split: JSON.stringify(split),
    }))).execute();
  }
}
