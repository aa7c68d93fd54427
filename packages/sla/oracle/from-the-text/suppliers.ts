/** S31 to S35: a metric that several suppliers share, instant by instant, as SEMANTICS.md reads. */
import type { Duration, Instant, Interval } from '@entente/worktime';
import type { AttributionRule, Cause, CauseFact, ClockFact, Fact, MethodTerms, SharedMetricTerms } from '../../src/index.ts';
import { give, isBroken, partsBy, weightOf } from './attribution.ts';
import type { Bearer, Breaks } from './attribution.ts';
import { causesThatMove, rootsAt } from './causes.ts';
import { exact, less, multiply, NOTHING, total } from './fraction.ts';
import type { Exact } from './fraction.ts';
import { effectsIn, instants, measuredPart, opening } from './ticks.ts';
import { colourReader, knownUntil, rowsOf, wordsOf } from './what-was-said.ts';
import type { Colour } from './what-was-said.ts';

export interface SharedScene {
  readonly terms: SharedMetricTerms;
  readonly facts: readonly Fact[];
  readonly period: Interval;
  readonly asOf: Instant;
  readonly step: Duration;
}

export interface ReckonedShares {
  /** By reading of S31, the time. */
  readonly readings: Readonly<Record<string, number>>;
  readonly shares: ReadonlyMap<string, Exact>;
  readonly uncovered: ReadonlyMap<string, Exact>;
  readonly account: Readonly<Record<'raw' | 'attributed' | 'unattributed' | 'excluded' | 'uncovered' | 'residual', Exact>>;
}

interface Component {
  readonly component: string;
  readonly party: string;
  readonly colour: (t: Instant) => Colour;
  readonly isExcluded: (t: Instant) => boolean;
}

/** S34: claim, acceptance and withdrawal of one cause are facts of one source, the last of which counts. */
export function causesOf(facts: readonly Fact[]): readonly Cause[] {
  const last = new Map<string, CauseFact>();
  for (const fact of facts.toSorted((a, b) => a.position - b.position)) {
    if (fact.kind === 'cause') last.set(JSON.stringify([fact.source, fact.component, fact.incident, fact.relieved, fact.causer, fact.window.start]), fact);
  }
  return [...last.values()];
}

const lastWordOf = (facts: readonly Fact[], component: string, method: MethodTerms, asOf: Instant): Instant => {
  const spoken = method.measures === 'status' ? wordsOf(facts, component, method) : rowsOf(facts, component, method);
  const cadence = method.cadence ?? 300_000;
  return knownUntil(spoken, asOf, method.measures === 'status' ? 2 * cadence : cadence);
};

/** How many clocks about the failure run while a party holds the work, at an instant. */
export function handsAt(facts: readonly Fact[], component: string, t: Instant, asOf: Instant): ReadonlyMap<string, number> {
  const hands = new Map<string, number>();
  const logs = Map.groupBy(facts.filter((fact) => fact.kind === 'clock').filter((fact) => fact.component === component && fact.at <= Math.min(t, asOf)), ({ clock }) => clock);
  for (const log of logs.values()) {
    const holder = holderAt(log);
    if (holder !== undefined) hands.set(holder, (hands.get(holder) ?? 0) + 1);
  }
  return hands;
}

const ORDER = ['attach', 'start', 'reset', 'reassign', 'resume', 'pause', 'cancel', 'stop'];

/** S6: who holds the work at the end of a log, if its clock runs then. */
function holderAt(log: readonly ClockFact[]): string | undefined {
  let [phase, party] = ['pending', ''];
  const reasons = new Set<string>();
  for (const { event, party: named, reason = '' } of log.toSorted((a, b) => a.at - b.at || ORDER.indexOf(a.event) - ORDER.indexOf(b.event) || (a.id < b.id ? -1 : 1))) {
    if (phase === 'cancelled') continue;
    if (event === 'start' && phase !== 'open') [phase, party] = ['open', named ?? party];
    else if (event === 'attach' && phase === 'pending') party = named ?? party;
    else if (phase !== 'open') phase = event === 'cancel' && phase === 'pending' ? 'cancelled' : phase;
    else if (event === 'reassign') party = named ?? party;
    else if (event === 'pause') reasons.add(reason);
    else if (event === 'resume') reasons.delete(reason);
    else if (event === 'stop') {
      phase = 'stopped';
      reasons.clear();
    } else if (event === 'cancel') phase = 'cancelled';
  }
  return phase === 'open' && reasons.size === 0 ? party : undefined;
}

