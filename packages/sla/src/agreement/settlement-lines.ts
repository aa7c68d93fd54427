import type { Credit, Money } from '../money/money-model.ts';
import { line } from './ledger-line.ts';
import type { Line, Portion, Settled } from './ledger-line.ts';

/** What is left of each credit after the caps. */
export function portionsOf({ period, settlement }: Settled): readonly Portion[] {
  return settlement.credits.map(({ level, afterYearCap }) => ({ period, level, amount: afterYearCap }));
}

/** A credit with everything that cut it, and the failures that another level's credit stands for (S26, S27). */
export function creditLines(settled: Settled): readonly Line[] {
  const { period, settledAt, settlement: { credits, covered } } = settled;
  return [
    ...credits.flatMap((credit) => [
      line('credit', settledAt, settled, { period, level: credit.level, amount: credit.rounded }, { says: `${credit.arithmetic}, rounded ${credit.rounded}` }),
      ...cutsOf(credit).map(({ cap, amount }) => line('capped', settledAt, settled, { period, level: credit.level, amount }, { says: `Cut by the cap of the ${cap}.` })),
    ]),
    ...covered.flatMap(({ level, by, incident, rounded, arithmetic }) => [
      line('credit', settledAt, settled, { period, level, amount: rounded }, { says: `${arithmetic}, rounded ${rounded}`, incident }),
      line('covered', settledAt, settled, { period, level, amount: rounded }, { says: `Incident ${incident} is credited through level ${by}.`, incident }),
    ]),
  ];
}

function cutsOf({ rounded, afterLevelCap, afterPoolCap, afterPeriodCap, afterYearCap }: Credit): readonly { readonly cap: string; readonly amount: Money }[] {
  return [
    { cap: 'level', amount: rounded - afterLevelCap }, { cap: 'pool', amount: afterLevelCap - afterPoolCap },
    { cap: 'period', amount: afterPoolCap - afterPeriodCap }, { cap: 'contract year', amount: afterPeriodCap - afterYearCap },
  ];
}

/** What earlier periods carried comes back, to be looked at together with the new credits, or because nothing follows that it could be carried to (S27). */
export function broughtForward(settled: Settled, carried: readonly Portion[]): readonly Line[] {
  const { settledAt, settlement: { total, payable }, money: { minimumPayable: { amount: least } = { amount: 0 } } } = settled;
  const isForced = payable > 0 && total < least;
  const says = isForced ? `Carried from an earlier period. The agreement ends, so it is payable, though ${total} in all is below the minimum payable of ${least}.` : 'Carried from an earlier period.';
  return carried.map((portion) => line('brought-forward', settledAt, settled, portion, { says }));
}

/** Below the minimum payable everything is waived or carried (S27). */
export function minimumLines(settled: Settled, portions: readonly Portion[]): readonly Line[] {
  const { settledAt, settlement: { total, payable }, money: { minimumPayable } } = settled;
  if (minimumPayable === undefined || payable > 0) return [];
  const kind = minimumPayable.below === 'waive' ? 'waived' : 'carried';
  return portions.map((portion) => line(kind, settledAt, settled, portion, { says: `${total} in all is below the minimum payable of ${minimumPayable.amount}.` }));
}
