import type { Actor } from '../access/actor.ts';
import type { Caller, Person } from '../access/decide.ts';
import { decide, type Decision } from '../access/decide.ts';
import type { Action } from '../access/actions.ts';
import type { Session } from '../store/session/session.ts';
import type { Store } from '../store/open-store.ts';
import type { Loaders } from './loaders.ts';

/** What a resolver is given: who asks, and the one transaction of the operation. */
export interface Context {
  readonly caller: Caller;
  /** The member that asks. Throws where a field is allowed without one. */
  readonly actor: Member;
  /** Throws where nobody is signed in. */
  readonly person: Person;
  /** The operation's one transaction; read only in a query. Throws where no tenant was named. */
  readonly session: Session;
  readonly loaders: Loaders;
  readonly requestId: string;
  /** The instant of the request, in UTC milliseconds. */
  readonly now: number;
  /** Where the product is reached, for links: https://entente.example, without a slash at its end. */
  readonly origin: string;
  /** What a tenant's signing key is sealed with. */
  readonly secret: string;
  /** The way to other tenants of the same person, and for what must be done before a tenant is. */
  readonly store: Store;
  /** The users of the installation, as far as a tenant's administrators reach them. */
  readonly accounts: Accounts;
  may(action: Action): Decision;
  /** Writes what entities hold, so that what is read afterwards sees it. */
  flush(): Promise<void>;
}

export interface Accounts {
  /** The secret of a one-time link that sets a new password. */
  makeResetToken(userId: string, expiresAt: Date): Promise<string>;
}

export type Member = Extract<Actor, { readonly kind: 'member' }>;

export interface ContextParts extends Pick<Context, 'caller' | 'requestId' | 'now' | 'origin' | 'secret' | 'store' | 'loaders' | 'accounts'> {
  readonly session: Session | undefined;
}

export function makeContext({ session, ...parts }: ContextParts): Context {
  const { caller } = parts;
  return {
    ...parts,
    get actor() {
      if (caller.actor?.kind !== 'member') throw new Error('this field is allowed without a member and needs one');
      return caller.actor;
    },
    get person() {
      if (caller.person === null) throw new Error('this field is allowed without a person and needs one');
      return caller.person;
    },
    get session() {
      if (session === undefined) throw new Error('this field is allowed without a tenant and needs one');
      return session;
    },
    may: (action) => decide(caller, action),
    flush: async () => session?.em.flush(),
  };
}
