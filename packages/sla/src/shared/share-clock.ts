import type { Duration } from '@entente/worktime';
import type { ClockReading } from '../clock/clock-model.ts';
import { compare, quotient, rational, sumOf, times, toFraction, ZERO } from '../exact/rational.ts';
import type { PartyShare } from './shared-model.ts';
import { UNATTRIBUTED } from './measure-component.ts';

/** What of a missed clock is shared out: the time beyond its target, or all of it. */
export type SharedOfClock = 'overrun' | 'elapsed';

/**
 * `time-in-hand` for a clock (S32): of a breached clock's overrun X = elapsed − target, or of X = elapsed, each party
 * bears X × hᵢ ÷ Σ h, where h is the running time inside the calendar that it held the work. There are no ties. Time
 * held while no party was named, and everything when nobody held it at all, is unattributed. A clock that was not
 * missed has nothing to share. Shares are exact milliseconds and add up to X.
 */
export function shareClock({ state, elapsed, inHand }: Pick<ClockReading, 'state' | 'elapsed' | 'inHand'>, target: Duration, what: SharedOfClock = 'overrun'): readonly PartyShare[] {
  if (state !== 'breached') return [];
  const amount = rational(what === 'elapsed' ? elapsed : Math.max(0, elapsed - target));
  const held = inHand.map(({ party, time }) => ({ party: party === '' ? UNATTRIBUTED : party, time: rational(time) }));
  const sum = sumOf(held.map(({ time }) => time));
  if (compare(sum, ZERO) === 0) return [{ party: UNATTRIBUTED, share: toFraction(amount) }];
  return held.map(({ party, time }) => ({ party, share: toFraction(times(amount, quotient(time, sum))) }));
}
