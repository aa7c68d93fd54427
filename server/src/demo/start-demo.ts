import { existsSync, readFileSync } from 'node:fs';
import { periodsIn } from '@entente/worktime';
import { agreedLevels } from '../features/agreements/index.ts';
import { createApiKey } from '../features/facts/index.ts';
import { closePeriod, inputs } from '../features/results/index.ts';
import type { Logger } from '../log.ts';
import { type DemoKey, demoLogins, type DemoLogin, keysFile, seededFile, writePrivate } from './demo-files.ts';
import { companyHistory, type History, providerHistory } from './history.ts';
import { historyStart, type Maker, makeCompany, makeProvider } from './make-tenants.ts';
import { changesOf } from './outages.ts';
import { sendFacts } from './send-facts.ts';
import { startSimulator } from './simulator.ts';
import { COMPANY, PROVIDER } from './story.ts';

export interface DemoOptions extends Maker {
  /** Where this server takes facts in. */
  readonly url: string;
  readonly dataDirectory: string;
  readonly secret: string;
  readonly log: Pick<Logger, 'warn'>;
  /** Resolves when every fact that was taken in is in the results. */
  readonly settled: (tenantId: string) => Promise<void>;
  readonly progress: (says: string) => void;
}

export interface Demo {
  readonly logins: readonly DemoLogin[];
  close(): Promise<void>;
}

/** Makes the demo tenants on the first run, whatever of them is missing, and lets the world go on. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { store, dataDirectory, url, clock, log, progress } = options;
  const logins = demoLogins(dataDirectory);
  const login = (who: DemoLogin['who']): DemoLogin => logins.find((each) => each.who === who) ?? missing(who);
  const tenants = [
    { slug: PROVIDER.slug, zone: PROVIDER.zone, history: providerHistory, make: () => makeProvider(options, login('operator'), login('client')) },
    { slug: COMPANY.slug, zone: COMPANY.zone, history: companyHistory, make: () => makeCompany(options, login('company'), login('supplier')) },
  ];
  for (const { slug, make } of tenants) {
    if ((await tenantIdOf(options, slug)) !== undefined) continue;
    progress(`making the demo tenant ${slug}`);
    await make();
  }
  const keys = await demoKeys(options, tenants.map(({ slug }) => slug));
  if (!existsSync(seededFile(dataDirectory))) {
    const now = clock();
    for (const { slug, zone, history } of tenants) {
      const from = historyStart(zone, now);
      progress(`sending three months of ${slug}'s facts`);
      await sendHistory(url, keys.filter(({ tenant }) => tenant === slug), history(from, now), from, now);
      progress(`computing and closing ${slug}'s months`);
      await closeMonths(options, slug, zone, now);
    }
    writePrivate(seededFile(dataDirectory), { at: new Date(now).toISOString() });
  }
  const simulator = startSimulator({ url, keys, clock, log });
  return { logins, close: simulator.close };

  function missing(who: string): never {
    throw new Error(`the demo has no ${who}; remove ${dataDirectory} to make it anew`);
  }
  async function demoKeys(maker: Maker, slugs: readonly string[]): Promise<readonly DemoKey[]> {
    const file = keysFile(dataDirectory);
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
    const made = (await Promise.all(slugs.map((slug) => makeKeys(maker, slug)))).flat();
    writePrivate(file, made);
    return made;
  }
  async function closeMonths(maker: DemoOptions, slug: string, zone: string, now: number): Promise<void> {
    const tenantId = (await tenantIdOf(maker, slug)) ?? missing(slug);
    await maker.settled(tenantId);
    const worker = { kind: 'worker', tenantId, reason: 'the months of the demo are closed' } as const;
    const levels = await store.inTenant(worker, (session) => agreedLevels(session, { tenantId }));
    const monthly = [...new Set(levels.filter(({ terms }) => terms.period.every === 'P1M').map(({ agreementId }) => agreementId))];
    const months = periodsIn({ zone, anchor: '2020-01-01', every: 'P1M' }, { start: historyStart(zone, now), end: now }).filter(({ end }) => end <= now);
    for (const agreementId of monthly) {
      for (const { start } of months) {
        const { problems } = await store.inTenant(worker, (session) => closePeriod(session, inputs, { agreementId, instant: start, now: clock(), secret: maker.secret }));
        if (problems !== undefined) log.warn({ problems }, 'a month of the demo was not closed');
      }
    }
  }
}

async function tenantIdOf({ store }: Maker, slug: string): Promise<string | undefined> {
  const [row] = await store.asSystem('whether the demo is there', ({ sql }) => sql<{ tenant_id: string }>('select tenant_id from routing.tenant where slug = $1', [slug]));
  return row?.tenant_id;
}

/** A key for every source of the tenant. */
async function makeKeys(maker: Maker, slug: string): Promise<readonly DemoKey[]> {
  const tenantId = await tenantIdOf(maker, slug);
  if (tenantId === undefined) return [];
  return maker.store.inTenant({ kind: 'worker', tenantId, reason: 'the demo gets its keys' }, async (session) => {
    const sources = await session.sql<{ id: string; name: string; components: string[] }>(
      `select s.id, s.name, array(select c.key from entente.metric_source ms
         join entente.metric m on m.tenant_id = $1 and m.id = ms.metric_id
         join entente.component c on c.tenant_id = $1 and c.id = m.component_id
         where ms.tenant_id = $1 and ms.source_id = s.id order by c.key) as components
       from entente.source s where s.tenant_id = $1 order by s.name`, [tenantId]);
    const keys: DemoKey[] = [];
    for (const { id, name, components } of sources) {
      const { value } = await createApiKey(session, id);
      if (value !== undefined) keys.push({ tenant: slug, source: name, key: value.secret, components });
    }
    return keys;
  });
}

async function sendHistory(url: string, keys: readonly DemoKey[], { components, exclusions }: History, from: number, now: number): Promise<void> {
  for (const { key, components: spoken } of keys) {
    await sendFacts({ url, key }, 'exclusions', exclusions.filter(({ component }) => spoken.includes(component)).map(({ component, window, reason }) => ({
      component, from: window.start, to: window.end, reason, approved: true,
    })));
    await sendFacts({ url, key }, 'status', spoken.flatMap((component) =>
      changesOf(components.get(component) ?? { down: [], unknown: [] }, from, now).map((change) => ({ component, ...change }))));
  }
}
