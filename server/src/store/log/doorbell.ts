import { Client } from 'pg';
import { randomInt } from '../../random.ts';

export interface Doorbell {
  /** Tells every other node that there is something to look at. Says nothing about what. */
  ring(): void;
  close(): Promise<void>;
}

export interface DoorbellOptions {
  /** Connection string of a role that needs no rights at all. */
  readonly url: string;
  readonly heard: () => void;
  /** Shortest time between two rings, in milliseconds: a NOTIFY inside each commit would halve the commit rate. */
  readonly atMostEvery?: number;
}

/**
 * One LISTEN a node, and NOTIFY with an opaque number outside every transaction. It may be lost without loss: whoever
 * listens also looks by itself each second.
 */
export function openDoorbell({ url, heard, atMostEvery = 50 }: DoorbellOptions): Doorbell {
  let client: Client | undefined;
  let closed = false;
  let connecting: Promise<void> | undefined;

  const connect = async (): Promise<void> => {
    const fresh = new Client({ connectionString: url, application_name: 'entente doorbell' });
    const lost = () => {
      if (client === fresh) client = undefined;
      void fresh.end().catch(() => undefined);
      later();
    };
    fresh.once('error', lost);
    fresh.on('notification', ({ processId }) => {
      if (processId !== ownProcess(fresh)) heard();
    });
    try {
      await fresh.connect();
      await fresh.query('listen entente_doorbell');
      client = fresh;
    } catch {
      lost();
    }
  };
  const later = () => {
    if (closed || connecting) return;
    setTimeout(() => {
      if (!closed) connecting = connect().finally(() => (connecting = undefined));
    }, 1_000).unref();
  };
  connecting = connect().finally(() => (connecting = undefined));

  const ring = throttled(() => {
    void client?.query("select pg_notify('entente_doorbell', $1)", [String(randomInt(2 ** 31))]).catch(() => undefined);
  }, atMostEvery);
  return {
    ring: ring.call,
    close: async () => {
      closed = true;
      ring.stop();
      await connecting;
      await client?.end();
    },
  };
}

/** Calls at once, then at most once in a while; a call that comes too early is made up for at the end of the while. */
export function throttled(deed: () => void, every: number): { call: () => void; stop: () => void } {
  let resting: NodeJS.Timeout | undefined;
  let missed = false;
  const call = (): void => {
    if (resting) {
      missed = true;
      return;
    }
    deed();
    resting = setTimeout(() => {
      resting = undefined;
      if (missed) call();
      missed = false;
    }, every);
  };
  return { call, stop: () => clearTimeout(resting) };
}

const ownProcess = (client: Client): unknown => ('processID' in client ? client.processID : undefined);
