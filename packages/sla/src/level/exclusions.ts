import { intersect, measure, normalise, openIntervals, subtract, union } from '@entente/worktime';
import type { Duration, Instant, Interval, Intervals } from '@entente/worktime';
import type { ExclusionEffect, ExclusionFact, ExclusionTerms, Fact } from '../model.ts';

/** The open time that exclusions take, by what they do to it; each instant has one effect (S13). */
export interface ExcludedTime {
  readonly removed: Intervals;
  readonly excused: Intervals;
  readonly countedGood: Intervals;
  /** What became of each declared exclusion, in order of time. */
  readonly verdicts: readonly ExclusionVerdict[];
}

/** Why an exclusion counts or does not (S14). */
export type ExclusionFinding = 'counts' | 'cut-by-cap' | 'used-up-cap' | 'not-approved' | 'late-notice' | 'outside-allowed-windows' | 'outside-hours';

export interface ExclusionVerdict {
  readonly fact: ExclusionFact;
  readonly finding: ExclusionFinding;
  readonly effect: ExclusionEffect;
  /** The open time that it takes; instants of two exclusions are in both. */
  readonly takes: Intervals;
}

/** Which exclusions of a component are valid, and the open time they take from a period (S13, S14, S15). */
export function excludedTime(terms: ExclusionTerms, exclusions: readonly ExclusionFact[], open: Intervals): ExcludedTime {
  const claims = latestOfEach(exclusions).map((fact) => claim(terms, fact, exclusions, open));
  const within = withinCap(union(...claims.map(({ takes }) => takes)), terms.cap);
  const verdicts = claims.map((one) => cutByCap(one, within));
  const timeOf = (effect: ExclusionEffect) => union(...verdicts.filter((verdict) => verdict.effect === effect).map(({ takes }) => takes));

  const removed = timeOf('remove');
  const excused = subtract(timeOf('count-as-bad-but-excused'), removed);
  const countedGood = subtract(timeOf('count-as-good'), union(removed, excused));
  return { removed, excused, countedGood, verdicts };
}

/** A cap is one for the period: what earlier segments used of it is gone (S14, S18). */
export function afterUse(terms: ExclusionTerms, used: Duration): ExclusionTerms {
  return terms.cap === undefined ? terms : { ...terms, cap: Math.max(0, terms.cap - used) };
}

/** How much of a cap is used: open time counts once, whatever is done to it (S14). */
export function usedOf({ removed, excused, countedGood }: Omit<ExcludedTime, 'verdicts'>): Duration {
  return measure(union(removed, excused, countedGood));
}

/** The exclusions that are declared for a component. */
export function exclusionsOf(component: string, facts: readonly Fact[]): readonly ExclusionFact[] {
  return facts.filter((fact): fact is ExclusionFact => fact.kind === 'exclusion' && fact.component === component);
}

/** In order of time; of one source's exclusions that begin at one instant the highest log position counts (S1a). */
function latestOfEach(exclusions: readonly ExclusionFact[]): readonly ExclusionFact[] {
  const latest = new Map<string, ExclusionFact>();
  for (const exclusion of exclusions) {
    const identity = identityOf(exclusion);
    const known = latest.get(identity);
    if (known === undefined || known.position < exclusion.position) latest.set(identity, exclusion);
  }
  return [...latest.values()].sort((a, b) => a.window.start - b.window.start || a.position - b.position);
}

function identityOf({ window, source }: ExclusionFact): string {
  return `${window.start} ${source}`;
}

/** Since when the other party knew of it: the first word on it that had its reason and reached as far. A later one may approve it (S14). */
function declaredAt(fact: ExclusionFact, words: readonly ExclusionFact[]): Instant {
  const declaring = words.filter((word) => identityOf(word) === identityOf(fact) && word.reason === fact.reason && word.window.end >= fact.window.end);
  return Math.min(...declaring.map(({ recordedAt }) => recordedAt));
}

/** What one exclusion would take if there were no cap. */
function claim(terms: ExclusionTerms, fact: ExclusionFact, words: readonly ExclusionFact[], open: Intervals): ExclusionVerdict {
  const effect = terms.effectByReason?.[fact.reason] ?? terms.effect;
  const without = (finding: ExclusionFinding): ExclusionVerdict => ({ fact, finding, effect, takes: [] });
  if (!fact.approved) return without('not-approved');
  if (terms.notice !== undefined && declaredAt(fact, words) > fact.window.start - terms.notice) return without('late-notice');

  const window = normalise([fact.window]);
  const allowed = terms.allowedIn === undefined ? window : intersect(window, openIntervals(terms.allowedIn, fact.window));
  if (allowed.length === 0) return without('outside-allowed-windows');
  const takes = intersect(allowed, open);
  return takes.length === 0 ? without('outside-hours') : { fact, finding: 'counts', effect, takes };
}

/** A cap is used in order of time; from the instant it is used up, mid-window too, nothing is excluded (S14). */
function withinCap(claimed: Intervals, cap: Duration | undefined): Intervals {
  if (cap === undefined) return claimed;
  const within: Interval[] = [];
  let left = cap;
  for (const { start, end } of claimed) {
    const taken = Math.min(left, end - start);
    if (taken > 0) within.push({ start, end: start + taken });
    left -= taken;
  }
  return within;
}

function cutByCap(verdict: ExclusionVerdict, within: Intervals): ExclusionVerdict {
  const takes = intersect(verdict.takes, within);
  if (measure(takes) === measure(verdict.takes)) return verdict;
  return { ...verdict, takes, finding: takes.length === 0 ? 'used-up-cap' : 'cut-by-cap' };
}

