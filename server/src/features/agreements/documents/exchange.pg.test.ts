import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { canonical } from '@entente/statement';
import { describe, expect, it } from 'vitest';
import { aSharedMetric, anAgreement, granted } from '../../../../test/agreement-seeds.ts';
import type { TenantSeed } from '../../../../test/seeds.ts';
import { exported, imported, told } from '../../../../test/terms-exchange.ts';
import { testWorld } from '../../../../test/world.ts';
import { compileFiles } from '@entente/terms';
import { amendAgreement, closeAgreementUntil } from '../agreement.use-cases.ts';
import { addCalendarVersion } from '../parts.use-cases.ts';
import { agreedLevels, agreedSharedMetrics } from '../terms.queries.ts';
import type { Imported } from './exchange.use-cases.ts';

const world = testWorld();
const on = (day: string) => new Date(`${day}T00:00:00Z`);

const NOTHING: Imported = { parties: 0, services: 0, components: 0, sources: 0, calendars: 0, metrics: 0, sharedMetrics: 0, sharedSums: 0, contracts: 0, agreements: 0, amendments: 0 };

/** A tenant with a bit of everything that the server keeps. */
async function aStory(): Promise<TenantSeed> {
  const tenant = await world.aTenant();
  const { id } = await anAgreement(tenant, { component: 'mail', zone: 'Europe/Amsterdam', key: 'mail-sla', name: 'Größe: "Mail" & more', method: { combine: 'majority', cadence: 60_000, maxAge: 90_250 }, terms: { outages: { minimumLength: 90_000, rounding: 'minute-up' }, rounding: { digits: 2, way: 'half-even' } } });
  await anAgreement(tenant, {
    component: 'till', key: 'till-uc', kind: 'uc', grace: 0, endsAt: on('2031-01-01'), measures: 'samples', anchor: '2020-01-01', every: 'P3M', minimum: null, startsAt: new Date('2026-02-03T04:05:06.789Z'),
    method: { combine: 'any-bad', threshold: { good: 'at-most', value: 0.25 } }, zone: 'Asia/Kolkata',
    calendar: { kind: 'business', zone: 'Asia/Kolkata', weekly: [{ days: ['mon', 'wed'], shifts: [{ opens: '22:00', closes: '06:00' }] }], exceptions: [{ date: '--12-25', effect: 'closed', name: 'Christmas' }] },
    terms: { basis: 'occurrences', unknown: { policy: 'ignore' }, exclusions: { effect: 'remove', cap: 3_600_000, allowedIn: { kind: 'always' } }, outages: {}, partialPeriod: 'waive' },
  });
  await tenant.within(async (session) => granted(await amendAgreement(session, { agreementId: id, effectiveFrom: on('2026-03-15'), changes: { availability: { expected: '99.50' } } })));
  await aSharedMetric(tenant, ['net', 'east', 'west'], { series: [{ component: 'net' }, { parallel: [{ component: 'east' }, { component: 'west' }] }] });
  await tenant.within(async (session) => {
    const [calendar] = await session.sql<{ id: string }>(`select id from entente.calendar where name like 'Größe%'`);
    granted(addCalendarVersion(session, calendar?.id ?? '', 2, { kind: 'business', zone: 'UTC', weekly: [{ days: ['sun'], shifts: [{ opens: '00:00', closes: '24:00' }] }] }));
  });
  return tenant;
}

describe('terms as documents', () => {
  it('law: exported, imported into an empty tenant and exported again they are the same bytes', async () => {
    const text = await exported(await aStory());
    const other = await world.aTenant();

    const outcome = await imported(other, text);

    expect(told(outcome)).toEqual([]);
    expect(outcome.imported).toEqual({ parties: 7, services: 5, components: 5, sources: 5, calendars: 4, metrics: 5, sharedMetrics: 1, sharedSums: 0, contracts: 0, agreements: 2, amendments: 1 });
    expect(await exported(other)).toBe(text);
  });

  it('law: imported into the tenant that they come from they change nothing', async () => {
    const tenant = await aStory();
    const rows = () => tenant.within(({ sql }) => sql('select action from entente.audit_entry'));
    const before = await rows();
    const text = await exported(tenant);

    expect(await imported(tenant, text)).toEqual({ imported: NOTHING });
    expect(await rows()).toEqual(before);
    expect(await exported(tenant)).toBe(text);
  });

  it('law: the engine judges by the same terms afterwards', async () => {
    const tenant = await aStory();
    const other = await world.aTenant();
    await imported(other, await exported(tenant));

    expect(await judgedBy(other)).toEqual(await judgedBy(tenant));
  });

  it('leave a trace of who took them in', async () => {
    const tenant = await world.aTenant();
    await imported(tenant, await exported(await aStory()));

    const [entry] = await tenant.within(({ sql }) => sql<{ detail: unknown; subject_id: string }>(`select detail, subject_id from entente.audit_entry where action = 'terms.import'`));
    expect(entry).toMatchObject({ subject_id: tenant.id, detail: { agreements: 2, amendments: 1 } });
  });
});

