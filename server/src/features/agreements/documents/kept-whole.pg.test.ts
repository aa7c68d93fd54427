import { describe, expect, it } from 'vitest';
import { granted } from '../../../../test/agreement-seeds.ts';
import { comesBack, exported, imported, told } from '../../../../test/terms-exchange.ts';
import { testWorld } from '../../../../test/world.ts';
import { addVersion, amendAgreement, createAgreement } from '../agreement.use-cases.ts';
import { createComponent } from '../parts.use-cases.ts';
import { agreedLevels, agreedSharedMetrics } from '../terms.queries.ts';

const world = testWorld();

const document = (kind: string, name: string, spec: string) => `apiVersion: entente/v1\nkind: ${kind}\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
const story = (...documents: readonly string[]) => [...documents, PARTS].join('---\n');
const PARTS = [
  document('Party', 'acme', '{ role: provider, letters: AC }'),
  document('Party', 'bolt', '{ role: provider, letters: BO }'),
  document('Party', 'shopkeeper', '{ role: customer, letters: SH }'),
  document('Service', 'shop', '{ provider: acme, components: [{ name: till }, { name: net, supplier: bolt }] }'),
  document('Source', 'probe', '{ speaksFor: [till, net] }'),
  document('Metric', 'till-is-up', '{ component: till, key: up, measures: status, sources: [probe] }'),
  document('Metric', 'net-is-up', '{ component: net, key: up, measures: status, sources: [probe] }'),
].join('---\n');

const SHARED = '  components: [{ component: till, party: acme, metric: till-is-up }, { component: net, party: bolt, metric: net-is-up }]\n  expected: 99\n  calendar: always\n';

describe('periods of what is shared', () => {
  it('are in a zone of their own, and are judged in it', async () => {
    const tenant = await world.aTenant();
    const text = story(document('SharedMetric', 'checkout', `\n  zone: UTC\n  starts: 2026-01-01\n  ends: 2028-01-01\n  structure: { series: [till, net] }\n  period: { every: P1D, zone: Asia/Kolkata }\n${SHARED}`));

    const words = await comesBack(text, tenant, await world.aTenant());

    expect(words).toContain('  zone: Asia/Kolkata\n  starts: 2026-01-01T00:00Z\n  ends: 2028-01-01T00:00Z\n');
    const [shared] = await tenant.within((session) => agreedSharedMetrics(session, { tenantId: tenant.id }));
    expect(shared?.terms).toMatchObject({ period: { zone: 'Asia/Kolkata', anchor: '2026-01-01', every: 'P1D' }, inForce: { start: Date.parse('2026-01-01T00:00Z'), end: Date.parse('2028-01-01T00:00Z') } });
  });

  it('are so of a sum as well', async () => {
    const limits = SHARED.replace('till-is-up }', 'till-takes, ownLimit: 500 }').replace('net-is-up }', 'net-takes, ownLimit: 300 }');
    const metrics = ['till', 'net'].map((component) => document('Metric', `${component}-takes`, `{ component: ${component}, measures: samples, unit: ms, cadence: 1m, sources: [probe] }`));
    const text = story(document('SharedSum', 'waiting', `\n  zone: UTC\n  starts: 2026-01-01\n  limit: 800\n  unit: ms\n  period: { every: P1D, zone: Asia/Kolkata }\n${limits}`), ...metrics);

    expect(await comesBack(text, await world.aTenant(), await world.aTenant())).toContain('  zone: Asia/Kolkata\n  starts: 2026-01-01T00:00Z\n');
  });
});

const level = (expected: string) => `\n        - { name: up, kind: availability, component: till, metric: till-is-up, calendar: always, expected: ${expected} }\n`;
const agreement = (...versions: readonly string[]) => document('Agreement', 'till-sla', `\n  type: sla\n  provider: acme\n  customer: shopkeeper\n  zone: UTC\n  starts: 2026-01-01\n  versions:\n${versions.join('')}`);
const version = (number: number, expected: string, from?: string) => `    - number: ${number}\n${from === undefined ? '' : `      effectiveFrom: ${from}\n`}      levels:${level(expected)}`;

describe('versions', () => {
  it('have the numbers that they were given, from any on and with gaps, and the next one goes on from there', async () => {
    const tenant = await world.aTenant();
    const text = story(agreement(version(0, '99'), version(7, '99.5', '2026-03-01'), version(2147483646, '99.7', '2026-04-01')));

    const words = await comesBack(text, tenant, await world.aTenant());

    expect([...words.matchAll(/- number: (.*)/g)].map(([, number]) => number)).toEqual(['0', '7', '2147483646']);
    const amend = (number: number) => tenant.within(async (session) => {
      const [row] = await session.sql<{ id: string }>('select id from entente.agreement');
      return addVersion(session, { agreementId: row?.id ?? '', effectiveFrom: new Date('2026-06-01'), version: { number }, levels: [] });
    });
    expect((await amend(2147483646)).problems?.map(({ code }) => code)).toEqual(['VERSION_NUMBERS', 'NO_LEVEL']);
    expect((await amend(2147483647)).problems?.map(({ code }) => code)).toEqual(['NO_LEVEL']);
    const next = (from: string) => tenant.within(async (session) => {
      const [row] = await session.sql<{ id: string }>('select id from entente.agreement');
      return amendAgreement(session, { agreementId: row?.id ?? '', effectiveFrom: new Date(from), changes: {} });
    });
    granted(await next('2026-06-01'));
    expect((await next('2026-07-01')).problems?.map(({ message }) => message)).toEqual(['No version is numbered above 2147483647.']);
    const levels = await tenant.within((session) => agreedLevels(session, { tenantId: tenant.id }));
    expect(levels.map((each) => [each.version, each.terms.expected, new Date(each.terms.inForce.start).toISOString().slice(0, 10)])).toEqual([
      [0, '99', '2026-01-01'], [7, '99.5', '2026-03-01'], [2147483646, '99.7', '2026-04-01'], [2147483647, '99.7', '2026-06-01'],
    ]);
  });

  it('may be older than the agreement, whose levels are judged from its start on', async () => {
    const tenant = await world.aTenant();
    const text = story(agreement(version(1, '99', '2025-06-01'), version(2, '99.5', '2026-03-01')));

    const words = await comesBack(text, tenant, await world.aTenant());

    expect(words).toContain('    - number: 1\n      effectiveFrom: 2025-06-01\n');
    const levels = await tenant.within((session) => agreedLevels(session, { tenantId: tenant.id }));
    expect(levels.map(({ terms: { inForce } }) => inForce)).toEqual([{ start: Date.parse('2026-01-01'), end: Date.parse('2026-03-01') }, { start: Date.parse('2026-03-01') }]);
  });

  it('that amend an agreement begin after its start, however old the first one is', async () => {
    const tenant = await world.aTenant();
    await comesBack(story(agreement(version(1, '99', '2025-06-01'))), tenant, await world.aTenant());
    const next = (from: string) => tenant.within(async (session) => {
      const [row] = await session.sql<{ id: string }>('select id from entente.agreement');
      return amendAgreement(session, { agreementId: row?.id ?? '', effectiveFrom: new Date(from), changes: {} });
    });

    expect((await next('2025-06-01')).problems?.map(({ code }) => code)).toEqual(['VERSION_OVERLAPS']);
    expect((await next('2025-09-01')).problems?.map(({ code }) => code)).toEqual(['BEFORE_THE_START']);
    expect((await next('2026-01-01')).problems?.map(({ code }) => code)).toEqual(['BEFORE_THE_START']);
    expect((await next('2026-01-01T00:00:00.001Z')).problems).toBeUndefined();
  });

  it('do not leave an agreement without any at its start', async () => {
    const tenant = await world.aTenant();
    const [providerPartyId, customerPartyId] = [await tenant.aParty('Provider'), await tenant.aParty('Customer')];
    const begun = (effectiveFrom: string) => tenant.within((session) => createAgreement(session, {
      key: 'late', name: 'Late', kind: 'sla', providerPartyId, customerPartyId, zone: 'UTC', startsAt: new Date('2026-01-01'), version: { effectiveFrom: new Date(effectiveFrom) }, levels: [],
    }));

    expect((await begun('2026-01-01T00:00:00.001Z')).problems?.map(({ code }) => code)).toEqual(['VERSION_AFTER_START', 'NO_LEVEL']);
    expect((await begun('2026-01-01')).problems?.map(({ code }) => code)).toEqual(['NO_LEVEL']);
  });
});

describe('a later version of a calendar', () => {
  const hours = (name: string, spec: string) => document('Calendar', name, `{ kind: business, zone: UTC, weekly: [{ days: [mon-fri], shifts: ["08:00-18:00"] }]${spec} }`);

  it.each([['has a name of its own', 'From summer on'], ['is called like its document', 'office.2']])('%s', async (_, name) => {
    const later = hours('later', ', versionOf: office, version: 2').replace('{ name: later }', `{ name: later, displayName: ${name}, labels: { a: b } }`);

    expect(await comesBack(story(hours('office', ''), later), await world.aTenant(), await world.aTenant())).toContain(`  name: office.2\n  displayName: ${name}\n  labels:\n    a: b\n`);
  });
});

describe('a component that a source may speak for and that no metric of it measures', () => {
  const silent = document('Source', 'watcher', '{ speaksFor: [net, till] }');

  it('is kept, and leaves a trace when it is all that is new; nothing may be sent of it yet', async () => {
    const tenant = await world.aTenant();

    expect(await comesBack(story(silent), tenant, await world.aTenant())).toContain('  name: watcher\nspec:\n  speaksFor: [ net, till ]\n');
    expect(await tenant.within(({ sql }) => sql(`select m.id from entente.metric_source m join entente.source s on s.id = m.source_id where s.name = 'watcher'`))).toEqual([]);
    const later = await world.aTenant();
    await imported(later, story(silent.replace('[net, till]', '[]')));
    const traces = () => later.within(({ sql }) => sql(`select id from entente.audit_entry where action = 'terms.import'`));
    expect(await traces()).toHaveLength(1);
    expect(told(await imported(later, story(silent)))).toEqual([]);
    expect(await traces()).toHaveLength(2);
    expect(await exported(later)).toBe(await exported(tenant));
  });

  it('is any, where documents do not say which; that is kept once, and nobody else comes to speak for all', async () => {
    const tenant = await world.aTenant();
    const free = silent.replace('{ speaksFor: [net, till] }', '{}');
    await imported(tenant, story(silent));

    expect(await comesBack(story(free), tenant, await world.aTenant())).toContain('  name: watcher\nspec: {}\n---');
    expect(await tenant.within(({ sql }) => sql('select component_id from entente.source_component where component_id is null'))).toHaveLength(1);
    await expect(tenant.within(({ sql }) => sql('insert into entente.source_component (id, source_id) select gen_random_uuid(), source_id from entente.source_component'))).rejects.toThrow('duplicate key');
  });

  it('has what it says counted as soon as a metric names the source', async () => {
    const tenant = await world.aTenant();
    await imported(tenant, story(silent));
    const metric = document('Metric', 'net-by-watcher', '{ component: net, key: watched, measures: status, sources: [watcher] }');

    expect(await comesBack(story(silent, metric), tenant, await world.aTenant())).toContain('  speaksFor: [ net, till ]\n');
    expect(await tenant.within(({ sql }) => sql(`select m.id from entente.metric_source m join entente.source s on s.id = m.source_id where s.name = 'watcher'`))).toHaveLength(1);
  });
});

describe('the provider of a service', () => {
  it.each([
    ['that runs none of its components', 'acme', '{ name: line, supplier: bolt }', '{ name: cable, supplier: bolt }'],
    ['that runs some of them', 'bolt', '{ name: line }', '{ name: cable, supplier: acme }'],
    ['that runs all of them', 'bolt', '{ name: line }', '{ name: cable }'],
  ])('%s is kept', async (_, provider, ...components) => {
    const words = await comesBack(story(document('Service', 'lines', `{ provider: ${provider}, components: [${components.toReversed().join(', ')}] }`)), await world.aTenant(), await world.aTenant());

    expect(words.replaceAll(/\n */g, ' ')).toContain(`metadata: name: lines spec: provider: ${provider} components: `);
  });

  it('is what was said, whoever runs a component that is added later, and also of a service that was there', async () => {
    const tenant = await world.aTenant();
    await imported(tenant, story());
    const bolt = await tenant.within(async ({ sql }) => (await sql<{ id: string }>("select id from entente.party where name = 'bolt'"))[0]?.id);
    const adds = (key: string, partyId: string | undefined) => tenant.within(async (session) => granted(await createComponent(session, { service: 'lines', key, name: key, ...(partyId === undefined ? {} : { partyId }) })));
    await adds('line', bolt);
    expect((await exported(tenant)).replaceAll(/\n */g, ' ')).toContain('metadata: name: lines spec: components: - { name: line, supplier: bolt } ');

    await imported(tenant, story(document('Service', 'lines', '{ provider: bolt, components: [{ name: line }] }')));
    await adds('cable', await tenant.within(async ({ sql }) => (await sql<{ id: string }>("select id from entente.party where name = 'acme'"))[0]?.id));

    const words = await exported(tenant);
    expect(words.replaceAll(/\n */g, ' ')).toContain('metadata: name: lines spec: provider: bolt components: - { name: cable, supplier: acme } - { name: line } ');
    await comesBack(words, tenant, await world.aTenant());
  });

  it('runs what is added to it, where nobody else is said to', async () => {
    const tenant = await world.aTenant();
    await imported(tenant, story(document('Service', 'lines', '{ provider: acme, components: [{ name: line, supplier: bolt }] }')));
    await tenant.within(async (session) => granted(await createComponent(session, { service: 'lines', key: 'cable', name: 'cable' })));
    const words = await exported(tenant);

    expect(words.replaceAll(/\n */g, ' ')).toContain('metadata: name: lines spec: provider: acme components: - { name: cable } - { name: line, supplier: bolt } ');
    await comesBack(words, tenant, await world.aTenant());
  });
});

describe('a metric that measures nothing', () => {
  const loose = [
    document('Metric', 'speed', '{ measures: samples, unit: ms, cadence: 1m, threshold: { good: at-most, value: 800 }, sources: [probe] }').replace('{ name: speed }', '{ name: speed, description: How fast it answers }'),
    document('Metric', 'anything-up', '{ key: up, measures: status, combine: majority, sources: [] }'),
    document('Metric', 'handled', '{ measures: clocks, sources: [probe] }'),
  ];

  it('is kept with its method, its sources and its words, and no fact can name it', async () => {
    const tenant = await world.aTenant();

    const words = await comesBack(story(...loose), tenant, await world.aTenant());

    expect(words.replaceAll(/\n */g, ' ')).toContain('metadata: name: speed description: How fast it answers spec: measures: samples sources: [ probe ] cadence: PT1M threshold: good: at-most value: 800 unit: ms ');
    expect(words.replaceAll(/\n */g, ' ')).toContain('metadata: name: up displayName: anything-up spec: measures: status sources: [] combine: majority');
    expect(await tenant.within(({ sql }) => sql('select key from entente.metric order by component_id'))).toEqual([{ key: 'up' }, { key: 'up' }]);
  });

  it('stays beside those by which a level is measured later on', async () => {
    const tenant = await world.aTenant();
    await imported(tenant, story(...loose));

    expect(told(await imported(tenant, story(...loose, agreement(version(1, '99').replace('metric: till-is-up', 'metric: speed')))))).toEqual([]);
    const words = await exported(tenant);
    const [measuring = '', kept = ''] = words.split('---\n').filter((text) => text.includes('description: How fast'));
    expect([measuring, kept].map((text) => text.replaceAll(/\n */g, ' '))).toEqual([expect.stringContaining('name: speed description'), expect.stringContaining('name: speed-2 displayName: speed description')]);
    expect([measuring.includes('component: till'), kept.includes('component:'), kept.includes('key: speed\n')]).toEqual([true, false, true]);
    expect(words).toContain('component: till, metric: speed, expected: 99 }');
    await comesBack(words, tenant, await world.aTenant());
  });
});
