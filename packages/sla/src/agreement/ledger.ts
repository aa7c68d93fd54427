import type { LedgerEntry } from '../money/ledger-model.ts';
import type { AgreementPeriod, AgreementTerms } from './agreement-model.ts';
import type { Bookkeeping } from './bookkeeping.ts';
import { fateLines } from './fate-lines.ts';
import type { Line, Portion, Settled } from './ledger-line.ts';
import { broughtForward, creditLines, minimumLines, portionsOf } from './settlement-lines.ts';
import { versionAtEnd } from './versions.ts';

/**
 * Every movement of money until now (S26 to S28): what was credited, cut by caps, covered by another credit of its
 * incident, waived or carried; then what was claimed, expired, put into escrow, returned or paid. A later look at the
 * same facts adds lines at the end and changes none.
 */
export function ledgerOf(books: Bookkeeping): readonly LedgerEntry[] {
  const lines: Line[] = [];
  let carried: readonly Portion[] = [];
  for (const settled of books.periods.flatMap((period) => settledOf(books.terms, period))) {
    const portions = [...carried, ...portionsOf(settled)];
    lines.push(...creditLines(settled), ...broughtForward(settled, carried), ...minimumLines(settled, portions));
    if (settled.settlement.payable > 0) lines.push(...portions.flatMap((portion) => fateLines(books, settled, portion)));
    carried = settled.settlement.carriedOut > 0 ? portions : [];
  }
  return lines
    .filter(({ at, amount }) => at <= books.asOf && amount > 0)
    .sort((a, b) => a.at - b.at)
    .map((line, place) => ({ number: place + 1, ...line }));
}

function settledOf(terms: AgreementTerms, { period, settlement, settledAt }: AgreementPeriod): readonly Settled[] {
  const money = versionAtEnd(terms, period)?.money;
  if (money === undefined || settlement === undefined || settledAt === undefined) return [];
  return [{ period, settledAt, money, settlement }];
}
