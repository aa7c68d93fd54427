/**
 * The rules by which a joint failure is shared out (S32). Each gets one stretch in which the structure is down, the
 * parties D that bear its down components, and v(S): whether the structure fails when exactly the parties in S are
 * down. Each gives every party of D its part of the stretch.
 */
import type { Duration, Instant } from '@entente/worktime';
import { ofDecimal } from '../exact/decimal.ts';
import { compare, ONE, quotient, rational, sumOf, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { unreachable } from '../exact/unreachable.ts';
import type { AttributionRule } from './attribution-model.ts';

export interface DownParty {
  readonly party: string;
  /** Since when one of the components that it bears has been down, by its own doing, without a break. */
  readonly since: Instant;
  /** Whether an accepted cause names it (S34). */
  readonly isNamed: boolean;
  /** How long it held the work about the failure during the stretch. */
  readonly inHand: Duration;
}

export interface JointFailure {
  readonly down: readonly DownParty[];
  /** v(D ∖ {i}), by the party's place. */
  readonly failsWithout: (place: number) => boolean;
  /** The Shapley value of v, in the order of the parties. */
  readonly shapley: () => readonly Rational[];
  /** Fixed percentages by party, for `weighted`. */
  readonly weights: Readonly<Record<string, string>>;
}

/** The part of the failure that each of the down parties bears, in their order. */
export function partsOfFailure(rule: AttributionRule, failure: JointFailure): readonly Rational[] {
  switch (rule) {
    case 'shapley': return failure.shapley();
    case 'equal-among-down': return equally(failure.down.map(() => true));
    case 'but-for': return butFor(failure);
    case 'first-failed': return firstFailed(failure);
    case 'root-cause': return rootCause(failure);
    case 'weighted': return inProportion(failure.down.map(({ party }) => ofDecimal(failure.weights[party] ?? '0')));
    case 'time-in-hand': return inProportion(failure.down.map(({ inHand }) => rational(inHand)));
    case 'all-pay': return failure.down.map(() => ONE);
    default: return unreachable(rule);
  }
}

/** `equal-among-down`: 1 ÷ |D| each, needed or not. No ties. Of some of them: 1 ÷ their number each, 0 to the others. */
function equally(among: readonly boolean[]): readonly Rational[] {
  const count = among.filter(Boolean).length;
  return among.map((bears) => (bears ? rational(1, count) : ZERO));
}

/** The whole to i if v(D ∖ {i}) = 0, that is if but for i it had stood; else nothing. Where two each sufficed nobody bears it, where both were needed each bears the whole. */
function butFor({ down, failsWithout }: JointFailure): readonly Rational[] {
  return down.map((_, place) => (failsWithout(place) ? ZERO : ONE));
}

/** The whole to the party that has been down the longest; those that went down at one instant share equally. */
function firstFailed({ down }: JointFailure): readonly Rational[] {
  const first = Math.min(...down.map(({ since }) => since));
  return equally(down.map(({ since }) => since === first));
}

/**
 * R = the parties that accepted causes name and that the failure needed (Shapley share above 0): 1 ÷ |R| each, so that
 * several root causes share equally. Where R is empty each party stands for itself: the same over all that were needed.
 */
function rootCause({ down, shapley }: JointFailure): readonly Rational[] {
  const needed = shapley().map((part) => compare(part, ZERO) > 0);
  const named = down.map(({ isNamed }, place) => isNamed && needed[place] === true);
  return equally(named.includes(true) ? named : needed);
}

/**
 * `weighted` by fixed percentages, `time-in-hand` by the time that each held the work: wᵢ ÷ Σ w over D; equal parts when
 * Σ w = 0. No ties.
 */
export function inProportion(weights: readonly Rational[]): readonly Rational[] {
  const sum = sumOf(weights);
  return compare(sum, ZERO) === 0 ? equally(weights.map(() => true)) : weights.map((weight) => quotient(weight, sum));
}
