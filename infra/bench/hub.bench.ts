import { createAvailabilityAgreement } from '@entente/server/dist/features/agreements/index.js';
import { createParty, createTenant } from '@entente/server/dist/features/people/index.js';
import { inputs, markTouched, recomputeNext } from '@entente/server/dist/features/results/index.js';
import { entriesAfter, numberPending } from '@entente/server/dist/store/log/sequencer.js';
import type { Store } from '@entente/server/dist/store/open-store.js';
import { openBenchDatabase } from './database.ts';
import { type Finding, median, type Round, timed } from './findings.ts';
import { type Contender, hubContender, rawContender } from './live/contenders.ts';

/** Whatever the scale: it is the number of readers that is asked about. */
const READERS = 5_000;
const ROUNDS = 15;

/**
 * One event to many subscribers, each with a membership and a session of its own: by the hub as it is served, and by
 * a bare loop over as many sockets with messages of the same length. Compared is this process's processor time.
 */
export async function bench(): Promise<readonly Finding[]> {
  const database = await openBenchDatabase();
  try {
    const { store } = database;
    const tenantId = await aTenant(store);
    const event = await eventOf(store, tenantId);
    const hub = await hubContender({ store, tenantId, memberships: await subscribe(store, tenantId) }, event);
    const { bytes } = await hub.round();
    const raw = await rawContender(READERS, 'x'.repeat(bytes));
    console.log(`one event to ${READERS} subscribers, ${bytes} bytes a message`);
    const rounds = await contest(hub, raw);
    for (const each of [hub, raw]) await each.close();
    return [timed(`one event to ${READERS} subscribers, processor time`, rounds, { atLeast: 0.8 })];
  } finally {
    await database.close();
  }
}

async function contest(hub: Contender, raw: Contender): Promise<readonly Round[]> {
  for (let warm = 0; warm < 3; warm += 1) for (const each of [hub, raw]) await each.round();
  const rounds: Round[] = [];
  const waits: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const costs = new Map<Contender, number>();
    for (const each of round % 2 === 0 ? [hub, raw] : [raw, hub]) {
      const { cpu, wall } = await each.round();
      costs.set(each, cpu);
      if (each === hub) waits.push(wall);
    }
    rounds.push({ ours: costs.get(hub) ?? Number.NaN, reference: costs.get(raw) ?? Number.NaN });
  }
  console.log(`from the event to the last of ${READERS} readers: median ${median(waits).toFixed(0)} ms, slowest ${Math.max(...waits).toFixed(0)} ms`);
  return rounds;
}

/** A tenant with one agreement whose running period has a result. */
async function aTenant(store: Store): Promise<string> {
  const { value: tenant } = await createTenant(store, { id: 'user', name: 'Bench', email: 'bench@example.com' }, { name: 'Bench', slug: 'bench', timeZone: 'UTC' }, new Date());
  if (tenant === undefined) throw new Error('the tenant was not made');
  const { id: tenantId } = tenant;
  await store.inTenant({ kind: 'worker', tenantId, reason: 'benchmark' }, async (session) => {
    const { value: customer } = await createParty(session, { name: 'Customer', kind: 'customer' });
    const { value: provider } = await createParty(session, { name: 'Provider', kind: 'provider' });
    const made = await createAvailabilityAgreement(session, {
      key: 'agreement', name: 'Agreement', kind: 'sla', zone: 'UTC', startsAt: new Date(Date.now() - 86_400_000), providerPartyId: provider?.id ?? '', customerPartyId: customer?.id ?? '',
      service: 'Service', component: 'component', expected: '99.9', calendar: { kind: 'always' },
    });
    if (made.value === undefined) throw new Error(JSON.stringify(made.problems));
  });
  const clock = () => Date.now();
  await numberPending(store, tenantId, [markTouched(inputs, clock)]);
  while ((await recomputeNext({ store, inputs, clock }, tenantId)) === 'recomputed');
  return tenantId;
}

/** Says once more that the result has moved; gives its position in the log. */
async function eventOf(store: Store, tenantId: string): Promise<() => Promise<number>> {
  const worker = { kind: 'worker', tenantId, reason: 'benchmark' } as const;
  const [row] = await store.inTenant(worker, ({ sql }) => sql<{ id: string }>('select id from entente.level_result where running limit 1'));
  if (row === undefined) throw new Error('there is no result to tell of');
  let last = 0;
  return async () => {
    await store.inTenant(worker, ({ announce }) => announce('level-result', row.id));
    await numberPending(store, tenantId);
    last = (await entriesAfter(store, tenantId, last)).at(-1)?.position ?? last;
    return last;
  };
}

/** A membership and a session for each subscriber; the session has the membership's id. */
async function subscribe(store: Store, tenantId: string): Promise<readonly string[]> {
  const rows = await store.inTenant({ kind: 'worker', tenantId, reason: 'benchmark' }, ({ sql }) => sql<{ id: string }>(
    `insert into routing.membership (membership_id, user_id, role, epoch)
     select gen_random_uuid(), 'reader ' || n, 'viewer', 1 from generate_series(1, $1::int) n
     on conflict do nothing returning membership_id as id`, [READERS]));
  const ids = rows.map(({ id }) => id);
  await store.authPool.query(`insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt") values ('bench', 'Bench', 'bench@example.com', false, now(), now())`);
  await store.authPool.query(
    `insert into auth.session (id, token, "userId", "expiresAt", "createdAt", "updatedAt")
     select id, id, 'bench', now() + interval '1 day', now(), now() from unnest($1::text[]) id`, [ids]);
  return ids;
}
