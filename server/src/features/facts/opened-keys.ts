import type { Duration, Instant } from '@entente/worktime';
import type { Actor } from '../../access/actor.ts';
import { ofStore } from './of-store.ts';

export type SourceActor = Extract<Actor, { kind: 'source' }>;

/** An API key as it is stored: the hash of its secret, and who sends with it. */
export interface OpenedKey {
  readonly secretHash: string;
  readonly actor: SourceActor;
}

/** For how long one need not ask again whose a key is. */
const REMEMBERED: Duration = 60_000;
/** More keys than send in a minute; beyond it all are forgotten, and asked for again. */
const MOST = 10_000;

class OpenedKeys {
  readonly #keys = new Map<string, { readonly opened: OpenedKey; readonly until: Instant }>();

  get(keyId: string, now: Instant): OpenedKey | undefined {
    const known = this.#keys.get(keyId);
    return known !== undefined && now < known.until ? known.opened : undefined;
  }

  keep(opened: OpenedKey, now: Instant): void {
    if (this.#keys.size >= MOST) this.#keys.clear();
    this.#keys.set(opened.actor.keyId, { opened, until: now + REMEMBERED });
  }
}

/** The keys that were opened in a store, each for a minute. */
export const openedKeys = ofStore(() => new OpenedKeys());
