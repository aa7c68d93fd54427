import type { MoneyTerms } from '@entente/sla';
import { minorDigits, minorUnitsOf } from '../scalars/currency.ts';
import type { MoneyContent } from '../shapes/money-shape.ts';
import type { SourceDocument } from '../source/source-document.ts';
import type { Compiler } from './compiler.ts';

/** The money of a version, its amounts in minor units of its currency (S26). */
export function compileMoney({ report }: Compiler, source: SourceDocument, path: string, content: MoneyContent): MoneyTerms {
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
    credits: credits.map((credit, place) => capped(credit, `credits.${place}`)),
    ...field('periodCap'),
    ...field('yearCap'),
    ...(minimumPayable === undefined ? {} : { minimumPayable: { ...minimumPayable, amount: minor(minimumPayable.amount, 'minimumPayable.amount') } }),
  };
}