export function reckonShared(scene: SharedScene, rule: AttributionRule = scene.terms.rule): ReckonedShares {
  const { terms, facts, period, asOf, step } = scene;
  const measured = measuredPart({ ...terms, partialPeriod: 'prorate' }, period);
  const excludedOf = (component: string) => {
    const effects = effectsIn({ ...terms, component }, facts, measured, step);
    return (t: Instant) => effects.get(t) === 'remove';
  };
  const components = terms.components.map(({ component, party, method }): Component => ({ component, party, colour: colourReader(facts, component, method), isExcluded: excludedOf(component) }));
  const whole = terms.endToEnd?.component ?? terms.id;
  const isWholeExcluded = excludedOf(whole);
  const readWhole = terms.endToEnd === undefined ? derivedColour(terms, components) : colourReader(facts, whole, terms.endToEnd.method);
  const words = terms.endToEnd === undefined ? terms.components.map(({ component, method }) => lastWordOf(facts, component, method, asOf)) : [lastWordOf(facts, whole, terms.endToEnd.method, asOf)];
  const until = asOf < period.end ? Math.max(...words) : period.end;
  const isOpen = opening(terms.calendar, measured);
  const moving = causesThatMove(causesOf(facts));
  const since = sinceReader(components, period, step);

  const readings: Record<string, number> = {};
  const shares = new Map<string, Exact>([...terms.components.map(({ party }) => party), 'unattributed'].map((party) => [party, NOTHING]));
  const uncovered = new Map<string, Exact>();
  let [raw, excluded] = [0, 0];
  for (const t of instants(measured, step)) {
    if (!isOpen(t) || t >= until) continue;
    const colour = readWhole(t);
    if (colour === 'bad') raw += step;
    if (isWholeExcluded(t)) {
      if (colour === 'bad') excluded += step;
      continue;
    }
    const down = components.filter((one) => one.colour(t) === 'bad' && !one.isExcluded(t));
    const reading = readingOf(colour, down.length, isBroken(terms.structure, new Set(down.map(({ component }) => component))));
    readings[reading] = (readings[reading] ?? 0) + step;
    if (reading === 'unattributed') give(shares, 'unattributed', exact(step));
    if (reading !== 'shared') continue;
    const bearing = new Map(down.map((one) => [one.component, bearersOf(one, t, moving, since)]));
    const hands = handsAt(facts, whole, t, asOf);
    const bearers = together([...bearing.values()].flat()).map((bearer) => ({ ...bearer, holds: hands.get(bearer.party) ?? 0, weight: weightOf(terms.weights, bearer.party) }));
    const breaks: Breaks = (parties) => isBroken(terms.structure, new Set([...bearing].filter(([, borne]) => borne.some(({ party }) => parties.has(party))).map(([component]) => component)));
    for (const [party, part] of partsBy(rule, bearers, breaks)) {
      const own = components.filter((one) => one.party === party);
      const isOwnTime = own.some((one) => !one.isExcluded(t));
      give(isOwnTime ? shares : uncovered, party, multiply(part, exact(step)));
    }
  }
  const attributed = total([...shares].filter(([party]) => party !== 'unattributed').map(([, share]) => share));
  const unattributed = shares.get('unattributed') ?? NOTHING;
  const stray = total([...uncovered.values()]);
  const residual = [attributed, unattributed, exact(excluded), stray].reduce(less, exact(raw));
  return { readings, shares, uncovered, account: { raw: exact(raw), attributed, unattributed, excluded: exact(excluded), uncovered: stray, residual } };
}

/** S31: the reading of an instant. */
function readingOf(colour: Colour, down: number, isStructureDown: boolean): string {
  if (colour === 'unknown') return 'end-to-end-unknown';
  if (colour === 'bad') return isStructureDown ? 'shared' : 'unattributed';
  if (isStructureDown) return 'contradiction';
  return down > 0 ? 'no-business-impact' : 'good';
}

