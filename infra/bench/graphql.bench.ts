import { createAvailabilityAgreement } from '@entente/server/dist/features/agreements/index.js';
import { createParty, createTenant } from '@entente/server/dist/features/people/index.js';
import type { Store } from '@entente/server/dist/store/open-store.js';
import type { Session } from '@entente/server/dist/store/session/session.js';
import { openBenchDatabase } from './database.ts';
import { type Finding, median, type Round, timed } from './findings.ts';
import { type Contender, openContender, type Task } from './graphql/contender.ts';
import { LIST, WITH_PROVIDER, WITH_PROVIDER_OF_TABLES } from './graphql/questions.ts';
import { canTell, clusterTime, postmasterOf } from './processor-time.ts';

const AGREEMENTS = 50;
const CONNECTIONS = 4;
const ROUNDS = 9;

/**
 * The API as it is served against two references, each server in a process of its own with the same flags, asked by
 * this one over HTTP by as many kept connections. Compared is processor time a request.
 *
 * - *Plain Apollo* is `@apollo/server` with its defaults and graphql-js, on the very same schema object (our property
 *   fields, which have no resolver, are as cheap for it as for us), the same resolvers and loaders, one context a
 *   request, one read-only transaction an operation, behind the same Fastify integration. It has none of our limits:
 *   they are counted against us. It is not type-graphql's usual schema, whose fields are all resolved by functions.
 * - *PostGraphile 5* is its Amber preset on Node's own HTTP server, as the same role, under the same policies, with the
 *   settings of our connections and `entente.tenant_id` set for the transaction. Compared are Node and PostgreSQL
 *   together. It plans one statement a list where we read parties by a loader.
 *
 * In none of them does anybody sign in: a request's caller is known.
 */
export async function bench(scale: number): Promise<readonly Finding[]> {
  const requests = Math.max(300, Math.round(1_000 * scale));
  const database = await openBenchDatabase();
  try {
    const task = { urls: database.urls, tenantId: await fiftyAgreements(database.store) };
    const findings = [
      await execution('a list of 50 agreements from memory, processor time of Node', { ...task, feed: 'memory' }, requests * 2, 2.5),
      await execution('the same from PostgreSQL, processor time of Node', { ...task, feed: 'postgres' }, requests, 1.5),
    ];
    if (!canTell()) console.log('PostGraphile is left out: this system has no /proc to tell what PostgreSQL uses');
    else {
      const [{ pid = 0 } = {}] = await database.store.asSystem('benchmark', ({ sql }) => sql<{ pid: number }>('select pg_backend_pid() as pid'));
      const postmaster = postmasterOf(pid);
      findings.push(await againstPostGraphile({ ...task, feed: 'postgres' }, requests, () => clusterTime(postmaster)));
    }
    return findings;
  } finally {
    await database.close();
  }
}

type Given = Omit<Task, 'execution'>;

async function execution(what: string, task: Given, requests: number, atLeast: number): Promise<Finding> {
  const ours = await openContender('served', 'apollo.ts', { ...task, execution: 'served' });
  const plain = await openContender('plain', 'apollo.ts', { ...task, execution: 'plain' });
  try {
    expectSame(await ours.ask(LIST), await plain.ask(LIST));
    return timed(what, await contest([ours, LIST], [plain, LIST], requests, () => 0), { atLeast });
  } finally {
    for (const each of [ours, plain]) each.close();
  }
}

async function againstPostGraphile(task: Given, requests: number, clusterUsed: () => number): Promise<Finding> {
  const ours = await openContender('served', 'apollo.ts', { ...task, execution: 'served' });
  const theirs = await openContender('postgraphile', 'postgraphile.ts', { ...task, execution: 'plain' });
  try {
    expectSame(namesIn(await ours.ask(WITH_PROVIDER)), namesIn(await theirs.ask(WITH_PROVIDER_OF_TABLES)));
    const rounds = await contest([ours, WITH_PROVIDER], [theirs, WITH_PROVIDER_OF_TABLES], requests, clusterUsed);
    return timed('a list of 50 agreements with provider against PostGraphile 5, processor time of Node and PostgreSQL', rounds, { atLeast: 0.9 });
  } finally {
    for (const each of [ours, theirs]) each.close();
  }
}

