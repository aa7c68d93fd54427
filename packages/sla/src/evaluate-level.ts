import type { Instant, Interval } from '@entente/worktime';
import { evaluateValueLevel } from './kinds/evaluate-value-level.ts';
import type { LevelResult, LevelTerms, ValueLevelTerms, ValueResult } from './kinds/kind-model.ts';
import { evaluateAvailability } from './level/evaluate-availability.ts';
import type { AvailabilityResult, AvailabilityTerms, Fact } from './model.ts';

/**
 * The one door to every kind of level (S22a): terms, facts, a period and the present moment in; the level's result with
 * its account out. The order of the facts does not matter; facts of other components, metrics and sources are passed over.
 */
export function evaluateLevel(terms: AvailabilityTerms, facts: readonly Fact[], period: Interval, asOf: Instant): AvailabilityResult;
export function evaluateLevel(terms: ValueLevelTerms, facts: readonly Fact[], period: Interval, asOf: Instant): ValueResult;
export function evaluateLevel(terms: LevelTerms, facts: readonly Fact[], period: Interval, asOf: Instant): LevelResult;
export function evaluateLevel(terms: LevelTerms, facts: readonly Fact[], period: Interval, asOf: Instant): LevelResult {
  return terms.kind === 'availability' ? evaluateAvailability(terms, facts, period, asOf) : evaluateValueLevel(terms, facts, period, asOf);
}
