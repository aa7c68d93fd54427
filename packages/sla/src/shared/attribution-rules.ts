/**
 * The rules by which a joint failure is shared out (S32). Each gets one stretch in which the structure is down, the
 * parties that are down in it, and v(S): whether the structure fails when exactly the parties in S are down (S as bits
 * by the party's place). Each gives every down party its part of the stretch.
 */
import { ofDecimal } from '../exact/decimal.ts';
import { compare, ONE, quotient, rational, sumOf, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { unreachable } from '../exact/unreachable.ts';
import type { Instant } from '@entente/worktime';
import { shapley } from './shapley.ts';

export const ATTRIBUTION_RULES = ['shapley', 'equal-among-down', 'but-for', 'first-failed', 'weighted', 'all-pay'] as const;
export type AttributionRule = (typeof ATTRIBUTION_RULES)[number];

/** Rules whose shares always add up to the failure; the others may leave a residual, or charge more than there was. */
export const EFFICIENT_RULES: readonly AttributionRule[] = ['shapley', 'equal-among-down', 'first-failed', 'weighted'];

export interface DownParty {
  readonly party: string;
  /** Since when one of its components has been down without a break. */
  readonly since: Instant;
}

export interface JointFailure {
  readonly down: readonly DownParty[];
  readonly fails: (players: number) => boolean;
  /** Fixed percentages by party, for `weighted`. */
  readonly weights: Readonly<Record<string, string>>;
}

/** The part of the failure that each of the down parties bears, in their order. */
export function partsOfFailure(rule: AttributionRule, failure: JointFailure): readonly Rational[] {
  switch (rule) {
    case 'shapley': return shapley(failure.down.length, failure.fails);
    case 'equal-among-down': return equalAmongDown(failure);
    case 'but-for': return butFor(failure);
    case 'first-failed': return firstFailed(failure);
    case 'weighted': return weighted(failure);
    case 'all-pay': return failure.down.map(() => ONE);
    default: return unreachable(rule);
  }
}

/** 1 ÷ |D| each, needed or not. No ties. */
function equalAmongDown({ down }: JointFailure): readonly Rational[] {
  return down.map(() => rational(1, down.length));
}

/** The whole to i if v(D ∖ {i}) = 0, that is if but for i it had stood; else nothing. Where two each sufficed nobody bears it, where both were needed each bears the whole. */
function butFor({ down, fails }: JointFailure): readonly Rational[] {
  const everyone = 2 ** down.length - 1;
  return down.map((_, player) => (fails(everyone - 2 ** player) ? ZERO : ONE));
}

/** The whole to the party that has been down the longest; those that went down at one instant share equally. */
function firstFailed({ down }: JointFailure): readonly Rational[] {
  const first = Math.min(...down.map(({ since }) => since));
  const tied = down.filter(({ since }) => since === first).length;
  return down.map(({ since }) => (since === first ? rational(1, tied) : ZERO));
}

/** wᵢ ÷ Σ w over those down; equal parts when none of them has a weight. */
function weighted(failure: JointFailure): readonly Rational[] {
  const weights = failure.down.map(({ party }) => ofDecimal(failure.weights[party] ?? '0'));
  const sum = sumOf(weights);
  return compare(sum, ZERO) === 0 ? equalAmongDown(failure) : weights.map((weight) => quotient(weight, sum));
}
