import { onScopeDispose, readonly, ref, shallowRef } from 'vue';
import { subscribe as listen, pipe, onEnd } from 'wonka';
import { followChanges, type LineState, type Sink } from '../../api/follow-changes.ts';
import type { TenantClient } from '../../api/client.ts';
import { clock } from '../../clock.ts';
import { movesStates, remember, subjectsOf, tell, type Change, type Told } from './recent-changes.ts';
import { ChangesSubscription } from './shell.queries.ts';

/** The tenant's one live subscription: feeds the cache, keeps what moved lately, and knows the state of the line. */
export function useLiveLine({ client, onConnected }: TenantClient, onLost: () => void) {
  const line = ref<LineState>({ kind: 'connecting' });
  const recent = shallowRef<readonly Told[]>([]);
  const moves = shallowRef<{ position: string; subjects: ReadonlySet<string> }>({ position: '0', subjects: new Set() });
  const states = ref(0);
  const last = new Map<string, string | null>();
  const lastStates = new Map<string, string>();
  let stop = (): void => {};

  const subscribe = (since: string | undefined, sink: Sink<Change>): (() => void) => {
    const quiet = onConnected(sink.connected);
    let over = false;
    const end = (): void => {
      if (over) return;
      over = true;
      sink.ended();
    };
    const { unsubscribe } = pipe(
      client.subscription(ChangesSubscription, { since: since ?? null }),
      onEnd(end),
      listen((result) => {
        if (result.data) sink.next(result.data.changes);
        if (result.error) end();
      }),
    );
    return () => {
      over = true;
      quiet();
      unsubscribe();
    };
  };

  function start(since: string): void {
    stop = followChanges<Change>({
      since,
      subscribe,
      now: clock.now,
      wait: (time, then) => {
        const timer = setTimeout(then, time);
        return () => clearTimeout(timer);
      },
      onChange: (change) => {
        recent.value = tell(recent.value, change, last, clock.now());
        remember(last, change);
        moves.value = { position: change.position, subjects: subjectsOf(change) };
        if (movesStates(change, lastStates)) states.value += 1;
      },
      onState: (state) => {
        line.value = state;
        if (state.kind === 'lost') onLost();
      },
    });
  }

  /** What a page has loaded is what the next change is compared with. */
  function know(results: readonly { readonly id: string; readonly toDate: { readonly shown: string | null } }[]): void {
    for (const { id, toDate } of results) if (!last.has(id)) last.set(id, toDate.shown);
  }

  onScopeDispose(() => stop());
  return { line: readonly(line), recent, moves, states, know, start };
}