describe('an amendment by documents', () => {
  const version = (from: string) => `    - number: 3
      effectiveFrom: ${from}
      levels:
        - { name: availability, kind: availability, component: mail, metric: mail.availability, expected: 99.7 }
`;
  /** The story's documents with a third version of the mail agreement. */
  const amended = (text: string, from: string) => text.replace(/(name: mail-sla\n[^]*?)(---|$)/, (_, document: string, next: string) => `${document}${version(from)}${next}`);

  it('is a later version; what was agreed before stays', async () => {
    const tenant = await aStory();
    const before = await exported(tenant);

    const outcome = await imported(tenant, amended(before, '2026-09-01'));

    expect(told(outcome)).toEqual([]);
    expect(outcome.imported).toEqual({ ...NOTHING, amendments: 1 });
    const levels = await tenant.within((session) => agreedLevels(session, { tenantId: tenant.id, components: ['mail'] }));
    expect(levels.map((level) => [level.version, level.terms.expected])).toEqual([[1, '99.9'], [2, '99.50'], [3, '99.7']]);
    expect(await imported(tenant, await exported(tenant))).toEqual({ imported: NOTHING });
  });

  it('does not reach into a closed period: it is told at its line, and nothing of the rest is kept', async () => {
    const tenant = await aStory();
    const before = await exported(tenant);
    await tenant.within(async (session) => {
      const [agreement] = await session.sql<{ id: string }>(`select id from entente.agreement where key = 'mail-sla'`);
      await closeAgreementUntil(session, agreement?.id ?? '', on('2026-10-01'));
    });
    const text = amended(before, '2026-09-01T00:00Z').replace(/^/, 'apiVersion: entente/v1\nkind: Party\nmetadata: { name: newcomer }\nspec: { role: customer }\n---\n');

    const { problems } = await imported(tenant, text);

    expect(problems).toMatchObject([{ code: 'PERIOD_CLOSED', path: 'spec.versions.2.effectiveFrom', line: text.slice(0, text.indexOf('effectiveFrom: 2026-09')).split('\n').length }]);
    expect(await exported(tenant)).toBe(before);
  });

  it('promises no more than everything', async () => {
    const tenant = await aStory();

    expect(told(await imported(tenant, amended(await exported(tenant), '2026-09-01').replace('expected: 99.7 }', 'expected: 100.1 }'))).at(-1)).toContain('spec.versions.2.levels.0');
  });
});

/** The terms of all levels and shared metrics with words where the ids are. */
async function judgedBy(tenant: TenantSeed) {
  const words = new Map((await tenant.within(({ sql }) => sql<{ id: string; name: string }>(
    `select id, name from entente.party union all select id, name from entente.source union all select id, key from entente.metric
     union all select id, key from entente.agreement union all select id, key from entente.level union all select v.id, a.key || v.number from entente.agreement_version v join entente.agreement a on a.id = v.agreement_id
     union all select id, key from entente.shared_metric`))).map(({ id, name }) => [id, name]));
  const read = await tenant.within(async (session) => [await agreedLevels(session, { tenantId: tenant.id }), await agreedSharedMetrics(session, { tenantId: tenant.id })] as const);
  const named: unknown = JSON.parse(JSON.stringify(read).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => words.get(id) ?? id));
  const [levels] = read;
  expect(levels).toHaveLength(3);
  return Array.isArray(named) ? named.map((list: readonly unknown[]) => list.map(canonical).toSorted()) : named;
}

const folder = fileURLToPath(new URL('../../../../../packages/terms/templates', import.meta.url));
const templates = readdirSync(folder).map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));

