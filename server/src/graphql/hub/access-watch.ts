import type { Clock } from '../../clock.ts';
import type { LiveSocket } from './live-socket.ts';

/** What the watch reads: the truth about memberships and sign-ins, from the database each time. */
export interface Standing {
  /** Those of the memberships that do not hold any more with the epoch they were taken up with; each as `id epoch`. */
  lapsed(tenantId: string, held: ReadonlySet<string>): Promise<ReadonlySet<string>>;
  /** Those of the sign-in sessions that have ended. */
  ended(sessionIds: ReadonlySet<string>): Promise<ReadonlySet<string>>;
}

export interface WatchOptions {
  readonly standing: Standing;
  readonly clock: Clock;
  /** Between two looks at all sockets. */
  readonly every?: number;
  /** How long the database may be out of reach before sockets close. */
  readonly patience?: number;
}

/**
 * Ends live connections whose reader lost access: asked before each send, and each half second for those that are
 * sent nothing. When the database cannot be asked for 2 s, all of them end: who cannot be checked is not served.
 */
export class AccessWatch {
  readonly #sockets = new Set<LiveSocket>();
  readonly #options: Required<WatchOptions>;
  #lastAnswer: number;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(options: WatchOptions) {
    this.#options = { every: 500, patience: 2_000, ...options };
    this.#lastAnswer = options.clock();
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.look(), this.#options.every);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    for (const socket of this.#sockets) socket.close('going-down');
    this.#sockets.clear();
  }

  add(socket: LiveSocket): void {
    if (this.#sockets.size === 0) this.#lastAnswer = this.#options.clock();
    this.#sockets.add(socket);
  }

  delete(socket: LiveSocket): void {
    this.#sockets.delete(socket);
  }

  get size(): number {
    return this.#sockets.size;
  }

  /** Those that may still be sent to; closes the others. Throws when it cannot be told. */
  async stillAllowed(sockets: Iterable<LiveSocket>): Promise<ReadonlySet<LiveSocket>> {
    const sessions = new Set<string>();
    const byTenant = new Map<string, { readonly sockets: LiveSocket[]; readonly held: Set<string> }>();
    for (const socket of sockets) {
      if (socket.closedFor !== undefined) continue;
      sessions.add(socket.sessionId);
      const { tenantId } = socket.member;
      let its = byTenant.get(tenantId);
      if (its === undefined) byTenant.set(tenantId, (its = { sockets: [], held: new Set() }));
      its.sockets.push(socket);
      its.held.add(socket.held);
    }
    const allowed = new Set<LiveSocket>();
    if (sessions.size === 0) return allowed;
    const ended = await this.#options.standing.ended(sessions);
    for (const [tenantId, its] of byTenant) {
      const lapsed = await this.#options.standing.lapsed(tenantId, its.held);
      for (const socket of its.sockets) {
        if (ended.has(socket.sessionId)) socket.close('signed-out');
        else if (lapsed.has(socket.held)) socket.close('access-changed');
        if (socket.closedFor === undefined) allowed.add(socket);
      }
    }
    return allowed;
  }

  /** Looks at every socket once; one look at a time. */
  look(): Promise<void> {
    this.#closeWhenOutOfPatience();
    this.#looking ??= this.#lookAtAll().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #lookAtAll(): Promise<void> {
    for (const socket of this.#sockets) if (socket.gone) this.#sockets.delete(socket);
    if (this.#sockets.size === 0) {
      this.#lastAnswer = this.#options.clock();
      return;
    }
    try {
      await this.stillAllowed(this.#sockets);
      this.#lastAnswer = this.#options.clock();
    } catch {
      this.#closeWhenOutOfPatience();
    }
  }

  #closeWhenOutOfPatience(): void {
    if (this.#options.clock() - this.#lastAnswer < this.#options.patience) return;
    for (const socket of this.#sockets) socket.close('database-unreachable');
  }
}
