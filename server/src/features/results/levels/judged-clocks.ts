import type { JudgedClock } from '@entente/sla';
import type { JudgedClockType } from './judged-clock.types.ts';

/** A clock as it is stored. */
export type StoredClock = Pick<JudgedClock, 'clock' | 'priority' | 'cycle' | 'state' | 'start' | 'due' | 'ended' | 'elapsed' | 'counts'> & { readonly parent?: string };

/** The clocks of a level in the order in which somebody asks for them: what is open, the next due first; then what missed, then the others, the latest first. */
export function storedClocks(clocks: readonly JudgedClock[] = []): readonly StoredClock[] {
  return clocks.toSorted((one, other) => rankOf(one) - rankOf(other) || (rankOf(one) === 0 ? dueOf(one) - dueOf(other) : lastOf(other) - lastOf(one)))
    .map(({ clock, priority, cycle, state, start, due, ended, elapsed, counts, chain }) => ({
      clock, ...(priority === undefined ? {} : { priority }), cycle, state, start, ...(due === undefined ? {} : { due }), ...(ended === undefined ? {} : { ended }), elapsed, counts,
      ...(chain === undefined ? {} : { parent: chain.parent }),
    }));
}

/** The stored clocks of a result, one by one. */
export function shownClocks(text: string): readonly JudgedClockType[] {
  // Written by storedClocks.
  const clocks: readonly StoredClock[] = JSON.parse(text);
  return clocks.map(({ priority = null, due = null, ended = null, parent = null, ...clock }) => ({ ...clock, priority, due, ended, parent }));
}

function rankOf({ state }: JudgedClock): number {
  if (state === 'running' || state === 'paused' || state === 'pending') return 0;
  return state === 'breached' ? 1 : 2;
}

/** One that is never due comes after all that are. */
const dueOf = ({ due = Number.MAX_SAFE_INTEGER }: JudgedClock): number => due;
const lastOf = ({ start, due = start, ended = due }: JudgedClock): number => ended;