/** Without an end-to-end source the structure is the measure, unknown where an unknown component decides. */
function derivedColour({ structure }: SharedMetricTerms, components: readonly Component[]): (t: Instant) => Colour {
  return (t) => {
    const with_ = (...colours: readonly Colour[]) => new Set(components.filter((one) => !one.isExcluded(t) && colours.includes(one.colour(t))).map(({ component }) => component));
    if (isBroken(structure, with_('bad'))) return 'bad';
    return isBroken(structure, with_('bad', 'unknown')) ? 'unknown' : 'good';
  };
}

/** Since when a component has been down without a break. */
function sinceReader(components: readonly Component[], period: Interval, step: Duration): (component: string, t: Instant) => Instant {
  const byName = new Map(components.map((one) => [one.component, one]));
  return (component, t) => {
    let since = t;
    while (since > period.start - 200 * step && byName.get(component)?.colour(since - step) === 'bad') since -= step;
    return since;
  };
}

type Borne = Pick<Bearer, 'party' | 'since' | 'isNamed'>;

/** S34: what is down stays down, and those who caused it bear it. */
function bearersOf({ component, party }: Component, t: Instant, moving: readonly Cause[], since: (component: string, t: Instant) => Instant): readonly Borne[] {
  const roots = rootsAt(party, t, moving);
  return roots.length === 0 ? [{ party, since: since(component, t), isNamed: false }] : roots.map((root) => ({ ...root, isNamed: true }));
}

/** One party's components move together: it is down since the first of them is. */
function together(borne: readonly Borne[]): readonly Borne[] {
  return [...Map.groupBy(borne, ({ party }) => party)].map(([party, all]) => ({ party, since: Math.min(...all.map(({ since }) => since)), isNamed: all.some(({ isNamed }) => isNamed) }));
}

export interface ReckonedSupplier {
  readonly raw: { readonly good: bigint; readonly bad: bigint };
  readonly relieved: { readonly good: bigint; readonly bad: bigint };
}

/** S34: a supplier's own level over all its components, raw and relieved. */
export function reckonSuppliers({ terms, facts, period, asOf, step }: SharedScene): ReadonlyMap<string, ReckonedSupplier> {
  const measured = measuredPart({ ...terms, partialPeriod: 'prorate' }, period);
  const isOpen = opening(terms.calendar, measured);
  const moving = causesThatMove(causesOf(facts));
  const parties = [...new Set(terms.components.map(({ party }) => party))];
  const read = new Map(parties.map((party) => [party, terms.components.filter((one) => one.party === party).map(({ component, method }) => {
    const effects = effectsIn({ ...terms, component }, facts, measured, step);
    const until = asOf < period.end ? lastWordOf(facts, component, method, asOf) : period.end;
    const colour = colourReader(facts, component, method);
    return (t: Instant): Colour => (effects.get(t) === 'remove' || t >= until ? 'unknown' : colour(t));
  })]));
  const ownTime = terms.components.map(({ component, party, method }) => ({
    party, effects: effectsIn({ ...terms, component }, facts, measured, step), until: asOf < period.end ? lastWordOf(facts, component, method, asOf) : period.end,
  }));
  const isOwnTime = (party: string, t: Instant) => ownTime.some((one) => one.party === party && one.effects.get(t) !== 'remove' && t < one.until);
  const colourOf = (party: string, t: Instant): Colour => {
    const colours = (read.get(party) ?? []).map((colour) => colour(t));
    if (colours.includes('bad')) return 'bad';
    return colours.includes('good') ? 'good' : 'unknown';
  };
  const suppliers = new Map(parties.map((party) => [party, { raw: { good: 0n, bad: 0n }, relieved: { good: 0n, bad: 0n } }]));
  for (const t of instants(measured, step)) {
    if (!isOpen(t)) continue;
    const bad = parties.filter((party) => colourOf(party, t) === 'bad');
    const rooted = new Map(bad.map((party) => [party, rootsAt(party, t, moving).map((root) => root.party)]));
    for (const [party, supplier] of suppliers) {
      const colour = colourOf(party, t);
      const hasCaused = isOwnTime(party, t) && [...rooted].some(([relieved, roots]) => relieved !== party && roots.includes(party));
      const isRelieved = (rooted.get(party) ?? []).length > 0;
      if (hasCaused) supplier.relieved.bad += BigInt(step);
      if (colour === 'unknown') continue;
      supplier.raw[colour] += BigInt(step);
      if (!hasCaused && !isRelieved) supplier.relieved[colour] += BigInt(step);
    }
  }
  return suppliers;
}

