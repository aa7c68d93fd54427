/** S32: every rule by which an instant of failure is shared, from its own sentence. Parts are of one. */
import type { AttributionRule } from '../../src/index.ts';
import type { Structure } from '../../src/model.ts';
import { add, decimal, divide, exact, NOTHING, total, WHOLE } from './fraction.ts';
import type { Exact } from './fraction.ts';

/** One party that is down at an instant, or bears what is. */
export interface Bearer {
  readonly party: string;
  /** Since when without a break. */
  readonly since: number;
  /** An accepted cause names it (S34). */
  readonly isNamed: boolean;
  /** Clocks about the failure that run while it holds the work. */
  readonly holds: number;
  readonly weight: Exact;
}

/** Whether everything fails when these parties, and nobody else, are down. */
export type Breaks = (parties: ReadonlySet<string>) => boolean;

/** S31: whether a structure fails with these components down. */
export function isBroken(structure: Structure, down: ReadonlySet<string>): boolean {
  if ('component' in structure) return down.has(structure.component);
  if ('series' in structure) return structure.series.some((part) => isBroken(part, down));
  if ('parallel' in structure) return structure.parallel.every((part) => isBroken(part, down));
  return structure.of.filter((part) => !isBroken(part, down)).length < structure.atLeast;
}

export function ordersOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  if (all.length === 0) return [[]];
  return all.flatMap((first, place) => ordersOf(all.toSpliced(place, 1)).map((rest) => [first, ...rest]));
}

/** In every order in which the parties could have failed, the one that breaks it bears it; averaged over all orders. */
export function shapleyParts(parties: readonly string[], breaks: Breaks): ReadonlyMap<string, Exact> {
  const times = new Map(parties.map((party) => [party, 0]));
  const orders = ordersOf(parties);
  for (const order of orders) {
    const breaker = order.find((_, place) => breaks(new Set(order.slice(0, place + 1))));
    if (breaker !== undefined) times.set(breaker, (times.get(breaker) ?? 0) + 1);
  }
  return new Map([...times].map(([party, count]) => [party, exact(count, orders.length)]));
}

const among = (bearers: readonly Bearer[], chosen: readonly Bearer[], part = exact(1, Math.max(1, chosen.length))): ReadonlyMap<string, Exact> =>
  new Map(bearers.map(({ party }) => [party, chosen.some((one) => one.party === party) ? part : NOTHING]));

/** In parts by these numbers; in equal parts where they all are nothing. */
function inParts(bearers: readonly Bearer[], numberOf: (bearer: Bearer) => Exact): ReadonlyMap<string, Exact> {
  const sum = total(bearers.map(numberOf));
  return sum.top === 0n ? among(bearers, bearers) : new Map(bearers.map((bearer) => [bearer.party, divide(numberOf(bearer), sum)]));
}

/** The failure needed a party when with some others down it made the difference. */
const isNeeded = (parts: ReadonlyMap<string, Exact>) => ({ party }: Bearer): boolean => (parts.get(party) ?? NOTHING).top > 0n;

export function partsBy(rule: AttributionRule, bearers: readonly Bearer[], breaks: Breaks): ReadonlyMap<string, Exact> {
  const parties = bearers.map(({ party }) => party);
  const shapley = shapleyParts(parties, breaks);
  switch (rule) {
    case 'shapley':
      return shapley;
    case 'equal-among-down':
      return among(bearers, bearers);
    case 'but-for':
      return among(bearers, bearers.filter(({ party }) => !breaks(new Set(parties.filter((other) => other !== party)))), WHOLE);
    case 'first-failed':
      return among(bearers, bearers.filter(({ since }) => since === Math.min(...bearers.map((one) => one.since))));
    case 'weighted':
      return inParts(bearers, ({ weight }) => weight);
    case 'root-cause': {
      const needed = bearers.filter(isNeeded(shapley));
      const named = needed.filter(({ isNamed }) => isNamed);
      return among(bearers, named.length > 0 ? named : needed);
    }
    case 'time-in-hand':
      return inParts(bearers, ({ holds }) => exact(holds));
    case 'all-pay':
      return among(bearers, bearers, WHOLE);
  }
}

export const weightOf = (weights: Readonly<Record<string, string>> | undefined, party: string): Exact => {
  const text = weights?.[party];
  return text === undefined ? NOTHING : decimal(text);
};

/** Adds to what a party has. */
export function give(shares: Map<string, Exact>, party: string, amount: Exact): void {
  shares.set(party, add(shares.get(party) ?? NOTHING, amount));
}
