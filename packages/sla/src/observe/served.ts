import { normalise } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import type { Basis, MethodTerms } from '../model.ts';
import type { Observed } from './colours.ts';
import { lastOf, latestVoice, voiceOf } from './observed.ts';
import type { MeasuringFact } from './observed.ts';
import { cadenceOf } from './sample-colours.ts';
import { sampleColumns } from './sample-columns.ts';

/** How many users or devices were served over a stretch of time, and how many of them were affected (S16). */
export interface ServedStretch extends Interval {
  readonly served: number;
  readonly affected: number;
}

export interface ObservedServed {
  /** Bad while anybody is affected. */
  readonly observed: Observed;
  /** In order of time. */
  readonly served: readonly ServedStretch[];
}

/** Whether a level counts those who are served rather than the time or the events. */
export function countsServed(basis: Basis): boolean {
  return basis === 'user-minutes' || basis === 'device-minutes';
}

/**
 * What the sources state of those they serve, up to `until` (S16): a sample's total are served, the good ones of them not
 * affected, and both hold until the source's next sample that states them, no longer than the method's max age. Each source
 * speaks of its own users: those of all that know theirs at an instant are added.
 */
export function observeServed(method: MethodTerms, facts: readonly MeasuringFact[], until: Instant): ObservedServed {
  const stated = method.sources.map((source) => statedBy(source, facts));
  const served = added(stated.flatMap((statements) => held(statements, method.maxAge ?? Infinity, until)));
  const voice = latestVoice(stated.flatMap((statements) => voiceOf(lastOf(statements.map(({ at }) => at), until), 2 * cadenceOf(method)).voice ?? []));
  const coloured = (isBad: boolean) => normalise(served.filter(({ affected }) => affected > 0 === isBad));
  return { served, observed: { good: coloured(false), bad: coloured(true), ...(voice === undefined ? {} : { voice }) } };
}

/** The same with each known stretch going on over the unknown time after it, for at most a max age: policy `hold-last` (S12). */
export function holdServed(stretches: readonly ServedStretch[], maxAge: number = Infinity): readonly ServedStretch[] {
  return stretches.map((stretch, place) => ({ ...stretch, end: Math.max(stretch.end, Math.min(stretches[place + 1]?.start ?? Infinity, stretch.end + maxAge)) }));
}

interface Statement {
  readonly at: Instant;
  readonly served: number;
  readonly affected: number;
}

/** In order of time; samples that do not count both say nothing of users. */
function statedBy(source: string, facts: readonly MeasuringFact[]): readonly Statement[] {
  const { at, good, total } = sampleColumns(facts.filter((fact) => fact.kind === 'samples').filter((fact) => fact.source === source));
  return Array.from(at, (instant, place): Statement => {
    const served = total?.[place] ?? Number.NaN;
    return { at: instant, served, affected: served - (good?.[place] ?? Number.NaN) };
  }).filter(({ affected }) => !Number.isNaN(affected));
}

function held(statements: readonly Statement[], maxAge: number, until: Instant): readonly ServedStretch[] {
  return statements
    .map(({ at, served, affected }, place) => ({ start: at, end: Math.min(at + maxAge, statements[place + 1]?.at ?? Infinity, until), served, affected }))
    .filter(({ start, end }) => start < end);
}

/** Sweeps over every change of any source and adds those who know. */
function added(stretches: readonly ServedStretch[]): readonly ServedStretch[] {
  const changes = stretches
    .flatMap(({ start, end, served, affected }) => [{ at: start, knowing: 1, served, affected }, { at: end, knowing: -1, served: -served, affected: -affected }])
    .sort((a, b) => a.at - b.at);
  const sums: ServedStretch[] = [];
  let [knowing, served, affected, since] = [0, 0, 0, -Infinity];
  for (const change of changes) {
    if (knowing > 0 && since < change.at) sums.push({ start: since, end: change.at, served, affected });
    knowing += change.knowing;
    served += change.served;
    affected += change.affected;
    since = change.at;
  }
  return sums;
}
