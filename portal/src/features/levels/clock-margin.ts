/** How a clock stands to its due: late by so much, so much before it, or so much left; undefined where it is never due. */
export interface Margin {
  readonly key: 'late' | 'lateStill' | 'left' | 'before';
  readonly amount: number;
}

export interface DueClock {
  readonly state: 'RUNNING' | 'PAUSED' | 'PENDING' | 'MET' | 'BREACHED' | 'CANCELLED';
  readonly due: string | null;
  readonly ended: string | null;
}

/** In the time of the wall, as its due is. A paused clock has none: its due moves with the pause. */
export function marginOf({ state, due, ended }: DueClock, now: number): Margin | undefined {
  if (due === null) return undefined;
  const end = Date.parse(due);
  switch (state) {
    case 'BREACHED': return ended === null ? { key: 'lateStill', amount: Math.max(0, now - end) } : { key: 'late', amount: Date.parse(ended) - end };
    case 'RUNNING': return now > end ? { key: 'lateStill', amount: now - end } : { key: 'left', amount: end - now };
    case 'MET': return ended === null ? undefined : { key: 'before', amount: end - Date.parse(ended) };
    case 'PAUSED': case 'PENDING': case 'CANCELLED': return undefined;
  }
}
