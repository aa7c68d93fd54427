import { measuredPart } from '@entente/sla';
import type { Fact } from '@entente/sla';
import { periodAt } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import { agreedLevels, closeAgreementUntil } from '../../agreements/index.ts';
import type { AgreedLevel } from '../../agreements/index.ts';
import { problem, refused } from '../../../access/outcome.ts';
import type { Outcome } from '../../../access/outcome.ts';
import { newId } from '../../../store/ids.ts';
import type { Session } from '../../../store/session/session.ts';
import type { Inputs } from '../inputs.ts';
import { saveLevelResult } from '../levels/save-level-result.ts';
import { outageReachOf } from '../marks/touched-periods.ts';
import { keeperOf, partsIn } from '../recompute/parts-in.ts';
import type { PeriodPart } from '../recompute/parts-in.ts';
import { computedLevel } from '../recompute/recompute-level.ts';
import { aloneInTenant, logHead } from '../recompute/recompute-next.ts';
import { makeStatements } from '../statements/make-statements.ts';
import type { StatedPart } from '../statements/make-statements.ts';
import { currentSigningKey } from '../statements/signing-key.ts';
import { periodLabel } from './period-label.ts';
import { closingOf } from './period-store.ts';
import type { Closing } from './period-store.ts';

export interface Close {
  readonly agreementId: string;
  /** Any instant of the period. */
  readonly instant: Instant;
  readonly now: Instant;
  /** What the tenant's key is sealed with. */
  readonly secret: string;
}

/** A period that was closed: the statements that were made, the tenant's own first. */
export interface ClosedPeriod {
  readonly statements: readonly string[];
}

/**
 * Closes a period of an agreement, or restates a closed one that late facts have overtaken (S23): every number is
 * computed anew from all facts up to one log position, stored, stated and signed, in one transaction (S24).
 */
export async function closePeriod(session: Session, inputs: Inputs, { agreementId, instant, now, secret }: Close): Promise<Outcome<ClosedPeriod>> {
  await aloneInTenant(session);
  const all = await agreedLevels(session, { tenantId: session.tenantId, agreements: [agreementId] });
  const ofPeriod = levelsOfPeriod(all, instant);
  if (ofPeriod === undefined) return refused(problem('NOT_FOUND', 'There is no such agreement, or no level of it is in force then.', ['period']));
  const { period, levels } = ofPeriod;
  const before = await closingOf(session, agreementId, period);
  const refusal = whyNot(period, levels, before, now);
  if (refusal !== undefined) return refused(refusal);

  const logPosition = await logHead(session);
  const facts = new Map<string, Fact>();
  const parts = partsOf(levels, period);
  for (const { part } of parts) {
    for (const fact of await computeAndSave(session, inputs, part, period, logPosition, now)) facts.set(fact.id, fact);
  }
  const version = (before?.version ?? 0) + 1;
  const statements = await makeStatements(session, await currentSigningKey(session, secret, now), {
    agreementId, period, version, asOf: now, logPosition, levels, parts,
    label: periodLabel(period, levels[0].terms.period),
    facts: [...facts.values()].sort((a, b) => a.position - b.position),
  });
  await closeAgreementUntil(session, agreementId, new Date(period.end));
  await writeState(session, agreementId, period, before, { version, logPosition, now });
  await session.audit(version === 1 ? 'period.closed' : 'period.restated', 'agreement', agreementId, { period: new Date(period.start).toISOString(), version });
  return { value: { statements } };
}

type Some<T> = readonly [T, ...(readonly T[])];

/** The period that holds the instant, and the levels that are measured by it and in force in it. */
function levelsOfPeriod(all: readonly AgreedLevel[], instant: Instant): { readonly period: Interval; readonly levels: Some<AgreedLevel> } | undefined {
  const inForce = all.filter(({ terms }) => {
    const { start, end } = measuredPart(terms, periodAt(terms.period, instant));
    return start < end;
  });
  const [first, ...others] = inForce;
  if (first === undefined) return undefined;
  const period = periodAt(first.terms.period, instant);
  const same = others.filter(({ terms }) => {
    const { start, end } = periodAt(terms.period, instant);
    return start === period.start && end === period.end;
  });
  return { period, levels: [first, ...same] };
}

function whyNot(period: Interval, levels: readonly AgreedLevel[], before: Closing | undefined, now: Instant) {
  const settled = period.end + Math.max(...levels.map(({ terms }) => outageReachOf(terms)));
  if (now < settled) {
    return problem('PERIOD_RUNNING', `The period runs until ${new Date(settled).toISOString()}.`, ['period'], 'Close it after its end.');
  }
  if (before !== undefined && before.latePosition === null) {
    return problem('PERIOD_CLOSED', 'The period is closed and nothing has come in since that would change it.', ['period']);
  }
  return undefined;
}

/** The numbers of the period (S18), level by level in the order of the agreement. */
function partsOf(levels: readonly AgreedLevel[], period: Interval): readonly StatedPart<PeriodPart>[] {
  return [...Map.groupBy(levels, ({ key }) => key)].flatMap(([key, versions]) =>
    partsIn(versions.map(({ terms, agreementId }) => ({ id: terms.id, agreementId, terms })), period).map((part) => ({ key, part })));
}

/** Brings the stored result to the position that the statement pins; returns the facts it rests on. */
async function computeAndSave(session: Session, inputs: Inputs, part: PeriodPart, period: Interval, logPosition: number, now: Instant): Promise<readonly Fact[]> {
  const { facts, computed: { computed, stretches } } = await computedLevel(session, inputs, part, period, logPosition, now);
  const { id, agreementId } = keeperOf(part, now);
  await saveLevelResult(session, agreementId, id, computed, stretches);
  return facts;
}

async function writeState(session: Session, agreementId: string, period: Interval, before: Closing | undefined, { version, logPosition, now }: { version: number; logPosition: number; now: Instant }): Promise<void> {
  const id = before?.id ?? newId();
  await session.sql(
    `insert into entente.period_state (tenant_id, id, agreement_id, period_start, period_end, version, closed_at, log_position, late_position)
     values ($1, $2, $3, $4, $5, $6, $7, $8, null)
     on conflict (tenant_id, agreement_id, period_start, period_end) do update
     set version = excluded.version, closed_at = excluded.closed_at, log_position = excluded.log_position, late_position = null`,
    [session.tenantId, id, agreementId, new Date(period.start), new Date(period.end), version, new Date(now), logPosition],
  );
  await session.announce('period-state', id);
}
