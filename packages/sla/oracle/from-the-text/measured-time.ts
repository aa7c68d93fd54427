/** S12, S13, S18, S19, S27, S34: an availability of time told by status changes, in one go through its bad and unknown stretches. */
import { clip, measure, normalise, openIntervals, subtract } from '@entente/worktime';
import type { Instant, Interval, Intervals } from '@entente/worktime';
import type { AgreedLevel, AgreementTerms, AvailabilityTerms, CauseFact, Fact } from '../../src/index.ts';
import { causesThatMove, isAt, rootsAt } from './causes.ts';
import { add, divide, exact, multiply, percent } from './fraction.ts';
import type { Exact } from './fraction.ts';
import { endOf } from './judged-levels.ts';
import type { Books, Outcome, Part } from './judged-levels.ts';
import { roundedAs } from './rounding.ts';
import { against, verdict } from './verdict.ts';
import type { Tally } from './verdict.ts';
import { grantedIn, knownUntil, wordsOf } from './what-was-said.ts';

export interface Measuring {
  readonly terms: AgreementTerms;
  readonly facts: readonly Fact[];
  readonly asOf: Instant;
}

/** What was counted in one segment: its time that counts, and what of it was bad, unknown or not known yet. */
interface Counted {
  readonly terms: Omit<AvailabilityTerms, 'inForce'>;
  readonly included: Intervals;
  readonly bad: Intervals;
  readonly unknown: Intervals;
  readonly ahead: Intervals;
  /** Bad time that others brought about. */
  readonly taken: Intervals;
}

const NOW_AND_EVER: Interval = { start: 0, end: 8.64e15 };

function stretchesOf(facts: readonly Fact[], { component, method }: Counted['terms'], isMeant: (state: string | undefined) => boolean): Intervals {
  const words = [{ at: NOW_AND_EVER.start, state: 'unknown' }, ...wordsOf(facts, component, method)];
  return normalise(words.flatMap(({ at, state }, place) => (isMeant(state) ? [{ start: at, end: words[place + 1]?.at ?? NOW_AND_EVER.end }] : [])).filter(({ start, end }) => end > start));
}

const within = (intervals: Intervals, others: Intervals): Intervals => others.flatMap((other) => clip(intervals, other));

function countedIn({ facts, asOf, terms: agreement }: Measuring, { level, segment }: Part, period: Interval, earlier: readonly Part[]): Counted {
  if (level.kind !== 'availability') throw new RangeError('only availability is measured here');
  const open = openIntervals(level.calendar, segment);
  const included = subtract(open, excludedIn(facts, level, open, usedBy(earlier, facts)));
  const until = asOf < endOf(agreement, period) ? knownUntil(wordsOf(facts, level.component, level.method), asOf, 600_000) : period.end;
  const past = clip(included, { start: Math.min(segment.start, until), end: until });
  const relieved = relievedTime(facts, agreement, level);
  const [bad, unknown] = [within(stretchesOf(facts, level, (state) => state === 'down'), past), within(stretchesOf(facts, level, (state) => state === 'unknown'), past)];
  const taken = within(relieved, bad);
  return { terms: level, included: subtract(included, taken), bad: subtract(bad, taken), unknown, ahead: subtract(included, past), taken };
}

/** S14: declared in time and approved, in order of time until the cap is used up. */
function excludedIn(facts: readonly Fact[], { component, exclusions }: Pick<AgreedLevel, 'component' | 'exclusions'>, open: Intervals, used: number): Intervals {
  let left = Math.max(0, (exclusions.cap ?? Number.POSITIVE_INFINITY) - used);
  return within(normalise(grantedIn(facts, component, exclusions).map(({ window }) => window)), open).flatMap(({ start, end }) => {
    const taken = Math.min(left, end - start);
    left -= taken;
    return taken > 0 ? [{ start, end: start + taken }] : [];
  });
}

/** S18: a cap is one for the period. */
function usedBy(earlier: readonly Part[], facts: readonly Fact[]): number {
  return earlier.reduce((used, { level, segment }) => used + measure(excludedIn(facts, level, openIntervals(level.calendar, segment), used)), 0);
}

/** S1a, S34: the causes that move something, each as it was last told. */
function movingCauses(facts: readonly Fact[]): readonly CauseFact[] {
  const all = new Map<string, CauseFact>();
  for (const fact of facts.toSorted((a, b) => a.position - b.position)) {
    if (fact.kind === 'cause') all.set(JSON.stringify([fact.source, fact.component, fact.incident, fact.relieved, fact.causer, fact.window.start]), fact);
  }
  const moving = causesThatMove([...all.values()]);
  return [...all.values()].filter((fact) => moving.includes(fact));
}

