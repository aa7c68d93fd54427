import { type ChildProcess, fork, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Outcome } from '@entente/server/dist/access/outcome.js';
import { type Node, startNode } from '@entente/server/dist/app/start-node.js';
import { readEnv } from '@entente/server/dist/env.js';
import { createAvailabilityAgreement, createSource } from '@entente/server/dist/features/agreements/index.js';
import { createApiKey } from '@entente/server/dist/features/facts/index.js';
import { acceptInvitation, createParty, createTenant, invite } from '@entente/server/dist/features/people/index.js';
import { globalId } from '@entente/server/dist/graphql-kit/ids.js';
import { openLog } from '@entente/server/dist/log.js';
import type { Session } from '@entente/server/dist/store/session/session.js';
import type { Told } from './findings.ts';
import { QUESTION } from './live/contenders.ts';
import type { TabsTask, TabsWord } from './live/tabs.ts';

const TABS = 1_000;
const PEOPLE = 10;
const FACTS = 40;
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const PASSWORD = 'a long and quiet password';

/**
 * What a person waits for, in seconds; printed and not asserted. The whole server runs in this process on a database of
 * its own; a thousand tabs of ten people, who signed in, are sockets of another process.
 */
export async function bench(): Promise<readonly Told[]> {
  return [...(await live()), ...(await starts())];
}

