import { ofFraction } from './exact/rational.ts';
import type { LevelResult, ValueMeasure } from './kinds/kind-model.ts';
import type { Measure } from './model.ts';
import { replayAgainst } from './trace/replay-against.ts';
import type { Disagreement } from './trace/replay-trace.ts';
import { fractionInWords } from './words.ts';

/** Where the account of a level does not add up, or comes to other numbers or another state than its result says (S24). */
export function replayLevel({ trace, state, toDate, judged, bestAchievable }: LevelResult): readonly Disagreement[] {
  return replayAgainst(trace, { 'to date': inWords(toDate), judged: inWords(judged), 'best achievable': inWords(bestAchievable), state });
}

function inWords(measure: Measure | ValueMeasure | undefined): string | undefined {
  if (measure === undefined) return undefined;
  const number = 'counted' in measure ? measure.value : measure.ratio;
  return number === undefined ? 'none' : fractionInWords(ofFraction(number));
}
