import type { LedgerEntry } from '../money/ledger-model.ts';
import type { MoneyTerms } from '../money/money-model.ts';
import type { AgreementPeriod, AgreementTerms } from './agreement-model.ts';
import type { Bookkeeping } from './bookkeeping.ts';
import { fateLines } from './fate-lines.ts';
import type { Line, Portion, Settled } from './ledger-line.ts';
import { broughtForward, creditLines, minimumLines, portionsOf } from './settlement-lines.ts';
import { settlingMoney } from './versions.ts';

/**
 * Every movement of money until now (S26 to S28): what was credited, cut by caps, covered by another credit of its
 * incident, waived or carried; then what was claimed, expired, put into escrow, returned or paid. A later look at the
 * same facts adds lines at the end and changes none.
 */
export function ledgerOf(books: Bookkeeping): readonly LedgerEntry[] {
  const lines: Line[] = [];
  let carried: readonly Portion[] = [];
  let carriedBy: MoneyTerms | undefined;
  for (const period of books.periods) {
    const settled = settledOf(books.terms, period, carriedBy);
    if (settled === undefined) continue;
    const portions = [...carried, ...portionsOf(settled)];
    lines.push(...creditLines(settled), ...broughtForward(settled, carried), ...minimumLines(settled, portions));
    if (settled.settlement.payable > 0) lines.push(...portions.flatMap((portion) => fateLines(books, settled, portion)));
    carried = settled.settlement.carriedOut > 0 ? portions : [];
    carriedBy = settled.money;
  }
  return lines
    .filter(({ at, amount }) => at <= books.asOf && amount > 0)
    .sort((a, b) => a.at - b.at)
    .map((line, place) => ({ number: place + 1, ...line }));
}

/** Where nothing is said of money any more, what was carried is settled by the terms that it was carried by (S27). */
function settledOf(terms: AgreementTerms, { period, levels, settlement, settledAt }: AgreementPeriod, carriedBy: MoneyTerms | undefined): Settled | undefined {
  const money = settlingMoney(terms, period, levels) ?? carriedBy;
  if (money === undefined || settlement === undefined || settledAt === undefined) return undefined;
  return { period, settledAt, money, settlement };
}
