/** S12 to S16: the instants of the measured part of a period, and what each of them is. */
import type { Duration, Instant, Interval } from '@entente/worktime';
import type { AvailabilityTerms, ExclusionEffect, Fact, InstantState } from '../../src/model.ts';
import { isServed, servedAt, statementsOf } from './statements.ts';
import { effectsIn, instants, measuredPart, opening } from './ticks.ts';
import type { Tally } from './verdict.ts';
import { colourReader, knownUntil, rowsOf, wordsOf } from './what-was-said.ts';
import type { Colour, Row } from './what-was-said.ts';

/** What the oracle is asked about: instants are multiples of the step from the period's start on. */
export interface Scene {
  readonly terms: AvailabilityTerms;
  readonly facts: readonly Fact[];
  readonly period: Interval;
  readonly asOf: Instant;
  readonly step: Duration;
}

/** One instant of measured time. */
export interface Moment {
  readonly t: Instant;
  readonly isOpen: boolean;
  readonly effect: ExclusionEffect | undefined;
  readonly colour: Colour;
  /** With the last known state held, where that is agreed (S12). */
  readonly believed: Colour;
  readonly isKnowable: boolean;
  /** The maximal bad run that it is in (S16). */
  readonly outage: Outage | undefined;
}

export interface Outage {
  readonly start: Instant;
  length: Duration;
}

export interface View extends Scene {
  readonly measured: Interval;
  readonly isRunning: boolean;
  readonly until: Instant;
  readonly moments: readonly Moment[];
  readonly rows: readonly Row[];
}

export interface Coverage {
  readonly known: bigint;
  readonly knowable: bigint;
}

/** One way to count: toDate counts what is excused, the judged number does not (S13). */
export interface Count {
  readonly toDate: Tally;
  readonly best: Tally | undefined;
  readonly coverage: Coverage;
}

export function viewOf(scene: Scene): View {
  const { terms, facts, period, asOf, step } = scene;
  const measured = measuredPart(terms, period);
  const isRunning = asOf < period.end;
  const rows = rowsOf(facts, terms.component, terms.method);
  const cadence = terms.method.cadence ?? 300_000;
  const spoken = knownUntil(spokenOf(scene), asOf, terms.method.measures === 'status' || isServed(terms) ? 2 * cadence : cadence);
  const until = isRunning ? spoken : period.end;
  return { ...scene, measured, isRunning, until, rows, moments: momentsOf(scene, measured, until, step) };
}

/** An instant is bad when anybody is affected, and known when anybody says so. */
function servedColour({ terms, facts }: Scene): (t: Instant) => Colour {
  const statements = statementsOf(rowsOf(facts, terms.component, terms.method));
  return (t) => {
    const served = servedAt(t, statements, terms);
    if (served === undefined) return 'unknown';
    return served.affected > 0 ? 'bad' : 'good';
  };
}

/** What counts as a word of the sources: a status, a sample, or a statement of how many there are. */
export function spokenOf({ terms, facts }: Scene): readonly { readonly at: Instant }[] {
  if (terms.method.measures === 'status') return wordsOf(facts, terms.component, terms.method);
  const rows = rowsOf(facts, terms.component, terms.method);
  return isServed(terms) ? statementsOf(rows) : rows;
}

function momentsOf(scene: Scene, measured: Interval, until: Instant, step: Duration): readonly Moment[] {
  const { terms, facts, period, asOf } = scene;
  const read = isServed(terms) ? servedColour(scene) : colourReader(facts, terms.component, terms.method);
  const isOpen = opening(terms.calendar, measured);
  const effects = effectsIn(terms, facts, measured, step);
  const around = instants({ start: period.start - 90 * step, end: period.end + 90 * step }, step);
  const moments: Moment[] = [];
  let last: { readonly colour: Colour; readonly end: Instant } | undefined;
  let outage: Outage | undefined;
  for (const t of around) {
    // Nothing is known, and nothing held, after the moment of looking.
    const colour = t < asOf ? read(t) : 'unknown';
    if (colour !== 'unknown') last = { colour, end: t + step };
    const isHeld = colour === 'unknown' && t < asOf && terms.unknown.policy === 'hold-last' && last !== undefined && (terms.unknown.maxAge === undefined || t < last.end + terms.unknown.maxAge);
    const believed = isHeld && last !== undefined ? last.colour : colour;
    if (believed !== 'bad') outage = undefined;
    else if (outage === undefined) outage = { start: t, length: step };
    else outage.length += step;
    if (t >= measured.start && t < measured.end) moments.push({ t, isOpen: isOpen(t), effect: effects.get(t), colour, believed, isKnowable: t < until, outage });
  }
  return moments;
}

export const isIncluded = ({ isOpen, effect }: Moment, withoutExcused: boolean): boolean => isOpen && effect !== 'remove' && !(withoutExcused && effect === 'count-as-bad-but-excused');

/** S12: what the instants were, as observed. */
export function strip({ moments, step }: View): Readonly<Record<InstantState, number>> {
  const time = { 'out-of-hours': 0, excluded: 0, bad: 0, good: 0, unknown: 0, 'not-yet-known': 0 };
  for (const moment of moments) time[stateOf(moment)] += step;
  return time;
}

function stateOf({ isOpen, effect, colour, isKnowable }: Moment): InstantState {
  if (!isOpen) return 'out-of-hours';
  if (effect === 'remove') return 'excluded';
  if (!isKnowable) return 'not-yet-known';
  return effect === 'count-as-good' ? 'good' : colour;
}

/** S12: time that is known, of all that could be. */
export function knownTime({ moments, step }: View, withoutExcused: boolean): Coverage {
  const included = moments.filter((moment) => isIncluded(moment, withoutExcused) && moment.isKnowable);
  const known = included.filter(({ colour, effect }) => colour !== 'unknown' || effect === 'count-as-good');
  return { known: BigInt(known.length * step), knowable: BigInt(included.length * step) };
}
