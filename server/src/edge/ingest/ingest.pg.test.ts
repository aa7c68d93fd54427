import { gzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AgreementSeed, anAgreement, granted } from '../../../test/agreement-seeds.ts';
import type { TenantSeed } from '../../../test/seeds.ts';
import { testWorld } from '../../../test/world.ts';
import { createComponent, createMetric, createSource } from '../../features/agreements/index.ts';
import { createApiKey, revokeApiKey } from '../../features/facts/index.ts';
import { ingestRoutes } from './ingest.route.ts';

const world = testWorld();
const NOW = Date.parse('2026-03-20T12:00:00Z');
let app: FastifyInstance;
let tenant: TenantSeed;
let ours: AgreementSeed;
let key: string;
let sent = 0;

beforeAll(async () => {
  app = Fastify();
  ingestRoutes(app, { store: world.store, clock: () => NOW });
  tenant = await world.aTenant();
  ours = await anAgreement(tenant, { component: 'mail' });
  await anAgreement(tenant, { component: 'rival' });
  key = await aKey(ours.sourceId);
});

const aKey = async (sourceId: string) => granted(await tenant.within((session) => createApiKey(session, sourceId))).secret;

/** A key of the source that tells what happens to the tickets of a desk. */
async function aDesk(): Promise<string> {
  const sourceId = await tenant.within(async (session) => {
    const [known] = await session.sql<{ id: string }>(`select id from entente.source where name = 'desk'`);
    if (known !== undefined) return known.id;
    const component = granted(await createComponent(session, { service: 'Desk', key: 'desk', name: 'Desk' }));
    const metric = createMetric(session, { componentId: component.id, key: 'tickets', name: 'Tickets', measures: 'clocks', method: {} });
    await session.em.flush();
    return granted(await createSource(session, { name: 'desk', metrics: [metric.id] })).id;
  });
  return aKey(sourceId);
}

interface Sending {
  readonly type?: string;
  readonly idempotencyKey?: string;
  readonly path?: string;
  readonly encoding?: string;
  readonly key?: string;
}

async function send(body: unknown, { type = 'application/json', idempotencyKey = `k${++sent}`, path = '/v1/ingest/status', encoding, key: with_ = key }: Sending = {}) {
  const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const headers = { authorization: `Bearer ${with_}`, 'content-type': type, 'idempotency-key': idempotencyKey, ...(encoding ? { 'content-encoding': encoding } : {}) };
  const { statusCode, body: text, headers: answered } = await app.inject({ method: 'POST', url: path, payload, headers });
  return { status: statusCode, text, json: () => JSON.parse(text), headers: answered };
}

const row = (given: object = {}) => ({ component: 'mail', at: '2026-03-01T10:00:00Z', state: 'down', ...given });
const kept = () => tenant.within(({ sql }) => sql<{ n: number }>('select count(*) as n from entente.status_change')).then(([{ n } = { n: 0 }]) => n);

