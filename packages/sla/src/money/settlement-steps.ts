import { rational } from '../exact/rational.ts';
import type { TraceStep } from '../model.ts';
import { amount, NOTHING, pick, working } from '../trace/working.ts';
import type { Amount, Calculation, Working } from '../trace/working-model.ts';
import { capWorkings } from './cap-workings.ts';
import type { Capped, CapWorkings } from './cap-workings.ts';
import type { Claim, CoveredFailure } from './claim.ts';
import type { Credit, Money, MoneyTerms, Settlement, SettlementInput } from './money-model.ts';

/** What a settlement was worked out of. */
interface Claimed {
  readonly claims: readonly Claim[];
  readonly covered: readonly CoveredFailure[];
}

/** The account of a settlement: what each failure is worth, what caps leave of it, and what is payable (S24, S26, S27). */
export function settlementSteps(terms: MoneyTerms, input: SettlementInput, result: Omit<Settlement, 'trace'>, { claims, covered }: Claimed): readonly TraceStep[] {
  const rounded = claims.map((claim) => roundedOf(claim.level, claim.worths));
  const capped = throughCaps(terms, input, claims, result.credits, rounded.map((workings) => workings[1]));
  return [
    ...claims.map((claim, place): TraceStep => ({ rule: 'S26', says: `${claim.level}: ${claim.arithmetic}, rounded ${claim.rounded}.`, workings: [...claim.worths, ...(rounded[place] ?? [])] })),
    ...covered.map(coveredStep),
    ...capped.steps,
    ...payableSteps(terms, input, result, claims.flatMap(({ level }, place) => (capped.kept[place] === undefined ? [] : [working(`${level}: credited`, 'sum', capped.kept[place])]))),
  ];
}

/** Exact, and half up to whole units once (S26). */
function roundedOf(name: string, worths: readonly Calculation[]): readonly [exact: Calculation, rounded: Calculation] {
  const exact = working(`${name}: exact`, 'sum', ...worths);
  return [exact, working(`${name}: rounded`, 'whole', exact, amount('one half', rational(1, 2)))];
}

function coveredStep({ level, by, incident, rounded, worth }: CoveredFailure): TraceStep {
  return { rule: 'S27', says: `${level}, worth ${rounded}, is credited through ${by}: one incident, ${incident}.`, workings: [worth, ...roundedOf(`${worth.name} (covered)`, [worth])] };
}

/** The caps in the order level, pool, period, contract year (S26). */
function throughCaps(terms: MoneyTerms, { creditedThisYear }: SettlementInput, claims: readonly Claim[], credits: readonly Credit[], rounded: readonly Amount[]): { readonly kept: readonly Amount[]; readonly steps: readonly TraceStep[] } {
  const at = (before: readonly Amount[], left: (credit: Credit) => Money): readonly Capped[] =>
    credits.flatMap((credit, place) => (before[place] === undefined ? [] : [{ level: credit.level, before: before[place], after: left(credit) }]));

  const levels = joined(at(rounded, ({ afterLevelCap }) => afterLevelCap).map((one, place) => capWorkings(`level ${one.level}`, [one], capAmount(`cap of ${one.level}`, claims[place]?.terms.cap))));
  const poolOf = (place: number) => claims[place]?.terms.pool ?? '';
  const toPools = at(levels.kept, ({ afterPoolCap }) => afterPoolCap);
  const pools = [...Map.groupBy(toPools.keys(), poolOf)].map(([pool, places]) => ({ places, ...capWorkings(`pool ${pool}`, places.flatMap((place) => toPools[place] ?? []), capAmount(`cap of pool ${pool}`, terms.pools.find((one) => one.pool === pool)?.cap)) }));
  const afterPools = new Map(pools.flatMap(({ places, kept }) => places.map((place, nth) => [place, kept[nth]] as const)));
  const period = capWorkings('period', at(toPools.map((_, place) => afterPools.get(place) ?? NOTHING), ({ afterPeriodCap }) => afterPeriodCap), capAmount('cap of the period', terms.periodCap));
  const left = leftOfYear(terms, creditedThisYear);
  const year = capWorkings('contract year', at(period.kept, ({ afterYearCap }) => afterYearCap), left.at(-1));
  const workings = [...levels.workings, ...pools.flatMap((pool) => pool.workings), ...period.workings, ...left, ...year.workings];
  return { kept: year.kept, steps: workings.length === 0 ? [] : [{ rule: 'S26', says: 'Caps cut in the order level, pool, period, contract year.', workings }] };
}

function joined(all: readonly CapWorkings[]): CapWorkings {
  return { kept: all.flatMap(({ kept }) => kept), workings: all.flatMap(({ workings }) => workings) };
}

function capAmount(name: string, cap: Money | undefined): Amount | undefined {
  return cap === undefined ? undefined : amount(name, cap);
}

/** What the contract year's earlier periods left of its cap; the last working is what it comes to. */
function leftOfYear({ yearCap }: MoneyTerms, creditedThisYear: Money): readonly Working[] {
  if (yearCap === undefined) return [];
  const rest = working('year cap less earlier credits', 'difference', amount('cap of the contract year', yearCap), amount('credited earlier in it', creditedThisYear));
  const isUsedUp = working('it is used up', 'reaches', NOTHING, rest);
  return [rest, isUsedUp, pick('left of the year cap', [[isUsedUp, NOTHING]], rest)];
}

function payableSteps({ currency, minimumPayable }: MoneyTerms, { carriedIn, isLast = false }: SettlementInput, { total, payable, waived, carriedOut }: Omit<Settlement, 'trace'>, credited: readonly Calculation[]): readonly TraceStep[] {
  const sum = working('total', 'sum', ...credited, amount('carried in', carriedIn));
  const says = `${total} in all, in minor units of ${currency}: ${payable} payable, ${waived} waived, ${carriedOut} carried to the next period.`;
  if (minimumPayable === undefined || (minimumPayable.below === 'carry' && isLast)) return [{ rule: 'S27', says, workings: [...credited, sum, working('payable', 'sum', sum)] }];
  const isEnough = working('the minimum payable is reached', 'reaches', sum, amount('minimum payable', minimumPayable.amount));
  const rest = pick(minimumPayable.below === 'waive' ? 'waived' : 'carried out', [[isEnough, NOTHING]], sum);
  return [{ rule: 'S27', says, workings: [...credited, sum, isEnough, pick('payable', [[isEnough, sum]], NOTHING), rest] }];
}
