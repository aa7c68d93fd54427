import type { Duration, Instant, Interval } from '@entente/worktime';
import { ofPercent } from '../exact/decimal.ts';
import { compare, minus, ONE, quotient, rational } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { materialOfLevel, measureLevel } from '../level/evaluate-availability.ts';
import type { Fact, AvailabilityTerms } from '../model.ts';
import { factsOfMethod } from '../observe/observed.ts';
import { burnFactor } from './burn-policy.ts';
import type { BurnPolicy } from './burn-policy.ts';
import { exclusionsWithinCaps } from './exclusions-within-caps.ts';
import type { Measuring } from './exclusions-within-caps.ts';

/** How fast the budget was spent in a window: bad fraction ÷ allowed fraction (S37). */
export interface Burn {
  /** Absent when nothing was counted in the window, or when nothing may be bad. */
  readonly burn?: Rational;
  /** Open, not excluded time of the window. */
  readonly included: Duration;
  /** What was counted, in the units of the basis. */
  readonly counted: number;
}

/** The windows are wall time; good and bad in them are counted in included time, as known at the window's end (S37). */
export function burnOver(terms: AvailabilityTerms, facts: readonly Fact[], window: Interval): Burn {
  return burnIn(exclusionsWithinCaps({ terms, facts }, window), window);
}

function burnIn({ terms, facts }: Measuring, window: Interval): Burn {
  const { result } = measureLevel(terms, materialOfLevel(terms, facts, window.end), window, window.end);
  const { good, bad } = result.judged ?? result.toDate;
  const [counted, failures] = [BigInt(good) + BigInt(bad), BigInt(bad)];
  const allowed = minus(ONE, ofPercent(terms.expected));
  const included = result.time.good + result.time.bad + result.time.unknown;
  const burn = counted === 0n || allowed.numerator === 0n ? {} : { burn: quotient(rational(failures, counted), allowed) };
  return { ...burn, included, counted: Number(counted) };
}

export interface BurnAlert {
  readonly firing: boolean;
  readonly factor: Rational;
  readonly long: Burn;
  readonly short: Burn;
}

/**
 * Whether a policy's alert is firing at an instant (S37): it begins when both windows burn at the factor or faster, and
 * ends when the long one is below it. A window with less than half of it included does not fire; neither does a target
 * of 100 %, a history shorter than the long window, or fewer events than the minimum.
 */
export function burnAlert(terms: AvailabilityTerms, facts: readonly Fact[], policy: BurnPolicy, at: Instant, period: Duration, wasFiring = false, minimumEvents = 1): BurnAlert {
  const windowOf = (length: Duration): Interval => ({ start: at - length, end: at });
  const factor = burnFactor(policy, period);
  const measuring = exclusionsWithinCaps({ terms, facts }, windowOf(policy.long));
  const long = burnIn(measuring, windowOf(policy.long));
  const short = burnIn(measuring, windowOf(policy.short));
  const burns = (burn: Burn, length: Duration) => isFast(burn, factor) && burn.included * 2 >= length && (terms.basis !== 'occurrences' || burn.counted >= minimumEvents);

  const starts = burns(long, policy.long) && burns(short, policy.short) && knows(terms, facts, at - policy.long);
  return { firing: wasFiring ? isFast(long, factor) : starts, factor, long, short };
}

function isFast({ burn }: Burn, factor: Rational): boolean {
  return burn !== undefined && compare(burn, factor) >= 0;
}

/** In force, and measured, since then. */
function knows(terms: AvailabilityTerms, facts: readonly Fact[], since: Instant): boolean {
  if (since < terms.inForce.start) return false;
  return factsOfMethod(terms.method, terms.component, facts).some((fact) => (fact.kind === 'status' ? fact.at <= since : fact.at.some((at) => at <= since)));
}
