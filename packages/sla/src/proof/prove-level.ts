import { periodsIn } from '@entente/worktime';
import type { Interval } from '@entente/worktime';
import { evaluateLevel } from '../evaluate-level.ts';
import type { AvailabilityTerms, Fact, MethodTerms } from '../model.ts';
import type { BackedPromise, BackToBackProof } from './proof-model.ts';
import { proveBackToBack } from './prove-back-to-back.ts';

/**
 * Whether one level is met whenever all the levels below it, on the same component, are met (S36a): a structure of one
 * component. The level counts time, and `period` is one of its own. What it forgives itself (short outages, what is
 * unknown, what it may exclude) is not counted on, so *proved* holds for its own number too. Where it measures by the facts of a
 * level below, what that one excludes or does not know is kept from it as well, and shows no bad time. It is refuted only if
 * the engine, given the counterexample, finds every level below met and this one missed.
 */
export function proveLevel(level: AvailabilityTerms, underpinning: readonly AvailabilityTerms[], period: Interval): BackToBackProof {
  const below = underpinning.filter(({ component }) => component === level.component);
  const isOneMeasurement = below.some(({ method }) => speaksFor(method, level.method));
  const promise: BackedPromise = { ...level, structure: { component: level.component }, ...(isOneMeasurement ? {} : { endToEnd: level }) };
  const proof = proveBackToBack(promise, below, period);
  if (proof.outcome === 'proved') return proof;

  const allSeen = proveBackToBack(promise, below.map(withAllSeen), period);
  const shown = isOneMeasurement ? [allSeen] : [proof, allSeen];
  const refuted = shown.find(({ counterexample = [] }) => isReproduced(counterexample, level, below, period));
  const { counterexample: _, ...rest } = proof;
  const { worst: { least }, counterexample } = refuted ?? { worst: allSeen.worst };
  return {
    ...rest, outcome: counterexample === undefined ? 'not-proved' : 'refuted', worst: { least, most: proof.worst.most }, isExact: least === proof.worst.most,
    ...(counterexample === undefined ? {} : { counterexample }),
  };
}

function speaksFor(one: MethodTerms, other: MethodTerms): boolean {
  return one.metric === other.metric && one.sources.some((source) => other.sources.includes(source));
}

/** All that is down is seen, and nothing of it excluded. */
function withAllSeen(level: AvailabilityTerms): AvailabilityTerms {
  return { ...level, unknown: { policy: 'bad' }, exclusions: { ...level.exclusions, cap: 0 } };
}

function isReproduced(facts: readonly Fact[], level: AvailabilityTerms, below: readonly AvailabilityTerms[], period: Interval): boolean {
  const asOf = Math.max(period.end, ...below.flatMap((one) => periodsIn(one.period, period).map(({ end }) => end)));
  const stateIn = (terms: AvailabilityTerms, one: Interval) => evaluateLevel(terms, facts, one, asOf).state;
  const isKept = below.every((one) => periodsIn(one.period, period).every((each) => ['met', 'waived', 'not-applicable'].includes(stateIn(one, each))));
  return isKept && ['failed', 'below-expected'].includes(stateIn(level, period));
}
