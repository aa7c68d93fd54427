import { rational } from '../exact/rational.ts';
import type { TraceStep } from '../model.ts';
import { amount, NOTHING, pick, working } from '../trace/working.ts';
import type { Calculation, Working } from '../trace/working-model.ts';
import { capTo, capWorkings } from './cap-workings.ts';
import type { CapWorkings, Passing } from './cap-workings.ts';
import type { CoveredFailure, SettledClaim } from './claim.ts';
import type { CreditAmount } from './credit-amount.ts';
import type { Money, MoneyTerms, Settlement, SettlementInput } from './money-model.ts';

/** What a settlement was worked out of. */
interface Claimed {
  readonly settled: readonly SettledClaim[];
  readonly covered: readonly CoveredFailure[];
}

/** The account of a settlement: what each failure is worth, what caps leave of it, and what is payable (S24, S26, S27). */
export function settlementSteps(terms: MoneyTerms, input: SettlementInput, result: Omit<Settlement, 'trace'>, { settled, covered }: Claimed): readonly TraceStep[] {
  const claimed = settled.map((one) => ({ ...one, ...roundedOf(one.claim.level, one.claim.amounts) }));
  const capped = throughCaps(terms, input, claimed.map((one) => ({ ...one, left: one.rounded })));
  return [
    ...claimed.map(({ claim, workings }): TraceStep => ({ rule: 'S26', says: `${claim.level}: ${claim.arithmetic}, rounded ${claim.rounded}.`, workings })),
    ...covered.map(coveredStep),
    ...(capped.workings.length === 0 ? [] : [{ rule: 'S26', says: 'Caps cut in the order level, pool, period, contract year.', workings: capped.workings }]),
    ...payableSteps(terms, input, result, capped.passing.map(({ credit: { level }, left }) => working(`${level}: credited`, 'sum', left))),
  ];
}

/** Exact, and half up to whole units once (S26). */
function roundedOf(name: string, amounts: readonly CreditAmount[]): { readonly rounded: Calculation; readonly workings: readonly Working[] } {
  const exact = working(`${name}: exact`, 'sum', ...amounts.map(({ worth }) => worth));
  const rounded = working(`${name}: rounded`, 'whole', exact, amount('one half', rational(1, 2)));
  return { rounded, workings: [...amounts.flatMap(({ before, worth }) => [...before, worth]), exact, rounded] };
}

function coveredStep({ level, by, incident, rounded, amount: covered }: CoveredFailure): TraceStep {
  return { rule: 'S27', says: `${level}, worth ${rounded}, is credited through ${by}: one incident, ${incident}.`, workings: roundedOf(`${covered.worth.name} (covered)`, [covered]).workings };
}

/** The caps in the order level, pool, period, contract year (S26). */
function throughCaps(terms: MoneyTerms, { creditedThisYear }: SettlementInput, claimed: readonly Passing[]): CapWorkings {
  const levels = joined(claimed.map((one) => capWorkings(`level ${one.credit.level}`, [one], ({ afterLevelCap }) => afterLevelCap, one.claim.terms.cap)));
  const byPool = [...Map.groupBy(levels.passing, ({ claim }) => claim.terms.pool)];
  const pools = joined(byPool.map(([pool, passing]) => capWorkings(`pool ${pool}`, passing, ({ afterPoolCap }) => afterPoolCap, terms.pools.find((one) => one.pool === pool)?.cap)));
  const period = capWorkings('period', pools.passing, ({ afterPeriodCap }) => afterPeriodCap, terms.periodCap);
  const year = yearCap(terms.yearCap, creditedThisYear, period.passing);
  return { passing: year.passing, workings: [levels, pools, period, year].flatMap(({ workings }) => workings) };
}

function joined(all: readonly CapWorkings[]): CapWorkings {
  return { passing: all.flatMap(({ passing }) => passing), workings: all.flatMap(({ workings }) => workings) };
}

/** What the contract year's earlier periods left of its cap is the cap. */
function yearCap(cap: Money | undefined, creditedThisYear: Money, passing: readonly Passing[]): CapWorkings {
  if (cap === undefined) return { passing, workings: [] };
  const rest = working('year cap less earlier credits', 'difference', amount('cap of the contract year', cap), amount('credited earlier in it', creditedThisYear));
  const isUsedUp = working('it is used up', 'reaches', NOTHING, rest);
  const left = pick('left of the year cap', [[isUsedUp, NOTHING]], rest);
  const capped = capTo('contract year', passing, ({ afterYearCap }) => afterYearCap, left);
  return { ...capped, workings: [rest, isUsedUp, left, ...capped.workings] };
}

function payableSteps({ currency, minimumPayable }: MoneyTerms, { carriedIn, isLast = false }: SettlementInput, { total, payable, waived, carriedOut }: Omit<Settlement, 'trace'>, credited: readonly Calculation[]): readonly TraceStep[] {
  const sum = working('total', 'sum', ...credited, amount('carried in', carriedIn));
  const says = `${total} in all, in minor units of ${currency}: ${payable} payable, ${waived} waived, ${carriedOut} carried to the next period.`;
  if (minimumPayable === undefined || (minimumPayable.below === 'carry' && isLast)) return [{ rule: 'S27', says, workings: [...credited, sum, working('payable', 'sum', sum)] }];
  const isEnough = working('the minimum payable is reached', 'reaches', sum, amount('minimum payable', minimumPayable.amount));
  const rest = pick(minimumPayable.below === 'waive' ? 'waived' : 'carried out', [[isEnough, NOTHING]], sum);
  return [{ rule: 'S27', says, workings: [...credited, sum, isEnough, pick('payable', [[isEnough, sum]], NOTHING), rest] }];
}
