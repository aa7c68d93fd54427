import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { closeDuePeriods, markByClock, markTouched, recomputeNext } from '../features/results/index.ts';
import type { Inputs } from '../features/results/index.ts';
import type { LogFollower } from '../store/log/follow-log.ts';
import type { OutboxKind } from '../store/log/outbox-kind.ts';
import type { Store } from '../store/open-store.ts';

export interface ResultsWorkerOptions {
  readonly store: Store;
  readonly follower: LogFollower;
  readonly inputs: Inputs;
  readonly clock: Clock;
  readonly log?: Pick<Logger, 'error'>;
  /** What the keys that sign statements are sealed with. */
  readonly secret: string;
  /** Milliseconds between two looks at the clock. */
  readonly every?: number;
}

export interface ResultsWorker {
  /** Recomputes what is marked in a tenant; resolves when nothing is due any more. */
  settle(tenantId: string): Promise<void>;
  /** Looks at the clock now, for every tenant. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Keeps results up to date: what the log moves is marked in the transaction that numbers it and recomputed at once;
 * what only time moves is looked for every few seconds, and periods whose grace is over are closed. Any number of
 * nodes may run it.
 */
export function startResultsWorker({ store, follower, inputs, clock, log, secret, every = 5_000 }: ResultsWorkerOptions): ResultsWorker {
  const settling = new Map<string, { again: boolean; done: Promise<void> }>();
  let closed = false;

  const drain = async (tenantId: string): Promise<void> => {
    let waits = 0;
    while (!closed && waits < MOST_WAITS) {
      try {
        const outcome = await recomputeNext({ store, inputs, clock }, tenantId);
        if (outcome === 'nothing-due') return;
        if (outcome === 'another-is-at-it') {
          waits += 1;
          await pause(WAIT);
        }
      } catch (error) {
        waits += 1;
        await pause(WAIT);
        log?.error({ err: error }, 'a level could not be recomputed; trying again later');
      }
    }
  };
  /** One at a time in a tenant; who asks while one is under way gets another one after it. */
  const settle = (tenantId: string): Promise<void> => {
    const running = settling.get(tenantId);
    if (running !== undefined) {
      running.again = true;
      return running.done;
    }
    const turn = { again: false, done: Promise.resolve() };
    turn.done = Promise.resolve().then(async () => {
      do {
        turn.again = false;
        await drain(tenantId);
      } while (turn.again && !closed);
      // In one breath with the look at `again`: whoever asks next gets a turn of its own.
      settling.delete(tenantId);
    });
    settling.set(tenantId, turn);
    return turn.done;
  };
  const tick = async (): Promise<void> => {
    const tenants = await store.asSystem('which tenants have results that move with the clock', ({ sql }) =>
      sql<{ tenant_id: string }>('select tenant_id from routing.tenant'));
    for (const { tenant_id: tenantId } of tenants) {
      if (closed) return;
      await guarded(async () => {
        await store.inTenant({ kind: 'worker', tenantId, reason: 'results move with the clock' }, (session) => markByClock(session, clock()));
        await settle(tenantId);
        await closeDuePeriods({ store, inputs, clock, secret }, tenantId);
      });
    }
  };
  const guarded = async (deed: () => Promise<void>): Promise<void> => {
    try {
      await deed();
    } catch (error) {
      log?.error({ err: error }, 'results could not be brought up to the clock; trying again in a moment');
    }
  };

  follower.whileNumbering(markTouched(inputs, clock));
  follower.onPositions((tenantId, entries) => {
    if (entries.some(({ kind }) => MOVES_RESULTS.has(kind))) void guarded(() => settle(tenantId));
  });
  let ticking: Promise<void> | undefined;
  const timer = setInterval(() => {
    ticking ??= guarded(tick).finally(() => (ticking = undefined));
  }, every);
  return {
    settle,
    tick,
    close: async () => {
      closed = true;
      clearInterval(timer);
      await ticking;
      await Promise.all([...settling.values()].map(({ done }) => done));
    },
  };
}

const WAIT = 50;
const MOST_WAITS = 100;

const MOVES_RESULTS: ReadonlySet<OutboxKind> = new Set([
  'sample-batch', 'status-change', 'clock-event', 'exclusion', 'agreement-version', 'shared-metric',
]);