describe('a batch of status changes', () => {
  it.each([
    ['JSON rows', { rows: [row(), row({ at: 1_772_400_000_000, state: 'up' })] }, 'application/json'],
    ['JSON columns, where a value holds for all rows', { columns: { component: 'mail', at: ['2026-03-01T10:00:00Z', '2026-03-01T11:00:00+01:00'], state: ['down', 'up'] } }, 'application/json'],
    ['NDJSON', `${JSON.stringify(row())}\n${JSON.stringify(row({ state: 'degraded' }))}\n`, 'application/x-ndjson'],
    ['CSV', 'component,at,state\nmail,2026-03-01T10:00:00Z,down\nmail,2026-03-01T11:00:00Z,up\n', 'text/csv; charset=utf-8'],
  ])('is taken in from %s', async (_form, body, type) => {
    const before = await kept();

    const answer = await send(body, { type });

    expect(answer.json()).toMatchObject({ accepted: 2, rejected: [] });
    expect(answer.status).toBe(200);
    expect(await kept()).toBe(before + 2);
  });

  it('is taken in from gzip', async () => {
    const answer = await send(gzipSync(JSON.stringify({ rows: [row()] })), { encoding: 'gzip' });

    expect(answer.json()).toMatchObject({ accepted: 1 });
  });

  it.each([
    ['a component outside the source’s scope', row({ component: 'rival' }), 'component', 'OUTSIDE_SCOPE'],
    ['a component nobody has, in the same words', row({ component: 'moon' }), 'component', 'OUTSIDE_SCOPE'],
    ['an unknown metric', row({ metric: 'speed' }), 'metric', 'UNKNOWN_METRIC'],
    ['a time without a zone', row({ at: '2026-03-01T10:00:00' }), 'at', 'TIME_WITHOUT_ZONE'],
    ['a day that does not exist', row({ at: '2026-02-31T10:00:00Z' }), 'at', 'NOT_A_TIME'],
    ['a time more than 10 minutes ahead', row({ at: NOW + 600_001 }), 'at', 'TIME_IN_FUTURE'],
    ['seconds for milliseconds', row({ at: 1_772_400_000 }), 'at', 'TIME_IN_SECONDS'],
    ['an unknown state', row({ state: 'sideways' }), 'state', 'UNKNOWN_STATE'],
    ['no time', row({ at: null }), 'at', 'FIELD_MISSING'],
    ['no object', 'down', '', 'NOT_AN_OBJECT'],
  ])('names the row with %s, its field, reason and fix, and takes the good ones in', async (_what, bad, field, reason) => {
    const before = await kept();

    const answer = (await send({ rows: [row(), bad, row({ state: 'up' })] })).json();

    expect(answer).toMatchObject({ accepted: 2, rejected: [{ index: 1, field, reason }] });
    expect(answer.rejected[0].fix).not.toBe('');
    expect(await kept()).toBe(before + 2);
  });

  it('takes exactly 10 minutes ahead', async () => {
    expect((await send({ rows: [row({ at: NOW + 600_000 })] })).json()).toMatchObject({ accepted: 1 });
  });

  it('takes all rows or none when it asks for that', async () => {
    const before = await kept();

    const answer = await send({ rows: [row(), row({ at: 'soon' })] }, { path: '/v1/ingest/status?atomic=true' });

    expect(answer.status).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'ROWS_REJECTED', accepted: 0, rejected: [{ index: 1 }] });
    expect(await kept()).toBe(before);
  });

  it.each([
    ['no idempotency key', { rows: [row()] }, { idempotencyKey: '' }, 400, 'IDEMPOTENCY_KEY_MISSING'],
    ['a broken gzip', gzipSync('{"rows":[]}').subarray(0, 12), { encoding: 'gzip' }, 400, 'BODY_NOT_GZIP'],
    ['half a JSON', '{"rows":[', {}, 400, 'BODY_NOT_JSON'],
    ['a number that JSON does not have', '{"rows":[{"component":"mail","at":1,"value":NaN}]}', {}, 400, 'BODY_NOT_JSON'],
    ['columns of different lengths', { columns: { component: 'mail', at: [1, 2], state: ['up'] } }, {}, 400, 'COLUMNS_UNEVEN'],
    ['a CSV without a column', 'component,at\nmail,2026-03-01T10:00:00Z\n', { type: 'text/csv' }, 400, 'COLUMN_MISSING'],
    ['no row', { rows: [] }, {}, 400, 'BODY_EMPTY'],
    ['another media type', '<rows/>', { type: 'text/xml' }, 415, 'MEDIA_TYPE_NOT_SUPPORTED'],
    ['an unknown key', { rows: [row()] }, { key: `ent_${'a'.repeat(12)}_${'b'.repeat(43)}` }, 401, 'KEY_NOT_VALID'],
  ])('is refused whole for %s, with a name and a fix', async (_what, body, how, status, code) => {
    const before = await kept();

    const answer = await send(body, how);

    expect(answer.status).toBe(status);
    expect(answer.json()).toMatchObject({ code, fix: expect.stringMatching(/./), trace: expect.stringMatching(/./) });
    expect(await kept()).toBe(before);
  });
});

