import { gunzipSync } from 'node:zlib';
import { type TrustedKeys, verifyStatement } from '@entente/statement';
import Fastify from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { anAgreement } from '../../../test/agreement-seeds.ts';
import type { TenantSeed } from '../../../test/seeds.ts';
import { testWorld } from '../../../test/world.ts';
import type { Actor } from '../../access/actor.ts';
import { recordStatusChanges } from '../../features/facts/index.ts';
import { closePeriod, inputs } from '../../features/results/index.ts';
import { numberPending } from '../../store/log/sequencer.ts';
import { statementFileRoutes } from './statement-files.route.ts';

const world = testWorld();
const APRIL = Date.parse('2026-04-10T00:00:00Z');
let tenant: TenantSeed;
let customer: string;
let ofTenant: string;
let ofCustomer: string;

beforeAll(async () => {
  tenant = await world.aTenant();
  const { id, sourceId, metricId, customerId } = await anAgreement(tenant);
  customer = customerId;
  const at = (time: string) => Date.parse(`2026-03-${time}Z`);
  await tenant.within((session) => recordStatusChanges(session, sourceId, APRIL, [
    { metricId, at: at('01T00:00:00'), state: 'up' }, { metricId, at: at('05T10:00:00'), state: 'down' }, { metricId, at: at('05T10:40:00'), state: 'up' },
  ]));
  await numberPending(world.store, tenant.id);
  await tenant.within((session) => closePeriod(session, inputs, { agreementId: id, instant: at('15T00:00:00'), now: APRIL, secret: 'a secret of at least thirty-two characters' }));
  const rows = await world.admin<{ id: string; party_id: string | null }>('select id, party_id from entente.statement where tenant_id = $1', [tenant.id]);
  ofTenant = rows.find(({ party_id }) => party_id === null)?.id ?? '';
  ofCustomer = rows.find(({ party_id }) => party_id === customerId)?.id ?? '';
});

function asking(...members: readonly Actor[]) {
  const app = Fastify();
  statementFileRoutes(app, { store: world.store, membersAsking: async () => members });
  return (path: string) => app.inject(path);
}

describe('the files of a statement', () => {
  it('are what verifies it, with the keys that the tenant publishes', async () => {
    const get = asking(tenant.portalUser(customer));

    const [text, facts, keys] = [await get(`/files/statements/${ofCustomer}/statement.json`), await get(`/files/statements/${ofCustomer}/evidence.ndjson.gz`), await get(`/.well-known/entente-keys/${tenant.slug}`)];

    const trust: TrustedKeys = keys.json();
    const verification = await verifyStatement(text.body, { evidence: gunzipSync(facts.rawPayload).toString(), trust });
    expect(verification.outcome).toBe('verified');
    expect(verification.findings.map(({ code }) => code)).toEqual(['SIGNATURE_VALID', 'EVIDENCE_COMPLETE', 'NUMBERS_RECOMPUTED']);
  });

  it('are given to whom they were made for, and to nobody else; who may not see them gets what nothing gets', async () => {
    const stranger = (await world.aTenant()).member();
    const answers = await Promise.all([
      asking(tenant.portalUser(customer))(`/files/statements/${ofTenant}/statement.json`),
      asking(stranger)(`/files/statements/${ofCustomer}/statement.json`),
      asking()(`/files/statements/${ofCustomer}/statement.json`),
      asking(stranger)('/files/statements/0198c5e2-0000-7000-8000-000000000000/statement.json'),
      asking(stranger)('/files/statements/no-id/evidence.ndjson.gz'),
    ]);

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  });

  it('of a tenant that is not there, keys are not there', async () => {
    expect((await asking()('/.well-known/entente-keys/nobody')).statusCode).toBe(404);
  });
});