async function live(): Promise<readonly Told[]> {
  const directory = join(tmpdir(), `entente-bench-live-${process.pid}`);
  const node = await startNode({ env: readEnv({ PATH: process.env['PATH'], PORT: '0', ENTENTE_DATA: directory, ENTENTE_LOG_LEVEL: 'error' }), openLog: () => openLog('error') });
  const child = fork(join(import.meta.dirname, 'live', 'tabs.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  try {
    const world = await aWorld(node);
    const { origin } = node;
    const words = hearing(child);
    const task: TabsTask = { url: `${origin.replace('http', 'ws')}/graphql`, origin, tenant: world.tenantId, query: QUESTION, cookies: world.members.map(({ cookie }) => cookie), tabs: TABS };
    child.send(task);
    await words(({ word }) => word === 'ready');
    const moved = await factsToTabs(origin, world.key, words);
    const removed = await removals(origin, world, words);
    return [
      { what: `fact acknowledged to number changed in ${TABS} tabs`, ours: `p50 ${percentile(moved, 50)} ms, p99 ${percentile(moved, 99)} ms`, aim: 'p99 below 1 s' },
      { what: 'membership removed to its last socket closed', ours: `median ${percentile(removed, 50)} ms, slowest ${Math.max(...removed)} ms`, aim: '2 s' },
    ];
  } finally {
    child.removeAllListeners('exit');
    child.kill();
    await node.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Milliseconds of every tab for every fact: a minute of trouble in the past, so that the bad time grows by a minute and by nothing else. */
async function factsToTabs(origin: string, key: string, words: Words): Promise<readonly number[]> {
  const start = Math.floor(Date.now() / MINUTE) * MINUTE - (FACTS + 2) * 5 * MINUTE;
  const waits: number[] = [];
  for (let fact = 0; fact < FACTS; fact += 1) {
    const at = start + fact * 5 * MINUTE;
    const there = words((each) => each.word === 'moved' && each.bad === (fact + 1) * MINUTE);
    const answer = await fetch(`${origin}/v1/ingest/status`, {
      method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': `fact ${fact}` },
      body: JSON.stringify({ rows: [{ component: 'component', at, state: 'down' }, { component: 'component', at: at + MINUTE, state: 'up' }] }),
    });
    const acknowledged = Date.now();
    if (!answer.ok) throw new Error(`a fact was not taken in: ${await answer.text()}`);
    const word = await there;
    if (word.word === 'moved') waits.push(...word.at.map((each) => Math.max(0, each - acknowledged)));
    // Not in step with whatever the server does every so often.
    await pause(50 + ((fact * 37) % 200));
  }
  return waits;
}

async function removals(origin: string, { members, owner, tenantId }: World, words: Words): Promise<readonly number[]> {
  const waits: number[] = [];
  for (const [person, { membershipId }] of members.entries()) {
    const gone = words((each) => each.word === 'closed' && each.person === person);
    const query = `mutation { removeMembership(membership: "${globalId('Membership', membershipId)}") { __typename } }`;
    const answer = await fetch(`${origin}/graphql`, { method: 'POST', headers: { cookie: owner, origin, 'entente-tenant': tenantId, 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
    const removed = Date.now();
    const text = await answer.text();
    if (!text.includes('"Membership"')) throw new Error(`a membership was not removed: ${text}`);
    const word = await gone;
    if (word.word === 'closed') waits.push(Math.max(0, word.at - removed));
  }
  return waits;
}

interface World {
  readonly tenantId: string;
  /** Of the source. */
  readonly key: string;
  /** The cookie of the owner. */
  readonly owner: string;
  readonly members: readonly { readonly cookie: string; readonly membershipId: string }[];
}

/** A tenant with one agreement whose component has a source, its owner, and people who may look. */
async function aWorld({ store, signIn, origin }: Node): Promise<World> {
  const aPerson = async (name: string) => {
    const email = `${name}@example.com`;
    return { id: await signIn.makePerson({ name, email, password: PASSWORD }), name, email };
  };
  const signedIn = async (email: string): Promise<string> => {
    const answer = await fetch(`${origin}/api/auth/sign-in/email`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: JSON.stringify({ email, password: PASSWORD }) });
    if (!answer.ok) throw new Error(`could not sign in: ${await answer.text()}`);
    return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
  };
  const first = await aPerson('owner');
  const { id: tenantId } = granted(await createTenant(store, first, { name: 'Bench', slug: 'bench', timeZone: 'UTC' }, new Date()));
  const key = await store.inTenant({ kind: 'worker', tenantId, reason: 'benchmark' }, aSource);
  const members = [];
  for (let place = 0; place < PEOPLE; place += 1) {
    const person = await aPerson(`reader-${place}`);
    const owner = { kind: 'member', tenantId, membershipId: tenantId, userId: first.id, role: 'owner', partyId: null, epoch: 1 } as const;
    const { token } = granted(await store.inTenant(owner, (session) => invite(session, { email: person.email, role: 'viewer', partyId: null }, new Date())));
    const { membership } = granted(await acceptInvitation(store, person, token, new Date()));
    members.push({ cookie: await signedIn(person.email), membershipId: membership.id });
  }
  return { tenantId, key, owner: await signedIn(first.email), members };
}

async function aSource(session: Session): Promise<string> {
  const provider = granted(await createParty(session, { name: 'Provider', kind: 'provider' }));
  const customer = granted(await createParty(session, { name: 'Customer', kind: 'customer' }));
  const startsAt = new Date(Math.floor(Date.now() / DAY - 30) * DAY);
  const { id } = granted(await createAvailabilityAgreement(session, {
    key: 'agreement', name: 'Agreement', kind: 'sla', zone: 'UTC', startsAt, every: 'P1Y', anchor: startsAt.toISOString().slice(0, 10), providerPartyId: provider.id, customerPartyId: customer.id,
    service: 'Service', component: 'component', expected: '99.9', calendar: { kind: 'always' },
  }));
  await session.em.flush();
  const [level] = await session.sql<{ metric: string }>('select metric_id as metric from entente.level where agreement_id = $1', [id]);
  const source = granted(await createSource(session, { name: 'probe', partyId: provider.id, metrics: [level?.metric ?? ''] }));
  await session.em.flush();
  return granted(await createApiKey(session, source.id)).secret;
}

function granted<T>({ value, problems }: Outcome<T>): T {
  if (value === undefined) throw new Error(JSON.stringify(problems));
  return value;
}

type Words = (wanted: (word: TabsWord) => boolean) => Promise<TabsWord>;

function hearing(child: ChildProcess): Words {
  return (wanted) => new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the tabs have not said what they should within a minute')), MINUTE);
    const ended = (code: number | null) => reject(new Error(`the tabs ended with ${code}`));
    const hear = (word: TabsWord) => {
      if (!wanted(word)) return;
      clearTimeout(late);
      child.off('exit', ended);
      child.off('message', hear);
      resolve(word);
    };
    child.once('exit', ended);
    child.on('message', hear);
  });
}

function percentile(all: readonly number[], wanted: number): number {
  return all.toSorted((one, other) => one - other)[Math.max(0, Math.ceil((all.length * wanted) / 100) - 1)] ?? Number.NaN;
}

/** `start` as anybody types it, packages installed and built: the first time with an empty data directory, then again. */
async function starts(): Promise<readonly Told[]> {
  const directory = join(tmpdir(), `entente-bench-start-${process.pid}`);
  try {
    const first = await start(directory);
    const later = [await start(directory), await start(directory), await start(directory)];
    return [
      { what: 'start to the first page, first time', ours: `${first.page} ms (demo and logins there: ${first.told} ms)`, aim: '15 s' },
      { what: 'start to the first page, later', ours: `median ${percentile(later.map(({ page }) => page), 50)} ms`, aim: '5 s' },
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function start(directory: string): Promise<{ readonly page: number; readonly told: number }> {
  const port = await freePort();
  const began = Date.now();
  // With the embedded database, whatever this shell names.
  const { DATABASE_URL: _named, HOST: _host, ...env } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'run', 'start.ts')], {
    env: { ...env, PORT: String(port), ENTENTE_DATA: directory, ENTENTE_LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  let said = '';
  child.stdout.on('data', (part: Buffer) => void (said += part.toString()));
  const until = async (there: () => boolean | Promise<boolean>): Promise<number> => {
    while (!(await there())) {
      if (child.exitCode !== null) throw new Error(`start ended with ${child.exitCode}: ${said}`);
      await pause(20);
    }
    return Date.now() - began;
  };
  try {
    const page = await until(() => fetch(`http://127.0.0.1:${port}/`).then(async (answer) => (await answer.text()).includes('<div id="app"'), () => false));
    return { page, told: await until(() => said.includes('Entente: ')) };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
