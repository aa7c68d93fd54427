import type { MoneyTerms } from '@entente/sla';
import { tiersIn } from '../compile/compile-money.ts';
import type { CurrencyOf } from '../compile/compile-money.ts';
import { amountText } from '../scalars/currency.ts';
import type { MoneyContent } from '../shapes/money-shape.ts';

/** Money as a document says it, in major units. */
export function moneyContent({ fee, pools, credits, periodCap, yearCap, minimumPayable, ...rest }: MoneyTerms, currencyOf: CurrencyOf): MoneyContent {
  const text = (units: number) => amountText(units, rest.currency);
  const capped = <T extends { readonly cap?: number }>({ cap, ...own }: T) => ({ ...own, ...(cap === undefined ? {} : { cap: text(cap) }) });
  return {
    ...rest,
    ...(fee === undefined ? {} : { fee: text(fee) }),
    pools: pools.map(capped),
    credits: credits.map(({ tiers, multiplier, ...credit }) => ({ ...capped(credit), tiers: tiersIn(tiers, currencyOf(credit.level), 'major'), ...(multiplier === undefined ? {} : { multiplier: [...multiplier] }) })),
    ...(periodCap === undefined ? {} : { periodCap: text(periodCap) }),
    ...(yearCap === undefined ? {} : { yearCap: text(yearCap) }),
    ...(minimumPayable === undefined ? {} : { minimumPayable: { ...minimumPayable, amount: text(minimumPayable.amount) } }),
  };
}
