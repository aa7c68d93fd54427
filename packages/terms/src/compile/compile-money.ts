import type { MoneyTerms, Tier } from '@entente/sla';
import { minorDigits, minorUnitsOf } from '../scalars/currency.ts';
import { shiftPoint } from '../scalars/decimal-text.ts';
import type { MoneyContent } from '../shapes/money-shape.ts';
import type { SourceDocument } from '../source/source-document.ts';
import type { Compiler } from './compiler.ts';

/** The currency of the sums of a level; undefined when its values are no money. */
export type CurrencyOf = (level: string) => string | undefined;

/** The money of a version, its amounts in minor units of its currency (S26). */
export function compileMoney({ report }: Compiler, source: SourceDocument, path: string, content: MoneyContent, currencyOf: CurrencyOf): MoneyTerms {
  const { currency } = content;
  const minor = (amount: string, at: string): number => {
    const units = minorUnitsOf(amount, currency);
    if (units !== undefined) return units;
    report(source, { code: 'AMOUNT_TOO_FINE', path: `${path}.${at}`, message: `${amount} cannot be paid in ${currency}.`, fix: `Write at most ${minorDigits(currency)} digits after the point.` });
    return 0;
  };
  const field = <K extends 'fee' | 'periodCap' | 'yearCap'>(name: K) => {
    const amount = content[name];
    return amount === undefined ? {} : { [name]: minor(amount, name) };
  };
  const capped = <C extends { readonly cap?: string }>({ cap, ...rest }: C, at: string) => (cap === undefined ? rest : { ...rest, cap: minor(cap, `${at}.cap`) });
  const { fee: _fee, periodCap: _periodCap, yearCap: _yearCap, minimumPayable, pools, credits, ...rest } = content;
  return {
    ...rest,
    ...field('fee'),
    pools: pools.map((pool, place) => capped(pool, `pools.${place}`)),
    credits: credits.map((credit, place) => ({ ...capped(credit, `credits.${place}`), tiers: tiersIn(credit.tiers, currencyOf(credit.level), 'minor') })),
    ...field('periodCap'),
    ...field('yearCap'),
    ...(minimumPayable === undefined ? {} : { minimumPayable: { ...minimumPayable, amount: minor(minimumPayable.amount, 'minimumPayable.amount') } }),
  };
}

/** Tiers of a level of money are sums, written in major units and judged in minor ones; all others stay as they are. */
export function tiersIn(tiers: readonly Tier[], currency: string | undefined, units: 'minor' | 'major'): Tier[] {
  if (currency === undefined) return [...tiers];
  const places = units === 'minor' ? minorDigits(currency) : -minorDigits(currency);
  return tiers.map(({ from, to, ...worth }) => ({
    ...(from === undefined ? {} : { from: shiftPoint(from, places) }), ...(to === undefined ? {} : { to: shiftPoint(to, places) }), ...worth,
  }));
}
