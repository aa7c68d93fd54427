/** S31 to S33 tick by tick, with Shapley by its definition: every order in which the down parties could have failed. */
import type { Duration, Instant, Interval } from '@entente/worktime';
import type { Fact, SharedMetricTerms, SharedSegment, Structure } from '../src/model.ts';
import { effectsAt, isOpenAt, knownUntil, seenAt } from './time-oracle.ts';
import type { Seen } from './time-oracle.ts';

export interface OracleShares {
  /** In 120ths of a millisecond, so that the shares of up to five parties are whole. */
  readonly shares: Readonly<Record<string, number>>;
  readonly bad: Duration;
  readonly readings: Readonly<Record<SharedSegment['reading'], Duration>>;
}

/** For exclusions that remove, without a cap. */
export function oracleOfSharedMetric(terms: SharedMetricTerms, facts: readonly Fact[], period: Interval, asOf: Instant, tick: Duration): OracleShares {
  const shares: Record<string, number> = { unattributed: 0 };
  for (const { party } of terms.components) shares[party] = 0;
  const readings = { shared: 0, unattributed: 0, contradiction: 0, 'no-business-impact': 0, 'end-to-end-unknown': 0 };
  let bad = 0;

  const known = asOf < period.end ? heardUntil(terms, facts, asOf) : Infinity;
  for (let t = Math.max(period.start, terms.inForce.start); t < Math.min(period.end, terms.inForce.end ?? Infinity, known); t += tick) {
    const whole = terms.endToEnd?.component ?? terms.id;
    if (!isOpenAt(terms.calendar, t) || effectsAt(terms.exclusions, whole, facts, t).length > 0) continue;
    const components = terms.components.map(({ component, method, party }) => ({ component, party, seen: isExcluded(terms, component, facts, period, t) ? 'good' as const : seenAt(method, component, facts, t, asOf) }));
    const down = components.filter(({ seen }) => seen === 'bad');
    const broken = isBroken(terms.structure, down.map(({ component }) => component));
    const endToEnd = terms.endToEnd === undefined ? derived(terms.structure, components, broken) : seenAt(terms.endToEnd.method, whole, facts, t, asOf);

    if (endToEnd === 'unknown') readings['end-to-end-unknown'] += tick;
    else if (endToEnd === 'good' && broken) readings.contradiction += tick;
    else if (endToEnd === 'good' && down.length > 0) readings['no-business-impact'] += tick;
    else if (endToEnd === 'bad' && !broken) {
      readings.unattributed += tick;
      shares['unattributed'] = (shares['unattributed'] ?? 0) + tick * 120;
      bad += tick;
    } else if (endToEnd === 'bad') {
      readings.shared += tick;
      bad += tick;
      for (const [party, part] of byEveryOrder(terms.structure, down)) shares[party] = (shares[party] ?? 0) + tick * part;
    }
  }
  return { shares, bad, readings };
}

function heardUntil(terms: SharedMetricTerms, facts: readonly Fact[], asOf: Instant): Instant {
  if (terms.endToEnd !== undefined) return knownUntil(terms.endToEnd.method, terms.endToEnd.component, facts, asOf);
  return Math.max(...terms.components.map(({ method, component }) => knownUntil(method, component, facts, asOf)));
}

/** An exclusion of a component counts in the shared metric's hours and while that is in force. */
function isExcluded(terms: SharedMetricTerms, component: string, facts: readonly Fact[], period: Interval, t: Instant): boolean {
  return period.start <= t && isOpenAt(terms.calendar, t) && effectsAt(terms.exclusions, component, facts, t).length > 0;
}

/** S31 `derived`: whatever the unknown ones are, if the answer is the same; else unknown. */
function derived(structure: Structure, components: readonly { readonly component: string; readonly seen: Seen }[], broken: boolean): Seen {
  if (broken) return 'bad';
  const notGood = components.filter(({ seen }) => seen !== 'good').map(({ component }) => component);
  return isBroken(structure, notGood) ? 'unknown' : 'good';
}

function isBroken(structure: Structure, down: readonly string[]): boolean {
  if ('component' in structure) return down.includes(structure.component);
  if ('series' in structure) return structure.series.filter((part) => isBroken(part, down)).length > 0;
  if ('parallel' in structure) return structure.parallel.filter((part) => !isBroken(part, down)).length === 0;
  return structure.of.filter((part) => !isBroken(part, down)).length < structure.atLeast;
}

/** How often, in 120ths, a party is the one whose failing brings the whole down. */
function byEveryOrder(structure: Structure, down: readonly { readonly component: string; readonly party: string }[]): ReadonlyMap<string, number> {
  const parties = [...new Set(down.map(({ party }) => party))];
  const orders = ordersOf(parties);
  const parts = new Map<string, number>();
  for (const order of orders) {
    const decisive = order.find((_, place) => isBroken(structure, down.filter(({ party }) => order.slice(0, place + 1).includes(party)).map(({ component }) => component)));
    if (decisive !== undefined) parts.set(decisive, (parts.get(decisive) ?? 0) + 120 / orders.length);
  }
  return parts;
}

function ordersOf(parties: readonly string[]): readonly (readonly string[])[] {
  if (parties.length <= 1) return [parties];
  return parties.flatMap((first) => ordersOf(parties.filter((other) => other !== first)).map((rest) => [first, ...rest]));
}
