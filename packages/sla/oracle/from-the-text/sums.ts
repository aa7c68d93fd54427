/** S31, S32: a metric that is the sum of what its components take, instant by instant, as SEMANTICS.md reads. */
import type { Duration, Instant, Interval } from '@entente/worktime';
import type { Fact, MethodTerms, SharedSumTerms } from '../../src/index.ts';
import { ordersOf, give } from './attribution.ts';
import { decimal, divide, exact, isBelow, less, multiply, NOTHING, total } from './fraction.ts';
import type { Exact } from './fraction.ts';
import { effectsIn, instants, measuredPart, opening } from './ticks.ts';
import { rowsOf } from './what-was-said.ts';

export interface SumScene {
  readonly terms: SharedSumTerms;
  readonly facts: readonly Fact[];
  readonly period: Interval;
  readonly step: Duration;
}

export interface ReckonedSum {
  readonly readings: Readonly<Record<string, number>>;
  readonly shares: ReadonlyMap<string, Exact>;
  readonly excess: ReadonlyMap<string, Exact>;
}

/** What one component takes at an instant: its last value, while that speaks. */
function valueReader(facts: readonly Fact[], component: string, method: MethodTerms): (t: Instant) => Exact | undefined {
  const rows = rowsOf(facts, component, method);
  return (t) => {
    const row = rows.findLast(({ at }) => at <= t);
    return row?.value === undefined || t >= row.at + (method.cadence ?? 300_000) ? undefined : decimal(String(row.value));
  };
}

interface Taken {
  readonly party: string;
  readonly takes: Exact;
  readonly own: Exact;
}

const least = (a: Exact, b: Exact): Exact => (isBelow(a, b) ? a : b);

/** What the whole takes beyond its limit when only these parties take more than their own. */
function excessOf(all: readonly Taken[], limit: Exact, parties: ReadonlySet<string>): Exact {
  const beyond = less(total(all.map(({ party, takes, own }) => (parties.has(party) ? takes : least(takes, own)))), limit);
  return beyond.top < 0n ? NOTHING : beyond;
}

/** In every order in which the parties could have overrun, what each adds to the excess; averaged over all orders. */
function shapleyExcess(all: readonly Taken[], limit: Exact, parties: readonly string[]): ReadonlyMap<string, Exact> {
  const sums = new Map<string, Exact>();
  const orders = ordersOf(parties);
  for (const order of orders) {
    for (const [place, party] of order.entries()) give(sums, party, less(excessOf(all, limit, new Set(order.slice(0, place + 1))), excessOf(all, limit, new Set(order.slice(0, place)))));
  }
  return new Map([...sums].map(([party, sum]) => [party, divide(sum, exact(orders.length))]));
}

export function reckonSum({ terms, facts, period, step }: SumScene): ReckonedSum {
  const measured = measuredPart({ ...terms, partialPeriod: 'prorate' }, period);
  const limit = decimal(terms.limit);
  const isOpen = opening(terms.calendar, measured);
  const excludedOf = (component: string) => {
    const effects = effectsIn({ ...terms, component }, facts, measured, step);
    return (t: Instant) => effects.get(t) === 'remove';
  };
  const whole = terms.endToEnd?.component ?? terms.id;
  const isWholeExcluded = excludedOf(whole);
  const readWhole = terms.endToEnd === undefined ? undefined : valueReader(facts, whole, terms.endToEnd.method);
  const components = terms.components.map(({ component, party, method, ownLimit }) => ({ party, own: decimal(ownLimit), isExcluded: excludedOf(component), value: valueReader(facts, component, method) }));
  const readings: Record<string, number> = {};
  const names = [...new Set(terms.components.map(({ party }) => party))];
  const shares = new Map<string, Exact>([...names, 'unattributed'].map((party) => [party, NOTHING]));
  const excess = new Map<string, Exact>();
  for (const t of instants(measured, step)) {
    if (!isOpen(t) || isWholeExcluded(t)) continue;
    const all = components.map(({ party, own, value, isExcluded }): Taken => {
      const takes = value(t);
      if (takes === undefined) return { party, own, takes: own };
      return { party, own, takes: isExcluded(t) ? least(takes, own) : takes };
    });
    const down = all.filter(({ takes, own }) => isBelow(own, takes));
    const sum = excessOf(all, limit, new Set(names));
    const knownAt = (instant: Instant) => components.flatMap(({ value, own, isExcluded }) => {
      const takes = value(instant);
      return takes === undefined ? [] : [isExcluded(instant) ? least(takes, own) : takes];
    });
    const measuredWhole = readWhole?.(t);
    const isKnown = readWhole === undefined ? components.every(({ value }) => value(t) !== undefined) || isBelow(limit, total(knownAt(t))) : measuredWhole !== undefined;
    const isBad = readWhole === undefined ? isBelow(limit, total(knownAt(t))) : measuredWhole !== undefined && isBelow(limit, measuredWhole);
    const reading = !isKnown ? 'end-to-end-unknown' : isBad ? (sum.top > 0n ? 'shared' : 'unattributed') : sum.top > 0n ? 'contradiction' : down.length > 0 ? 'no-business-impact' : 'good';
    readings[reading] = (readings[reading] ?? 0) + step;
    if (reading === 'unattributed') give(shares, 'unattributed', exact(step));
    if (reading !== 'shared') continue;
    for (const [party, part] of shapleyExcess(all, limit, [...new Set(down.map(({ party: name }) => name))])) {
      give(shares, party, multiply(divide(part, sum), exact(step)));
      give(excess, party, multiply(part, exact(step)));
    }
  }
  return { readings, shares, excess };
}

