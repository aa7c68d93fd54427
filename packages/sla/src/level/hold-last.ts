import type { Duration, Interval } from '@entente/worktime';
import type { Colours } from '../observe/colours.ts';
import { ColourBuilder } from '../observe/colour-builder.ts';

/** Policy `hold-last` (S12): each known stretch goes on over the unknown time after it, for at most a max age. */
export function holdLast({ good, bad }: Colours, maxAge: Duration = Infinity): Colours {
  const known = [...good.map((stretch) => ({ stretch, isBad: false })), ...bad.map((stretch) => ({ stretch, isBad: true }))]
    .sort((a, b) => a.stretch.start - b.stretch.start);
  const builder = new ColourBuilder();
  known.forEach(({ stretch, isBad }, place) => {
    const next = known[place + 1]?.stretch.start ?? Infinity;
    builder.add(isBad, stretch.start, heldEnd(stretch, next, maxAge));
  });
  return builder.colours();
}

function heldEnd({ end }: Interval, next: number, maxAge: Duration): number {
  return Math.max(end, Math.min(next, end + maxAge));
}
