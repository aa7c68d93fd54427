import { ofFraction } from '../exact/rational.ts';
import type { SharedMetricResult } from './shared-model.ts';
import { replayAgainst } from '../trace/replay-against.ts';
import type { Disagreement } from '../trace/replay-trace.ts';
import { fractionInWords } from '../words.ts';
import { SHARE, UNCOVERED } from './share-workings.ts';

/** Where the account of the shares does not add up, or comes to other shares than the result says (S24, S33). The levels in it have their own. */
export function replaySharedMetric({ trace, shares, uncovered, account: { raw, attributed, residual, uncovered: beyond } }: SharedMetricResult): readonly Disagreement[] {
  const named = (prefix: string, some: typeof shares) => some.map(({ party, share }) => [`${prefix} ${party}`, share] as const);
  const stated = [...named(SHARE, shares), ...named(UNCOVERED, uncovered), ...Object.entries({ raw, attributed, residual, uncovered: beyond })];
  return replayAgainst(trace, Object.fromEntries(stated.map(([name, share]) => [name, fractionInWords(ofFraction(share))])));
}