type Asked = readonly [Contender, string];

/** Milliseconds of processor time a request, alternating, who begins too. */
async function contest(ours: Asked, reference: Asked, requests: number, alsoUsed: () => number): Promise<readonly Round[]> {
  const cost = async ([contender, query]: Asked): Promise<readonly [node: number, other: number]> => {
    const [before, otherBefore] = [await contender.processorTime(), alsoUsed()];
    await contender.askOften(query, requests, CONNECTIONS);
    return [(await contender.processorTime() - before) / requests, (alsoUsed() - otherBefore) / requests];
  };
  for (let warm = 0; warm < 2; warm += 1) for (const each of [ours, reference]) await cost(each);
  const [costsOfOurs, costsOfReference]: [(readonly [number, number])[], (readonly [number, number])[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const inTurn = [[ours, costsOfOurs], [reference, costsOfReference]] as const;
    for (const [asked, costs] of round % 2 === 0 ? inTurn : inTurn.toReversed()) costs.push(await cost(asked));
  }
  for (const [[{ name }], costs] of [[ours, costsOfOurs], [reference, costsOfReference]] as const) {
    console.log(`${name}: ${median(costs.map(([node]) => node)).toFixed(3)} ms of Node, ${median(costs.map(([, other]) => other)).toFixed(3)} ms of PostgreSQL a request`);
  }
  return costsOfOurs.map(([node, other], round) => ({ ours: node + other, reference: (costsOfReference[round] ?? [Number.NaN, 0]).reduce((sum, each) => sum + each) }));
}

function expectSame(ours: string, reference: string): void {
  if (ours !== reference) throw new Error(`the answers differ:\n${ours.slice(0, 2_000)}\n${reference.slice(0, 2_000)}`);
}

/** Names of agreements and providers in their order, by whatever names the fields have. */
const namesIn = (answer: string): string => {
  const names = [...answer.matchAll(/"name":"([^"]*)"/g)].map(([, name]) => name);
  if (names.length !== 2 * AGREEMENTS) throw new Error(`a list of ${names.length} names`);
  return names.join();
};

/** A tenant with fifty agreements between twelve providers and twelve customers. */
async function fiftyAgreements(store: Store): Promise<string> {
  const { value: tenant } = await createTenant(store, { id: 'user', name: 'Bench', email: 'bench@example.com' }, { name: 'Bench', slug: 'bench', timeZone: 'UTC' }, new Date());
  if (tenant === undefined) throw new Error('the tenant was not made');
  const { id: tenantId } = tenant;
  const within = <T>(work: (session: Session) => Promise<T>): Promise<T> => store.inTenant({ kind: 'worker', tenantId, reason: 'benchmark' }, work);
  const parties = await within(async (session) => {
    const made = { provider: [] as string[], customer: [] as string[] };
    for (const kind of ['provider', 'customer'] as const) {
      for (let place = 0; place < 12; place += 1) {
        const { value } = await createParty(session, { name: `${kind} ${place}`, kind });
        made[kind].push(value?.id ?? '');
      }
    }
    return made;
  });
  for (let place = 0; place < AGREEMENTS; place += 1) {
    await within(async (session) => {
      const made = await createAvailabilityAgreement(session, {
        key: `agreement-${place}`, name: `Agreement ${place}`, kind: 'sla', zone: 'UTC', startsAt: new Date('2026-01-01T00:00:00Z'),
        providerPartyId: parties.provider[place % 12] ?? '', customerPartyId: parties.customer[place % 12] ?? '',
        service: `Service ${place}`, component: `component-${place}`, expected: '99.9', minimum: '99.5', calendar: { kind: 'always' },
      });
      if (made.value === undefined) throw new Error(JSON.stringify(made.problems));
    });
  }
  return tenantId;
}
