import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateAgreement, knownAt, replayAgreement } from '../../src/index.ts';
import type { AgreementResult, LedgerEntry } from '../../src/index.ts';
import { runs } from '../runs.ts';
import { wrongFiguresIn } from './accounts.ts';
import { YEARS } from './some-agreements.ts';
import { aKeptCase } from './some-books.ts';
import type { KeptCase } from './some-books.ts';

const booksOf = ({ terms, decisions, facts, asOf, known }: KeptCase): AgreementResult => evaluateAgreement(terms, knownAt(facts, known), YEARS, asOf, decisions);

/** The same with one figure of a sentence higher by one. */
function forged({ says, ...line }: LedgerEntry, nth: number): LedgerEntry {
  const figures = [...says.matchAll(/\d+/g)];
  const figure = figures[nth % figures.length];
  return figure === undefined ? { ...line, says } : { ...line, says: `${says.slice(0, figure.index)}${Number(figure[0]) + 1}${says.slice(figure.index + figure[0].length)}` };
}

describe('S24 S26 S27 every cent has its account, worked through from the text alone', () => {
  it('each figure of a line of the ledger is one of the account, and each working comes to what it says', () => {
    fc.assert(fc.property(aKeptCase, (one) => {
      const result = booksOf(one);
      expect(wrongFiguresIn(result)).toEqual([]);
      expect(replayAgreement(result)).toEqual([]);
    }), runs(2400, 15));
  });

  it('and a figure of a credit that is said otherwise is found', () => {
    fc.assert(fc.property(aKeptCase, fc.nat(100), fc.nat(100), (one, which, nth) => {
      const { ledger, ...result } = booksOf(one);
      const credits = ledger.filter(({ kind }) => kind === 'credit');
      fc.pre(credits.length > 0);
      const said = credits[which % credits.length];
      expect(wrongFiguresIn({ ...result, ledger: ledger.map((line) => (line === said ? forged(line, nth) : line)) })).not.toEqual([]);
    }), runs(2401, 8));
  });
});
