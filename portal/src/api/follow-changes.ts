/** What the live line of the shell knows. `lost` keeps the time of the last knowledge, `resumed` what came in since. */
export type LineState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'lost'; readonly since: number }
  | { readonly kind: 'resumed'; readonly facts: number | null };

export interface Moved {
  readonly position: string;
  /** How many facts came in; null where the reader is not told. */
  readonly facts: number | null;
}

export interface Sink<Change> {
  readonly connected: () => void;
  readonly next: (change: Change) => void;
  readonly ended: () => void;
}

export interface Following<Change extends Moved> {
  /** Opens one subscription: `connected` when the line stands, `ended` once when it is over, whatever the reason. */
  readonly subscribe: (since: string | undefined, sink: Sink<Change>) => () => void;
  readonly since: string | undefined;
  readonly now: () => number;
  /** Calls back after the time, in milliseconds; gives what cancels it. */
  readonly wait: (time: number, then: () => void) => () => void;
  readonly onChange: (change: Change) => void;
  readonly onState: (state: LineState) => void;
}

const CATCH_UP = 1_500;
const LONGEST_WAIT = 15_000;

/**
 * Follows the log from a position and, after a lost connection, from the last position seen: what happened in between
 * comes first, so nothing is missed. Returns what ends it.
 */
export function followChanges<Change extends Moved>(following: Following<Change>): () => void {
  let position = following.since;
  let attempts = 0;
  let stop: () => void = () => {};
  let cancelWait: () => void = () => {};
  let over = false;
  let lostSince: number | undefined;
  let lastWord = following.now();
  let missed: number | null = 0;

  const open = (): void => {
    stop = following.subscribe(position, { connected, next: hear, ended });
  };

  const connected = (): void => {
    cancelWait = following.wait(CATCH_UP, settle);
  };

  const hear = (change: Change): void => {
    if (over) return;
    lastWord = following.now();
    position = change.position;
    if (lostSince !== undefined) missed = missed === null || change.facts === null ? null : missed + change.facts;
    following.onChange(change);
  };

  /** The connection has held long enough for everything missed to have come. */
  const settle = (): void => {
    attempts = 0;
    following.onState(lostSince === undefined ? { kind: 'live' } : { kind: 'resumed', facts: missed });
    lostSince = undefined;
    missed = 0;
  };

  const ended = (): void => {
    if (over) return;
    cancelWait();
    stop();
    if (lostSince === undefined) {
      lostSince = lastWord;
      following.onState({ kind: 'lost', since: lostSince });
    }
    attempts += 1;
    cancelWait = following.wait(Math.min(LONGEST_WAIT, 500 * 2 ** Math.min(attempts, 6)), open);
  };

  following.onState({ kind: 'connecting' });
  open();
  return () => {
    over = true;
    cancelWait();
    stop();
  };
}
