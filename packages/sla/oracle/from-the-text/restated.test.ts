import { DAY } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateAgreement, knownAt, knownUpTo, restatement } from '../../src/index.ts';
import type { Fact } from '../../src/index.ts';
import { runs } from '../runs.ts';
import type { Books } from './judged-levels.ts';
import { measured } from './measured-time.ts';
import { restatedBetween } from './restated.ts';
import type { Restated } from './restated.ts';
import { YEARS } from './some-agreements.ts';
import { aKeptCase } from './some-books.ts';

/** Two of what was known: at two instants, or by the places of two statements in the log. */
interface Known {
  readonly by: 'instant' | 'position';
  readonly earlier: number;
  readonly later: number;
}

const someKnown: fc.Arbitrary<Known> = fc.record({ by: fc.constantFrom('instant', 'position'), earlier: fc.integer({ min: 0, max: 200 }), more: fc.nat(200) }).map(({ by, earlier, more }) => ({ by, earlier, later: earlier + more }));

/** The facts by what the text says of them, and not by what the engine gives. */
function isKnown({ recordedAt, position }: Fact, startsAt: number, by: Known['by'], until: number): boolean {
  return by === 'instant' ? recordedAt <= startsAt + until * DAY : position <= Math.floor(until / 5);
}

const asNumber = (value: unknown): string | number | undefined => (typeof value === 'string' || typeof value === 'number' ? value : undefined);

describe('S23 an agreement as it was known, and restated, told from the text alone', () => {
  it('every level and every amount that is another one, and by how much', () => {
    fc.assert(fc.property(aKeptCase, someKnown, ({ terms, decisions, facts, asOf }, { by, earlier, later }) => {
      const booksAt = (until: number): Books => ({ terms, asOf, decisions, outcomeOf: measured({ terms, asOf, facts: facts.filter((fact) => isKnown(fact, terms.startsAt, by, until)) }) });
      const resultAt = (until: number) => evaluateAgreement(terms, by === 'instant' ? knownAt(facts, terms.startsAt + until * DAY) : knownUpTo(facts, Math.floor(until / 5)), YEARS, asOf, decisions);
      const { told, changes } = restatedBetween(booksAt(earlier), booksAt(later));
      const restated = restatement(resultAt(earlier), resultAt(later)).changes.filter(({ path }) => told.has(path));

      expect(new Map(restated.map(({ path, before, after, by: more }): readonly [string, Restated] => [path, { before: asNumber(before), after: asNumber(after), by: more === undefined ? undefined : Number(more) }]))).toEqual(changes);
    }), runs(2300, 15));
  });
});
