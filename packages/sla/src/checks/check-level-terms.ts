import type { TermsProblem } from '@entente/worktime';
import { unreachable } from '../exact/unreachable.ts';
import type { LevelTerms } from '../kinds/kind-model.ts';
import { checkAvailabilityTerms } from './check-availability.ts';
import { checkClockTerms } from './check-clock.ts';
import { checkGoalTerms, checkMoneyLevelTerms } from './check-amounts.ts';
import { checkPercentileTerms, checkScoreTerms } from './check-numbers.ts';
import { checkRounding } from './check-rounding.ts';
import { checkRatioTerms, checkThresholdTerms } from './check-hits.ts';

/** Everything that is wrong with the terms of a level of any kind, each with its place and its way out; empty when they can be judged by. */
export function checkLevelTerms(terms: LevelTerms, path = ''): readonly TermsProblem[] {
  return [...checkKind(terms, path), ...checkRounding(terms, `${path === '' ? '' : `${path}.`}rounding`)];
}

function checkKind(terms: LevelTerms, path: string): readonly TermsProblem[] {
  switch (terms.kind) {
    case 'availability': return checkAvailabilityTerms(terms, path);
    case 'ratio': return checkRatioTerms(terms, path);
    case 'threshold': return checkThresholdTerms(terms, path);
    case 'percentile': return checkPercentileTerms(terms, path);
    case 'clock': return checkClockTerms(terms, path);
    case 'goal': return checkGoalTerms(terms, path);
    case 'score': return checkScoreTerms(terms, path);
    case 'money': return checkMoneyLevelTerms(terms, path);
    default: return unreachable(terms);
  }
}
