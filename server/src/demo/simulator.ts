import type { StatusState } from '@entente/sla';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { DemoKey } from './demo-files.ts';
import { sequence } from './outages.ts';
import { sendFacts } from './send-facts.ts';
import { CHECKOUT, OWN_APPLICATION, SUPPLIERS } from './story.ts';

export interface SimulatorOptions {
  readonly url: string;
  readonly keys: readonly DemoKey[];
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
  /** Milliseconds between two steps. */
  readonly every?: number;
}

const MINUTE = 60_000;

/**
 * The world outside, going on: each component's source says once a minute how it is, and now and then one goes down
 * for a minute or three. It knows nothing of the server but the ingest endpoint and its keys.
 */
export function startSimulator({ url, keys, clock, log, every = 5_000 }: SimulatorOptions): { close(): Promise<void> } {
  const next = sequence(clock());
  const downUntil = new Map<string, number>();
  const saidAt = new Map<string, number>();
  const said = new Map<string, StatusState>();
  let sending: Promise<void> = Promise.resolve();

  const step = async (): Promise<void> => {
    const now = clock();
    const all = keys.flatMap(({ components }) => components.filter((component) => component !== CHECKOUT.component));
    if (next() < 0.12) downUntil.set(all[Math.floor(next() * all.length)] ?? '', now + MINUTE * (1 + 2 * next()));
    const isDown = (component: string) => (downUntil.get(component) ?? 0) > now;
    for (const { key, components } of keys) {
      const due = components.filter((component) => {
        const state = stateOf(component, isDown);
        return state !== said.get(component) || now - (saidAt.get(component) ?? 0) >= MINUTE;
      });
      await sendFacts({ url, key }, 'status', due.map((component) => ({ component, at: now, state: stateOf(component, isDown) })));
      for (const component of due) {
        said.set(component, stateOf(component, isDown));
        saidAt.set(component, now);
      }
    }
  };
  const timer = setInterval(() => {
    sending = sending.then(step).catch((error: unknown) => log.warn({ err: error }, 'the simulator could not send; it goes on'));
  }, every);
  return {
    close: async () => {
      clearInterval(timer);
      await sending;
    },
  };
}

/** Every component is as it is; the checkout is down when what it needs is. */
function stateOf(component: string, isDown: (component: string) => boolean): 'up' | 'down' {
  if (component !== CHECKOUT.component) return isDown(component) ? 'down' : 'up';
  const of = (role: string) => isDown(SUPPLIERS.find((supplier) => supplier.role === role)?.component ?? '');
  return of('network') || of('payment') || (of('east') && of('west')) || isDown(OWN_APPLICATION.component) ? 'down' : 'up';
}
