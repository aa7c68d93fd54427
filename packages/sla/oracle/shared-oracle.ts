/** S31 to S34 tick by tick, with Shapley by its definition: every order in which the down parties could have failed. */
import type { Duration, Instant, Interval } from '@entente/worktime';
import type { Fact, SharedMetricTerms, Structure } from '../src/model.ts';
import type { SharedSegment } from '../src/shared/shared-model.ts';
import { causesInEffect, rootsAt } from './relief-oracle.ts';
import { effectsAt, isOpenAt, knownUntil, seenAt } from './time-oracle.ts';
import type { Seen } from './time-oracle.ts';

export interface OracleShares {
  /** In 720ths of a millisecond, so that the shares of up to six parties are whole. */
  readonly shares: Readonly<Record<string, number>>;
  /** The same of those in whose own time it does not lie; absent where nothing does. */
  readonly uncovered: Readonly<Record<string, number>>;
  /** Bad time within the hours before any exclusion. */
  readonly raw: Duration;
  /** Bad and good time of each party, raw and relieved. */
  readonly suppliers: Readonly<Record<string, { readonly raw: readonly [number, number]; readonly relieved: readonly [number, number] }>>;
  readonly bad: Duration;
  readonly readings: Readonly<Record<SharedSegment['reading'], Duration>>;
}

/** For exclusions that remove, without a cap. */
export function oracleOfSharedMetric(terms: SharedMetricTerms, facts: readonly Fact[], period: Interval, asOf: Instant, tick: Duration): OracleShares {
  const shares: Record<string, number> = { unattributed: 0 };
  for (const { party } of terms.components) shares[party] = 0;
  const uncovered: Record<string, number> = {};
  const readings = { shared: 0, unattributed: 0, contradiction: 0, 'no-business-impact': 0, 'end-to-end-unknown': 0 };
  const causes = causesInEffect(facts);
  let bad = 0;
  let raw = 0;

  const known = asOf < period.end ? heardUntil(terms, facts, asOf) : Infinity;
  for (let t = Math.max(period.start, terms.inForce.start); t < Math.min(period.end, terms.inForce.end ?? Infinity, known); t += tick) {
    const whole = terms.endToEnd?.component ?? terms.id;
    if (!isOpenAt(terms.calendar, t)) continue;
    const components = terms.components.map(({ component, method, party }) => ({ component, party, seen: isExcluded(terms, component, facts, period, t) ? 'good' as const : seenAt(method, component, facts, t, asOf) }));
    const down = components.filter(({ seen }) => seen === 'bad');
    const broken = isBroken(terms.structure, down.map(({ component }) => component));
    const endToEnd = terms.endToEnd === undefined ? derived(terms.structure, components, broken) : seenAt(terms.endToEnd.method, whole, facts, t, asOf);
    if (endToEnd === 'bad') raw += tick;
    if (effectsAt(terms.exclusions, whole, facts, t).length > 0) continue;

    if (endToEnd === 'unknown') readings['end-to-end-unknown'] += tick;
    else if (endToEnd === 'good' && broken) readings.contradiction += tick;
    else if (endToEnd === 'good' && down.length > 0) readings['no-business-impact'] += tick;
    else if (endToEnd === 'bad' && !broken) {
      readings.unattributed += tick;
      shares['unattributed'] = (shares['unattributed'] ?? 0) + tick * 720;
      bad += tick;
    } else if (endToEnd === 'bad') {
      readings.shared += tick;
      bad += tick;
      const borne = down.map(({ component, party }) => ({ component, by: rootsAt(party, t, causes) }));
      for (const [party, part] of byEveryOrder(terms.structure, borne)) {
        const relieves = borne.some(({ by }, place) => by.includes(party) && party !== down[place]?.party);
        const to = !relieves || isInOwnTime(terms, party, facts, period, t) ? shares : uncovered;
        to[party] = (to[party] ?? 0) + tick * part;
      }
    }
  }
  return { shares, uncovered, bad, raw, readings, suppliers: suppliersByHand(terms, facts, period, asOf, tick) };
}

/** S34: what a party is measured in: its hours, and no exclusion of all its components. */
function isInOwnTime(terms: SharedMetricTerms, party: string, facts: readonly Fact[], period: Interval, t: Instant): boolean {
  const measured = Math.max(period.start, terms.inForce.start) <= t && t < Math.min(period.end, terms.inForce.end ?? Infinity);
  return measured && isOpenAt(terms.calendar, t) && terms.components.some((one) => one.party === party && !isExcluded(terms, one.component, facts, period, t));
}

function suppliersByHand(terms: SharedMetricTerms, facts: readonly Fact[], period: Interval, asOf: Instant, tick: Duration): OracleShares['suppliers'] {
  const causes = causesInEffect(facts);
  const parties = [...new Set(terms.components.map(({ party }) => party))];
  const levels = new Map<string, { readonly raw: [number, number]; readonly relieved: [number, number] }>(parties.map((party) => [party, { raw: [0, 0], relieved: [0, 0] }]));
  for (let t = period.start; t < period.end; t += tick) {
    const states = parties.map((party) => {
      const own = terms.components.filter((one) => one.party === party && !isExcluded(terms, one.component, facts, period, t)
        && (asOf >= period.end || t < knownUntil(one.method, one.component, facts, asOf)));
      const seen = own.map(({ component, method }) => seenAt(method, component, facts, t, asOf));
      const isIncluded = own.length > 0 && isInOwnTime(terms, party, facts, period, t);
      return { party, isIncluded, state: !isIncluded ? 'out' : seen.includes('bad') ? 'bad' : seen.includes('good') ? 'good' : 'unknown' };
    });
    const bad = states.filter(({ state }) => state === 'bad').map(({ party }) => ({ party, roots: rootsAt(party, t, causes) }));
    for (const { party, isIncluded, state } of states) {
      const level = levels.get(party);
      if (level === undefined) continue;
      count(level.raw, state, tick);
      const isRelieved = bad.some((one) => one.party === party && !one.roots.includes(party));
      const isCauser = isIncluded && bad.some((one) => one.party !== party && one.roots.includes(party));
      count(level.relieved, isCauser ? 'bad' : isRelieved ? 'out' : state, tick);
    }
  }
  return Object.fromEntries(levels);
}

function count(level: [number, number], state: string, tick: Duration): void {
  if (state === 'bad') level[0] += tick;
  if (state === 'good') level[1] += tick;
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

/** How often, in 720ths, a party is the one whose failing brings the whole down; a component is down with any that bears it. */
function byEveryOrder(structure: Structure, borne: readonly { readonly component: string; readonly by: readonly string[] }[]): ReadonlyMap<string, number> {
  const parties = [...new Set(borne.flatMap(({ by }) => by))];
  const orders = ordersOf(parties);
  const parts = new Map<string, number>(parties.map((party) => [party, 0]));
  for (const order of orders) {
    const decisive = order.find((_, place) => isBroken(structure, borne.filter(({ by }) => by.some((party) => order.slice(0, place + 1).includes(party))).map(({ component }) => component)));
    if (decisive !== undefined) parts.set(decisive, (parts.get(decisive) ?? 0) + 720 / orders.length);
  }
  return parts;
}

function ordersOf(parties: readonly string[]): readonly (readonly string[])[] {
  if (parties.length <= 1) return [parties];
  return parties.flatMap((first) => ordersOf(parties.filter((other) => other !== first)).map((rest) => [first, ...rest]));
}
