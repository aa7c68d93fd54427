import { gunzipSync } from 'node:zlib';
import { verifyStatement } from '@entente/statement';
import { HOUR, MINUTE } from '@entente/worktime';
import type { Instant } from '@entente/worktime';
import { beforeEach, describe, expect, test } from 'vitest';
import { anAgreement, granted } from '../../../../test/agreement-seeds.ts';
import type { AgreementSeed } from '../../../../test/agreement-seeds.ts';
import type { TenantSeed } from '../../../../test/seeds.ts';
import { testWorld } from '../../../../test/world.ts';
import { numberPending } from '../../../store/log/sequencer.ts';
import { recordStatusChanges } from '../../facts/index.ts';
import { markTouched } from '../marks/mark-touched.ts';
import { markByClock } from '../recompute/mark-by-clock.ts';
import { recomputeNext } from '../recompute/recompute-next.ts';
import { publishedKeys } from '../statements/signing-key.ts';
import { inputs } from '../tenant-inputs.ts';
import { closePeriod } from './close-period.use-cases.ts';
import { periodsDueToClose } from './closable.queries.ts';

const world = testWorld();
const secret = 'a secret of at least thirty-two characters';
const ten = Date.parse('2026-05-20T10:00:00Z');
const eleven = ten + HOUR;

let tenant: TenantSeed;
let agreement: AgreementSeed;
let now: Instant;

beforeEach(async () => {
  now = ten + 30 * MINUTE;
  tenant = await world.aTenant();
  agreement = await anAgreement(tenant, { every: 'PT1H', startsAt: new Date(ten), grace: 5 * MINUTE });
});

async function says(...changes: readonly (readonly [Instant, 'up' | 'down'])[]): Promise<void> {
  await tenant.within((session) =>
    recordStatusChanges(session, agreement.sourceId, now, changes.map(([at, state]) => ({ metricId: agreement.metricId, at, state }))));
  await settles();
}

async function settles(): Promise<void> {
  const clock = () => now;
  await numberPending(world.store, tenant.id, [markTouched(inputs, clock)]);
  while ((await recomputeNext({ store: world.store, inputs, clock }, tenant.id)) === 'recomputed');
}

const closes = (instant: Instant) =>
  world.store.inTenant(tenant.member('manager'), (session) => closePeriod(session, inputs, { agreementId: agreement.id, instant, now, secret }));

interface StatementRow {
  readonly id: string;
  readonly party_id: string | null;
  readonly version: number;
  readonly hash: string;
  readonly document: Buffer;
  readonly evidence: Buffer;
}
const statements = () => world.admin<StatementRow>(
  'select id, party_id, version, hash, document, evidence from entente.statement where tenant_id = $1 order by version, party_id nulls first', [tenant.id]);
const bad = async () => {
  const [row] = await world.admin<{ bad: string }>('select bad from entente.level_result where level_id = $1 and period_start = $2', [agreement.levelId, new Date(ten)]);
  return Number(row?.bad);
};

describe('closing a period', () => {
  test('makes a signed statement for the tenant and for each party, which recomputes to the same bytes', async () => {
    await says([ten, 'up'], [ten + 10 * MINUTE, 'down'], [ten + 12 * MINUTE, 'up'], [eleven, 'up']);
    now = eleven + MINUTE;

    granted(await closes(ten));

    const made = await statements();
    expect(made.map(({ party_id }) => party_id)).toEqual([null, ...[agreement.providerId, agreement.customerId].sort()]);
    const published = await tenant.within(publishedKeys);
    const trust = { keys: published.map(({ kid, x }) => ({ kid, x, kty: 'OKP' as const, crv: 'Ed25519' as const })) };
    for (const { document, evidence } of made) {
      const { outcome, findings } = await verifyStatement(document.toString(), { evidence: gunzipSync(evidence).toString(), trust });
      expect([outcome, ...findings.map(({ code }) => code)]).toEqual(['verified', 'SIGNATURE_VALID', 'EVIDENCE_COMPLETE', 'NUMBERS_RECOMPUTED']);
    }
    expect(await bad()).toBe(2 * MINUTE);
    expect(await world.admin('select closed_until from entente.agreement where id = $1', [agreement.id])).toEqual([{ closed_until: new Date(eleven) }]);
  });

  test('is refused while the period runs, and a second time when nothing has come in since', async () => {
    await says([ten, 'up']);

    const early = await closes(ten);
    now = eleven + MINUTE;
    await closes(ten);
    const again = await closes(ten);

    expect(early.problems?.map(({ code }) => code)).toEqual(['PERIOD_RUNNING']);
    expect(again.problems?.map(({ code }) => code)).toEqual(['PERIOD_CLOSED']);
    expect(await statements()).toHaveLength(3);
  });

  test('is refused for an agreement that is not there, and before its terms', async () => {
    now = eleven + MINUTE;

    const strange = await world.store.inTenant(tenant.member(), (session) => closePeriod(session, inputs, { agreementId: tenant.id, instant: ten, now, secret }));
    const before = await closes(ten - HOUR);

    for (const { problems } of [strange, before]) expect(problems?.map(({ code }) => code)).toEqual(['NOT_FOUND']);
  });

  test('S23: a late fact moves no closed number; it allows a restatement, which names what it replaces', async () => {
    await says([ten, 'up'], [eleven, 'up']);
    now = eleven + MINUTE;
    granted(await closes(ten));

    await says([ten + 20 * MINUTE, 'down'], [ten + 50 * MINUTE, 'up']);
    const untouched = await bad();
    granted(await closes(ten));

    expect(untouched).toBe(0);
    expect(await bad()).toBe(30 * MINUTE);
    const made = await statements();
    expect(made.map(({ version }) => version)).toEqual([1, 1, 1, 2, 2, 2]);
    const replaced = made.slice(3).map(({ document }) => JSON.parse(document.toString()).replaces);
    expect(replaced).toEqual(made.slice(0, 3).map(({ hash }) => hash));
    expect((await closes(ten)).problems?.map(({ code }) => code)).toEqual(['PERIOD_CLOSED']);
  });

  test('each party reads its own statements and nobody else\'s', async () => {
    await says([ten, 'up'], [eleven, 'up']);
    now = eleven + MINUTE;
    granted(await closes(ten));
    const stranger = await tenant.aParty();

    const reads = async (party: string) => {
      const rows = await world.store.inTenant(tenant.portalUser(party), ({ sql }) => sql<{ party_id: string }>('select party_id from entente.statement'), { readOnly: true });
      return rows.map(({ party_id }) => party_id);
    };

    expect(await reads(agreement.providerId)).toEqual([agreement.providerId]);
    expect(await reads(agreement.customerId)).toEqual([agreement.customerId]);
    expect(await reads(stranger)).toEqual([]);
  });
});

describe('a period is due to close', () => {
  test('when the grace after its end, and after its terms were recorded, is over', async () => {
    await says([ten, 'up'], [eleven, 'up']);
    now = eleven;
    await tenant.within((session) => markByClock(session, now));
    await settles();
    await world.admin('update entente.agreement_version set created_at = $2 where agreement_id = $1', [agreement.id, new Date(ten)]);
    const due = (at: Instant) => tenant.within((session) => periodsDueToClose(session, at));

    expect(await due(eleven + 5 * MINUTE - 1)).toEqual([]);
    expect(await due(eleven + 5 * MINUTE)).toEqual([{ agreementId: agreement.id, period: { start: ten, end: eleven } }]);
  });
});
