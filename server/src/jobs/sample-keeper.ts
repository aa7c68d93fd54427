import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { compactDays, sealSamples } from '../features/facts/index.ts';
import { aloneInTenant, logHead, pinnedPositions } from '../features/results/index.ts';
import type { Session } from '../store/session/session.ts';
import type { Store } from '../store/open-store.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** How long after its end an hour waits for samples that are a little late. */
const HOUR_WAITS = 10 * MINUTE;
const DAY_WAITS = DAY;

export interface SampleKeeperOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log?: Pick<Logger, 'error'>;
  /** Milliseconds between two rounds. */
  readonly every?: number;
}

export interface SampleKeeper {
  /** Seals and compacts what is ready in a tenant. */
  keep(tenantId: string): Promise<void>;
  close(): Promise<void>;
}

/** Seals the hours of samples that are over and puts the hours of past days together. Any number of nodes may run it. */
export function startSampleKeeper({ store, clock, log, every = MINUTE }: SampleKeeperOptions): SampleKeeper {
  let closed = false;
  let round: Promise<void> | undefined;

  /** Between two recomputations: nobody reads at a position that is about to be merged away. */
  const alone = (tenantId: string, work: (session: Session, head: number, pins: readonly number[]) => Promise<number>): Promise<number> =>
    store.inTenant({ kind: 'worker', tenantId, reason: 'keep samples' }, async (session) => {
      await aloneInTenant(session);
      return work(session, await logHead(session), await pinnedPositions(session));
    });
  const keep = async (tenantId: string): Promise<void> => {
    const now = clock();
    const hours = Math.floor((now - HOUR_WAITS) / HOUR) * HOUR;
    while (!closed && (await alone(tenantId, (session, upTo, pins) => sealSamples(session, { upTo, closedBefore: hours, pins }))) > 0);
    while (!closed && (await alone(tenantId, (session, _head, pins) => compactDays(session, { closedBefore: now - DAY_WAITS, pins }))) > 0);
  };
  const rounds = async (): Promise<void> => {
    try {
      const tenants = await store.asSystem('which tenants may have samples to seal', ({ sql }) => sql<{ tenant_id: string }>('select tenant_id from routing.tenant'));
      for (const { tenant_id: tenantId } of tenants) if (!closed) await keep(tenantId);
    } catch (error) {
      log?.error({ err: error }, 'samples could not be sealed; trying again in a minute');
    }
  };
  const timer = setInterval(() => {
    round ??= rounds().finally(() => (round = undefined));
  }, every);
  return {
    keep,
    close: async () => {
      closed = true;
      clearInterval(timer);
      await round;
    },
  };
}