describe('an idempotency key', () => {
  it('repeats its answer byte for byte and counts once', async () => {
    const first = await send({ rows: [row(), row({ at: 'soon' })] }, { idempotencyKey: 'same' });
    const before = await kept();

    const again = await send({ rows: [row(), row({ at: 'soon' })] }, { idempotencyKey: 'same' });

    expect(again.text).toBe(first.text);
    expect(again.status).toBe(first.status);
    expect(await kept()).toBe(before);
  });

  it('is refused with another content', async () => {
    await send({ rows: [row()] }, { idempotencyKey: 'mine' });

    const other = await send({ rows: [row({ state: 'up' })] }, { idempotencyKey: 'mine' });

    expect(other.status).toBe(409);
    expect(other.json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('counts once when eight senders are equally quick', async () => {
    const before = await kept();

    const answers = await Promise.all(Array.from({ length: 8 }, () => send({ rows: [row()] }, { idempotencyKey: 'race' })));

    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await kept()).toBe(before + 1);
  });

  it('is a source’s own: another source may use the same', async () => {
    const theirs = await anAgreement(tenant, { component: 'fax' });
    await send({ rows: [row()] }, { idempotencyKey: 'shared' });

    const answer = await send({ rows: [row({ component: 'fax' })] }, { idempotencyKey: 'shared', key: await aKey(theirs.sourceId) });

    expect(answer.json()).toMatchObject({ accepted: 1 });
  });
});

describe('other facts', () => {
  it('an exclusion may lie ahead, and must end after it begins', async () => {
    const exclusion = { component: 'mail', from: '2026-05-01T22:00:00Z', to: '2026-05-01T23:30:00Z', reason: 'Patches', approved: true };

    const answer = await send({ rows: [exclusion, { ...exclusion, to: exclusion.from }] }, { path: '/v1/ingest/exclusions' });

    expect(answer.json()).toMatchObject({ accepted: 1, rejected: [{ index: 1, field: 'to', reason: 'ENDS_BEFORE_START' }] });
  });

  it('a clock event names its clock and what happened to it', async () => {
    const desk = await aDesk();
    const event = { component: 'desk', clock: 'INC-1', event: 'start', at: '2026-03-01T10:00:00Z', priority: '2', parent: 'REQ-7' };

    const answer = await send({ rows: [event, { ...event, event: 'explode' }] }, { path: '/v1/ingest/clock-events', key: desk });

    expect(answer.json()).toMatchObject({ accepted: 1, rejected: [{ field: 'event', reason: 'UNKNOWN_EVENT' }] });
    expect(await tenant.within(({ sql }) => sql('select clock, event, priority, parent from entente.clock_event'))).toEqual([{ clock: 'INC-1', event: 'start', priority: '2', parent: 'REQ-7' }]);
  });

  it('a clock event of what is measured by something else is told where that is sent, and the other way round', async () => {
    const event = { component: 'mail', clock: 'INC-1', event: 'start', at: '2026-03-01T10:00:00Z' };

    const answer = await send({ rows: [event] }, { path: '/v1/ingest/clock-events' });
    const status = await send({ rows: [row({ component: 'desk' })] }, { key: await aDesk() });

    expect(answer.json()).toMatchObject({ accepted: 0, rejected: [{ reason: 'WRONG_KIND', message: '"mail" is measured by status changes.', fix: 'Send them to /v1/ingest/status.' }] });
    expect(status.json()).toMatchObject({ rejected: [{ reason: 'WRONG_KIND', message: '"desk" is measured by the events of clocks.', fix: 'Send them to /v1/ingest/clock-events.' }] });
  });
});

describe('an API key', () => {
  it('opens nothing once it is revoked', async () => {
    const made = granted(await tenant.within((session) => createApiKey(session, ours.sourceId)));
    expect((await send({ rows: [row()] }, { key: made.secret })).status).toBe(200);

    await tenant.within((session) => revokeApiKey(session, made.id));

    expect((await send({ rows: [row()] }, { key: made.secret })).json()).toMatchObject({ code: 'KEY_NOT_VALID' });
  });

  it('is kept as a hash alone', async () => {
    const [found] = await world.admin<{ found: boolean }>('select bool_or(secret_hash like $1) as found from entente.api_key', [`%${key.slice(17, 40)}%`]);

    expect(found).toEqual({ found: false });
  });
});

describe('under load', () => {
  it('a key that sends too much is told when to come back', async () => {
    const narrow = Fastify();
    ingestRoutes(narrow, { store: world.store, clock: () => NOW, batchesPerSecond: 0.1 });
    const post = (n: number) => narrow.inject({
      method: 'POST', url: '/v1/ingest/status', payload: { rows: [row()] }, headers: { authorization: `Bearer ${key}`, 'idempotency-key': `load ${n}`, 'content-type': 'application/json' },
    });

    const [first, second] = [await post(1), await post(2)];

    expect(first.statusCode).toBe(200);
    expect(second.statusCode).toBe(429);
    expect(Number(second.headers['retry-after'])).toBeGreaterThan(0);
  });
});