/** The levels of each, through all versions. */
const LEVELS = {
  'cloud-schedule.yaml': 2, 'collaboration.yaml': 4, 'hosting.yaml': 8, 'internal-ola.yaml': 3, 'managed-it-service.yaml': 6, 'marketing-and-sales.yaml': 5,
  'multi-level.yaml': 5, 'network.yaml': 5, 'outsourced-development.yaml': 6, 'service-desk.yaml': 6, 'software-and-managed-service.yaml': 6, 'web-shop.yaml': 4,
} as const;

describe('a template', () => {
  it('is one of twelve', () => {
    expect(templates.map(({ name }) => name).toSorted()).toEqual(Object.keys(LEVELS));
  });

  it.each(templates)('$name is taken in whole, and once; law: exported, imported into an empty tenant and exported again it is the same bytes', async ({ text }) => {
    const tenant = await world.aTenant();
    const other = await world.aTenant();

    const outcome = await imported(tenant, text);

    expect(told(outcome)).toEqual([]);
    expect(told(await imported(tenant, text))).toEqual([]);
    expect(await imported(tenant, text)).toEqual({ imported: NOTHING });
    const words = await exported(tenant);
    expect(await imported(other, words)).toEqual(outcome);
    expect(await exported(other)).toBe(words);
  });

  it('S21 S25 whose numbers are rounded, and whose results below expected count for the multiplier, is kept as it says', async () => {
    const desk = templates.find(({ name }) => name === 'service-desk.yaml')?.text ?? '';
    const text = desk
      .replace('          expected: 92\n', '          expected: 92\n          rounding: { digits: 1, way: half-up }\n')
      .replace('            multiplier: [1, 1.25, 1.5]\n', '            multiplier: [1, 1.25, 1.5]\n            countsBelowExpected: true\n');
    const [tenant, other] = [await world.aTenant(), await world.aTenant()];

    expect(told(await imported(tenant, text))).toEqual([]);
    expect(await imported(tenant, text)).toEqual({ imported: NOTHING });
    const words = await exported(tenant);
    expect(words).toMatch(/name: resolution\n[^]*?rounding:\n +digits: 1\n +way: half-up\n/);
    expect(words).toMatch(/countsBelowExpected: true/);
    expect(told(await imported(other, words))).toEqual([]);
    expect(await exported(other)).toBe(words);

    const levels = await other.within((session) => agreedLevels(session, { tenantId: other.id }));
    expect(levels.flatMap(({ terms: { rounding } }) => rounding ?? [])).toEqual([{ digits: 1, way: 'half-up' }]);
    expect(told(await imported(tenant, text.replace('way: half-up', 'way: half-even')))).toEqual([expect.stringContaining('VERSION_IMMUTABLE')]);
  });

  it.each(templates)('$name: the engine judges every level by the terms that were written', async ({ name, text }) => {
    const tenant = await world.aTenant();
    await imported(tenant, text);
    const { entente } = compileFiles([{ name, text }]);
    const calledAs = new Map([...(entente?.parties ?? []), ...(entente?.sources ?? [])].map(({ about }) => [about.displayName ?? about.name, about.name]));
    const words = new Map((await tenant.within(({ sql }) => sql<{ id: string; name: string }>(
      'select id, name from entente.party union all select id, name from entente.source union all select id, key from entente.metric union all select id, key from entente.level'))).map((row) => [row.id, calledAs.get(row.name) ?? row.name]));

    const levels = await tenant.within((session) => agreedLevels(session, { tenantId: tenant.id }));

    const judged: readonly unknown[] = JSON.parse(JSON.stringify(levels.map(({ terms }) => terms)).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => words.get(id) ?? id));
    const written = (entente?.agreements ?? []).flatMap(({ terms: { versions, endsAt } }) => versions.flatMap(({ effectiveFrom, levels: its }, place) => {
      const end = versions[place + 1]?.effectiveFrom ?? endsAt;
      return its.map((level) => ({ ...level, inForce: { start: effectiveFrom, ...(end === undefined ? {} : { end }) } }));
    }));
    expect(judged.map(canonical).toSorted()).toEqual(written.map((terms) => canonical(inWords(terms))).toSorted());
    expect(judged).toHaveLength(Object.entries(LEVELS).find(([key]) => key === name)?.[1] ?? 0);
  });
});

/** A method that was described on the spot without a key is kept under that of its level. */
function inWords<T extends { readonly id: string; readonly method: object }>(level: T) {
  return { ...level, method: { metric: level.id, ...level.method } };
}
