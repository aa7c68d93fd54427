import type { Instant, Interval } from '@entente/worktime';
import type { Colours } from './colours.ts';

/** Collects coloured stretches that arrive in order of time; touching stretches of one colour become one. */
export class ColourBuilder {
  readonly #good: { start: Instant; end: Instant }[] = [];
  readonly #bad: { start: Instant; end: Instant }[] = [];

  add(isBad: boolean, start: Instant, end: Instant): void {
    if (end <= start) return;
    const stretches = isBad ? this.#bad : this.#good;
    const last = stretches[stretches.length - 1];
    if (last !== undefined && last.end === start) last.end = end;
    else stretches.push({ start, end });
  }

  colours(): Colours {
    return { good: this.#good satisfies readonly Interval[], bad: this.#bad };
  }
}