/** S34: the obligor's, but where it or a supplier whom it answers for caused something, whatever the component. */
function relievedTime(facts: readonly Fact[], { answersFor = [], provider }: AgreementTerms, { component, obligor }: Counted['terms']): Intervals {
  const moving = movingCauses(facts);
  const own = obligor === provider ? [obligor, ...answersFor] : [obligor];
  const edges = [...new Set(moving.flatMap(({ window }) => [window.start, window.end]))].toSorted((a, b) => a - b);
  return normalise(edges.flatMap((start, place) => {
    const here = moving.filter((cause) => isAt(cause, start));
    const causers = [...new Set(here.map(({ relieved }) => relieved))].flatMap((party) => rootsAt(party, start, moving).map((root) => root.party));
    const isRelieved = here.some((cause) => cause.relieved === obligor && cause.component === component) && !causers.some((party) => own.includes(party));
    return isRelieved ? [{ start, end: edges[place + 1] ?? start }] : [];
  }));
}

const big = (intervals: Intervals): bigint => BigInt(measure(intervals));
const tallyOf = ({ included, bad, unknown, ahead }: Counted): Tally => ({ bad: big(bad), good: big(included) - big(bad) - big(unknown) - big(ahead) });
const sum = (all: readonly bigint[]): bigint => all.reduce((one, other) => one + other, 0n);
const together = (all: readonly Tally[]): Tally => ({ good: sum(all.map(({ good }) => good)), bad: sum(all.map(({ bad }) => bad)) });
const withAhead = (counted: Counted): Tally => { const { good, bad } = tallyOf(counted); return { good: good + big(counted.ahead), bad }; };

/** S18: targets by what was counted under each of them. */
function weighed(all: readonly Counted[], tally: (counted: Counted) => Tally, line: (terms: Counted['terms']) => string): Exact {
  const parts = all.map((counted) => ({ target: percent(line(counted.terms)), weight: exact(tally(counted).good + tally(counted).bad) }));
  const weight = parts.map((part) => part.weight).reduce(add);
  const [only] = parts;
  if (weight.top === 0n || (parts.length === 1 && only !== undefined)) return parts.at(-1)?.target ?? exact(1);
  return divide(parts.map((part) => multiply(part.target, part.weight)).reduce(add), weight);
}

const linesOf = (all: readonly Counted[], tally: (counted: Counted) => Tally) => ({
  expected: weighed(all, tally, ({ expected }) => expected), minimum: weighed(all, tally, ({ expected, minimum = expected }) => minimum),
});

/** The bad time of each incident, in the order in which they began; what several brought about is the first one's. */
function badByIncident(all: readonly Counted[], facts: readonly Fact[]): ReadonlyMap<string, number> {
  const causes = movingCauses(facts).filter(({ component }) => component === all[0]?.terms.component);
  const begins = new Map<string, Instant>();
  for (const { incident, window } of causes) begins.set(incident, Math.min(window.start, begins.get(incident) ?? window.start));
  let left: Intervals = all.flatMap((counted) => counted.bad);
  return new Map([...begins].toSorted(([one, a], [other, b]) => a - b || (one < other ? -1 : 1)).map(([incident]) => {
    const windows = normalise(causes.filter((cause) => cause.incident === incident).map(({ window }) => window));
    const time = measure(within(windows, left));
    left = subtract(left, windows);
    return [incident, time];
  }));
}

/** S27: the incident without whose time the level had kept its minimum, of several the one with the most, then the first. */
function incidentIn(all: readonly Counted[], badBy: ReadonlyMap<string, number>): string | undefined {
  const { good, bad } = together(all.map(tallyOf));
  const rounding = all.at(-1)?.terms.rounding;
  const decisive = [...badBy].filter(([, time]) => {
    const counted = good + bad - BigInt(time);
    return time > 0 && (counted <= 0n || against(roundedAs(exact(good, counted), rounding, 'percent'), linesOf(all, tallyOf)) !== 'failed');
  });
  return decisive.toSorted(([, one], [, other]) => other - one)[0]?.[0];
}

/** What an agreement's levels come to by these facts. */
export function measured(measuring: Measuring): Books['outcomeOf'] {
  const { facts, asOf } = measuring;
  return (parts, period, earlier): Outcome => {
    const all = parts.map((part, place) => countedIn(measuring, part, period, [...earlier, ...parts.slice(0, place)]));
    const [last] = all.slice(-1);
    if (last === undefined) throw new RangeError('nothing to measure');
    const tally = together(all.map(tallyOf));
    const isRunning = asOf < endOf(measuring.terms, period);
    const best = together(all.map(withAhead));
    const lines = linesOf(all, tallyOf);
    const unknown = sum(all.map((counted) => big(counted.unknown)));
    const coverage = { known: tally.good + tally.bad, knowable: tally.good + tally.bad + unknown };
    const state = verdict({ isWaived: parts.at(-1)?.isWaived === true, isRunning, tally, best, lines, ...(isRunning ? { bestLines: linesOf(all, withAhead) } : {}), coverage, unknown: last.terms.unknown, rounding: last.terms.rounding });
    const badBy = badByIncident(all, facts);
    return { state, ...tally, relieved: sum(all.map(({ taken }) => big(taken))), expected: lines.expected, badByIncident: badBy, ...(state === 'failed' ? { incident: incidentIn(all, badBy) } : {}) };
  };
}

