import type { Instant, Interval } from '@entente/worktime';
import { evaluateLevel } from '../level/evaluate-level.ts';
import type { LevelResult, LevelTerms } from '../kinds/kind-model.ts';
import type { Fact } from '../model.ts';

/** Terms, facts, period and moment in, the result out: what an agreement asks of the levels it holds. */
export type MeasureLevel = (terms: LevelTerms, facts: readonly Fact[], period: Interval, asOf: Instant) => LevelResult;

/** The one place where an agreement reaches the kinds of level. */
export const measureLevel: MeasureLevel = (terms, facts, period, asOf) => {
  if (terms.kind === 'availability') return evaluateLevel(terms, facts, period, asOf);
  throw new TypeError(`levels of kind ${terms.kind} are not measured yet`);
};
