import { groupKey } from './scope.ts';
import type { Scope } from './scope.ts';

/** A place in a tenant's log. */
export type Position = number;

/** The positions after `after` up to and with `upTo`. */
export interface Range {
  readonly after: Position;
  readonly upTo: Position;
}

/** One live reader: an operation on a socket. */
export interface Subscriber<Socket> {
  readonly socket: Socket;
  /** Sends one answer, already in JSON. */
  send(payload: string): void;
}

/** What is new for a scope, in JSON; without a payload when nothing in the range is for it. */
export interface Answer {
  readonly payload?: string;
  /** How much of the range it covers: all of it, or its first part when it holds too much for one message. */
  readonly upTo: Position;
}

/** What the hub asks of the world. */
export interface HubPorts<Socket> {
  /** The last position of the tenant's log. */
  head(tenantId: string): Promise<Position>;
  /** Executes and serialises, once for all readers of the scope. */
  answer(scope: Scope, range: Range): Promise<Answer>;
  /** The first message of a reader: where it stands. */
  greeting(scope: Scope, position: Position): Promise<string>;
  /** Which of the sockets may still be sent to; closes the others. Asked before each send. */
  stillAllowed(sockets: Iterable<Socket>): Promise<ReadonlySet<Socket>>;
  /** An answer failed: these sockets are let go, so that their readers come again and resume. */
  dropped(sockets: Iterable<Socket>, reason: unknown): void;
}

/**
 * Feeds live readers. Readers with one scope are a group: what is new is executed and serialised once for it, and
 * the same bytes go to everyone. News that come while a group is being answered are taken together afterwards.
 */
export class Hub<Socket> {
  readonly #groups = new Map<string, Group<Socket>>();
  readonly #published = new Map<string, Position>();

  constructor(private readonly ports: HubPorts<Socket>) {}

  /** Brings a reader from `since` up to its group, then adds it; returns how to leave. Nothing is missed between. */
  async join(scope: Scope, since: Position | undefined, subscriber: Subscriber<Socket>): Promise<() => void> {
    const group = await this.#enter(scope);
    try {
      await this.#catchUp(group, since, subscriber);
    } catch (error) {
      this.#leave(group);
      throw error;
    }
    group.subscribers.add(subscriber);
    return () => {
      if (group.subscribers.delete(subscriber)) this.#leave(group);
    };
  }

  /** Tells the groups of a tenant that its log has grown; resolves when they have been served. */
  async publish(tenantId: string, upTo: Position): Promise<void> {
    this.#published.set(tenantId, Math.max(upTo, this.#published.get(tenantId) ?? 0));
    const groups = [...this.#groups.values()].filter(({ scope }) => scope.tenantId === tenantId);
    await Promise.all(groups.map((group) => this.#serve(group)));
  }

  /** How many readers and groups there are. */
  get size(): { readonly groups: number; readonly subscribers: number } {
    const groups = [...this.#groups.values()];
    return { groups: groups.length, subscribers: groups.reduce((sum, { subscribers }) => sum + subscribers.size, 0) };
  }

  async #enter(scope: Scope): Promise<Group<Socket>> {
    const key = groupKey(scope);
    if (!this.#groups.has(key)) {
      const position = await this.ports.head(scope.tenantId);
      if (!this.#groups.has(key)) {
        this.#groups.set(key, { key, scope, position, readers: 0, dropped: false, serving: undefined, subscribers: new Set() });
      }
    }
    const group = this.#groups.get(key);
    if (group === undefined) return this.#enter(scope);
    group.readers += 1;
    return group;
  }

  #leave(group: Group<Socket>): void {
    group.readers -= 1;
    if (group.readers === 0 && this.#groups.get(group.key) === group) this.#groups.delete(group.key);
  }

  async #catchUp(group: Group<Socket>, since: Position | undefined, subscriber: Subscriber<Socket>): Promise<void> {
    let position = Math.min(since ?? group.position, group.position);
    await this.#sendTo(subscriber, await this.ports.greeting(group.scope, position));
    // The log may have grown between the reading of its head and the making of the group.
    await this.#serve(group);
    while (position < group.position) {
      const missed = await this.ports.answer(group.scope, { after: position, upTo: group.position });
      if (missed.payload !== undefined) await this.#sendTo(subscriber, missed.payload);
      position = missed.upTo;
    }
    if (group.dropped) throw new Error('The group was dropped while a reader joined it');
  }

  #serve(group: Group<Socket>): Promise<void> {
    group.serving ??= Promise.resolve().then(() => this.#serveAll(group));
    return group.serving;
  }

  async #serveAll(group: Group<Socket>): Promise<void> {
    try {
      for (;;) {
        const wanted = this.#published.get(group.scope.tenantId) ?? 0;
        if (group.position >= wanted) {
          // In one breath with the look: whoever publishes next starts anew and is not taken for served.
          group.serving = undefined;
          return;
        }
        const { payload, upTo } = await this.ports.answer(group.scope, { after: group.position, upTo: wanted });
        const allowed = payload === undefined ? undefined : await this.ports.stillAllowed(socketsOf(group));
        // From here on without a pause: whoever joins next starts at the new position.
        group.position = upTo;
        if (payload !== undefined && allowed !== undefined) sendToAll(group, allowed, payload);
      }
    } catch (error) {
      group.dropped = true;
      group.serving = undefined;
      if (this.#groups.get(group.key) === group) this.#groups.delete(group.key);
      this.ports.dropped(socketsOf(group), error);
    }
  }

  async #sendTo(subscriber: Subscriber<Socket>, payload: string): Promise<void> {
    const allowed = await this.ports.stillAllowed([subscriber.socket]);
    if (allowed.has(subscriber.socket)) subscriber.send(payload);
  }
}

interface Group<Socket> {
  readonly key: string;
  readonly scope: Scope;
  /** What its readers have seen. */
  position: Position;
  /** Those that joined and those that are about to. */
  readers: number;
  dropped: boolean;
  serving: Promise<void> | undefined;
  readonly subscribers: Set<Subscriber<Socket>>;
}

function socketsOf<Socket>({ subscribers }: Group<Socket>): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  for (const { socket } of subscribers) sockets.add(socket);
  return sockets;
}

function sendToAll<Socket>(group: Group<Socket>, allowed: ReadonlySet<Socket>, payload: string): void {
  for (const subscriber of group.subscribers) {
    if (allowed.has(subscriber.socket)) subscriber.send(payload);
  }
}
