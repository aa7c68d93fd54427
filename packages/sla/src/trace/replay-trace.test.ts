/** S24: the account of any result, worked through from itself alone, comes to the numbers and the state of the result. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLevelOfAnyBasis, asOf, period, someFacts } from '../../oracle/arbitraries.ts';
import { runs } from '../../oracle/runs.ts';
import { forgeriesOf } from '../../testing/forgeries.ts';
import { fractionInWords } from '../words.ts';
import { ofFraction } from '../exact/rational.ts';
import { evaluateLevel } from '../evaluate-level.ts';
import type { AvailabilityResult, Measure } from '../model.ts';
import { replayLevel } from '../replay-level.ts';
import { replayTrace } from './replay-trace.ts';

const aCase = fc.record({ terms: aLevelOfAnyBasis, facts: someFacts(['it'], 'both'), moment: asOf });

function ratioInText(measure: Measure | undefined): string | undefined {
  return measure === undefined ? undefined : measure.ratio === undefined ? 'none' : fractionInWords(ofFraction(measure.ratio));
}

/** What the result says, under the names that its account has for it. */
function stated({ toDate, judged, bestAchievable, state, time }: AvailabilityResult) {
  return { 'to date': ratioInText(toDate), judged: ratioInText(judged), 'best achievable': ratioInText(bestAchievable), state, 'good time': String(time.good) };
}

describe('S24 the account of a level', () => {
  it('law: replayed, it gives the numbers and the state of the result, and nothing in it disagrees', () => {
    fc.assert(fc.property(aCase, ({ terms, facts, moment }) => {
      const result = evaluateLevel(terms, facts, period, moment);
      const { amounts, disagreements } = replayTrace(result.trace);

      expect(disagreements).toEqual([]);
      expect(replayLevel(result)).toEqual([]);
      expect([amounts['to date: counted'], amounts['bad time']]).toEqual([String(BigInt(result.toDate.good) + BigInt(result.toDate.bad)), String(result.time.bad)]);
      if (terms.basis === 'time') expect([amounts['to date: good'], amounts['to date: bad']]).toEqual([result.toDate.good, result.toDate.bad]);
      expect({ 'to date': amounts['to date'], judged: amounts['judged'], 'best achievable': amounts['best achievable'], state: amounts['state'], 'good time': amounts['good time'] }).toEqual(stated(result));
    }), runs(24, 200));
  });

  it('law: a number that was changed in it is found', () => {
    fc.assert(fc.property(aCase, fc.nat(), ({ terms, facts, moment }, pick) => {
      const { trace } = evaluateLevel(terms, facts, period, moment);
      const workings = trace.flatMap(({ workings: some = [] }) => some);
      const chosen = workings[pick % workings.length];
      const forged = trace.map((step) => ({ ...step, workings: (step.workings ?? []).map((one) => (one === chosen ? { ...one, value: 'forged' } : one)) }));

      expect(replayTrace(forged).disagreements).toContainEqual(expect.objectContaining({ name: chosen?.name, stated: 'forged' }));
    }), runs(25, 50));
  });

  it('law: a number that was changed in the result is found, whichever it is', () => {
    fc.assert(fc.property(aCase, ({ terms, facts, moment }) => {
      const result = evaluateLevel(terms, facts, period, moment);
      const forgeries = forgeriesOf(result, ['toDate', 'judged', 'bestAchievable', 'time', 'coverage', 'budget']);

      expect(forgeries.length).toBeGreaterThanOrEqual(11);
      for (const { path, forged } of forgeries) expect(replayLevel(forged), path).not.toEqual([]);
    }), runs(26, 40));
  });
});
