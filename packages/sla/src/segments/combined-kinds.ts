import type { ClockLevelTerms, LevelTerms, PercentileLevelTerms, RatioTerms, ScoreTerms, ThresholdTerms } from '../kinds/kind-model.ts';

/** The kinds, beside availability, whose segments can be one judgement: those that count what their target is asked of (S18). */
export type CombinedTerms = RatioTerms | ThresholdTerms | ClockLevelTerms | PercentileLevelTerms | ScoreTerms;

export function canCombine(terms: LevelTerms): terms is CombinedTerms {
  return terms.kind !== 'availability' && terms.kind !== 'goal' && terms.kind !== 'money';
}
