import { plus, rational, sumOf, times, toFraction, ZERO } from '../../exact/rational.ts';
import type { Rational } from '../../exact/rational.ts';
import type { TraceStep } from '../../model.ts';
import { fractionInWords } from '../../words.ts';
import type { Attribution } from '../attribution.ts';
import type { LaidStretch } from '../lay-causes.ts';
import { partWorkings } from '../share-workings.ts';
import type { WeighedPart } from '../share-workings.ts';
import { excessOf } from './excess-game.ts';
import type { SharedSumResult, SharedSumTerms } from './sum-model.ts';
import type { SumWhole } from './sum-whole.ts';

/** What a party's excess is called in the account. */
export const EXCESS = 'excess of';

/** What each party bears of what was taken beyond the limit, and how it comes about. */
export interface ExcessAccount {
  readonly excess: SharedSumResult['excess'];
  readonly steps: readonly TraceStep[];
}

/** The excess of every shared stretch × how long it was, × the part that a party bears of it (S31, S32). */
export function excessAccount({ components, unit }: SharedSumTerms, readings: readonly LaidStretch[], attribution: Attribution, { overrunsAt, unit: smallest }: SumWhole): ExcessAccount {
  const borne = new Map(components.map(({ party }) => [party, new Map<string, WeighedPart>()]));
  for (const stretch of readings.filter(({ reading }) => reading === 'shared')) {
    const excess = rational(excessOf(overrunsAt(stretch.start, stretch.down), () => true) * BigInt(stretch.end - stretch.start), smallest);
    for (const { party, part } of attribution(stretch)) {
      const parts = borne.get(party) ?? new Map<string, WeighedPart>();
      const inWords = fractionInWords(part);
      borne.set(party, parts.set(inWords, { part, of: plus(parts.get(inWords)?.of ?? ZERO, excess) }));
    }
  }
  const all = [...borne].map(([party, parts]) => ({ party, parts: [...parts.values()] }));
  return {
    excess: all.map(({ party, parts }) => ({ party, amount: toFraction(boreOf(parts)) })),
    steps: all.map(({ party, parts }): TraceStep => ({
      rule: 'S32', says: `${party} bears ${fractionInWords(boreOf(parts))} ${unit} × ms of what was taken beyond the limit.`,
      workings: partWorkings(`${EXCESS} ${party}`, 'excess', parts),
    })),
  };
}

function boreOf(parts: readonly WeighedPart[]): Rational {
  return sumOf(parts.map(({ part, of }) => times(part, of)));
}
