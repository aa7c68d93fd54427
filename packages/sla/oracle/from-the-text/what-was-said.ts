/** S1a: what facts say of an instant, read anew for every instant. */
import type { Instant } from '@entente/worktime';
import type { ExclusionFact, ExclusionTerms, Fact, MethodTerms } from '../../src/model.ts';

export type Colour = 'good' | 'bad' | 'unknown';

/** One row of a batch of samples; what it does not say is absent. */
export interface Row {
  readonly source: string;
  readonly at: Instant;
  readonly good?: number;
  readonly total?: number;
  readonly value?: number;
}

interface Word {
  readonly source: string;
  readonly at: Instant;
  readonly state: string;
}

const isAbout = (fact: Fact, component: string, { metric, sources }: MethodTerms) =>
  fact.component === component && sources.includes(fact.source) && (metric === undefined || fact.metric === undefined || fact.metric === metric);

const byPosition = (facts: readonly Fact[]) => facts.toSorted((a, b) => a.position - b.position);

/** The status changes that count: of those of one source and instant the one with the highest log position. */
export function wordsOf(facts: readonly Fact[], component: string, method: MethodTerms): readonly Word[] {
  const words = new Map<string, Word>();
  for (const fact of byPosition(facts)) {
    if (fact.kind === 'status' && isAbout(fact, component, method)) words.set(`${fact.source} ${fact.at}`, fact);
  }
  return [...words.values()].toSorted((a, b) => a.at - b.at);
}

/** The samples that count: of those of one source and instant the one with the highest log position, in one batch the later. */
export function rowsOf(facts: readonly Fact[], component: string, method: MethodTerms): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const fact of byPosition(facts)) {
    if (fact.kind !== 'samples' || !isAbout(fact, component, method)) continue;
    for (const [place, at] of [...fact.at].entries()) {
      const said = (column: ArrayLike<number> | undefined) => (column === undefined || Number.isNaN(column[place]) ? undefined : column[place]);
      const [good, all, value] = [said(fact.good), said(fact.total), said(fact.value)];
      rows.set(`${fact.source} ${at}`, {
        source: fact.source, at, ...(good === undefined ? {} : { good }), ...(all === undefined ? {} : { total: all }), ...(value === undefined ? {} : { value }),
      });
    }
  }
  return [...rows.values()].toSorted((a, b) => a.at - b.at);
}

/** S1a, S14: the declared exclusions, of those of one source and begin the one with the highest log position. */
function declared(facts: readonly Fact[], component: string): readonly ExclusionFact[] {
  const all = new Map<string, ExclusionFact>();
  for (const fact of byPosition(facts)) {
    if (fact.kind === 'exclusion' && fact.component === component) all.set(`${fact.source} ${fact.window.start}`, fact);
  }
  return [...all.values()];
}

/** S14: whether this was a word on it that already told its reason and all of its window. */
const hasDeclared = (fact: Fact, { source, component, window, reason }: ExclusionFact): boolean =>
  fact.kind === 'exclusion' && fact.source === source && fact.component === component && fact.reason === reason && fact.window.start === window.start && fact.window.end >= window.end;

/** S14: the exclusions that are approved and were declared in time. */
export function grantedIn(facts: readonly Fact[], component: string, { notice }: Pick<ExclusionTerms, 'notice'>): readonly ExclusionFact[] {
  return declared(facts, component).filter((one) => one.approved && (notice === undefined || facts.some((fact) => hasDeclared(fact, one) && fact.recordedAt <= one.window.start - notice)));
}

/** On the good side of the threshold, or on it. */
export function isOnGoodSide(value: number, { good, value: line }: NonNullable<MethodTerms['threshold']>): boolean {
  return good === 'at-most' ? value <= line : value >= line;
}

function isBadRow({ good, total, value }: Row, { threshold }: MethodTerms): boolean {
  const missed = good !== undefined && total !== undefined && good < total;
  return missed || (threshold !== undefined && value !== undefined && !isOnGoodSide(value, threshold));
}

/** What one source says at an instant: its last word, if it still holds. */
function colourBy(source: string, t: Instant, words: readonly Word[], rows: readonly Row[], method: MethodTerms): Colour {
  if (method.measures === 'samples') {
    const row = rows.findLast((one) => one.source === source && one.at <= t);
    if (row === undefined || t >= row.at + (method.cadence ?? 300_000)) return 'unknown';
    return isBadRow(row, method) ? 'bad' : 'good';
  }
  const word = words.findLast((one) => one.source === source && one.at <= t);
  if (word === undefined || word.state === 'unknown' || (method.maxAge !== undefined && t >= word.at + method.maxAge)) return 'unknown';
  return word.state === 'down' || (word.state === 'degraded' && method.degradedIsBad === true) ? 'bad' : 'good';
}

/** What all sources together say, over those that know something. */
export function colourReader(facts: readonly Fact[], component: string, method: MethodTerms): (t: Instant) => Colour {
  const [words, rows] = [wordsOf(facts, component, method), rowsOf(facts, component, method)];
  return (t) => {
    const said = [...new Set(method.sources)].map((source) => colourBy(source, t, words, rows, method)).filter((colour) => colour !== 'unknown');
    const bad = said.filter((colour) => colour === 'bad').length;
    if (said.length === 0) return 'unknown';
    if (method.combine === 'any-bad') return bad > 0 ? 'bad' : 'good';
    if (method.combine === 'majority') return bad * 2 >= said.length ? 'bad' : 'good';
    return bad === said.length ? 'bad' : 'good';
  };
}

/**
 * S12: up to when a running period is known. After the last word of all sources plus two cadences nothing is, nor after the
 * end of the last sample where it is samples that colour time.
 */
export function knownUntil(words: readonly { readonly at: Instant }[], asOf: Instant, allowance: number): Instant {
  const last = words.findLast(({ at }) => at <= asOf);
  return last === undefined ? Number.NEGATIVE_INFINITY : Math.min(asOf, last.at + allowance);
}
