import { factWindow, measuredPart } from '@entente/sla';
import type { Fact, LevelTerms } from '@entente/sla';
import { levelResult } from '@entente/statement';
import type { TermsInPeriod } from '@entente/statement';
import { normalise, openIntervals, overlap } from '@entente/worktime';
import type { CalendarTerms, Instant, Interval } from '@entente/worktime';
import { accountOf, accountOfValue } from '../levels/account.ts';
import { cellsOf } from '../levels/cells.ts';
import { namedStretches } from '../levels/named-stretches.ts';
import type { NamedStretch } from '../levels/named-stretches.ts';
import type { Computed, ComputedValue } from '../levels/result-columns.ts';
import { periodLabel } from '../periods/period-label.ts';
import { factsThatMatter } from './facts-that-matter.ts';
import { allTerms } from './parts-in.ts';

/** Everything that is stored of a level in a period. Pure: the same terms, facts, period and moment give the same. */
export interface ComputedLevel {
  readonly computed: Computed | ComputedValue;
  readonly stretches: readonly NamedStretch[];
}

export interface Known {
  readonly facts: readonly Fact[];
  /** All facts up to here are among them. */
  readonly logPosition: number;
  readonly asOf: Instant;
  readonly nameOf: (source: string) => string;
}

/** The number and all that is kept beside it, of terms alone or of the segments that they are one with (S18). */
export function computeLevel(own: TermsInPeriod, period: Interval, known: Known): ComputedLevel {
  const { terms } = own;
  const { facts: given, logPosition, asOf, nameOf } = known;
  const facts = factsIn(own, given, period);
  const { result } = levelResult(own, facts, period, asOf);
  const common = { label: periodLabel(period, terms.period), logPosition, computedAt: asOf };
  if (terms.kind !== 'availability' && 'kind' in result) return { computed: { result, terms, account: accountOfValue(result, facts, nameOf), ...common }, stretches: [] };
  if (terms.kind !== 'availability' || 'kind' in result) throw new Error('a level has a number of its own kind');

  const calendar = hoursIn(own, period);
  const computed = { result, cells: cellsOf(result, calendar, terms.period), account: accountOf(result, facts, nameOf), ...common };
  return { computed, stretches: namedStretches(result, { sources: sourcesOf(own) }, facts, nameOf) };
}

/** All facts of the period are looked at anew, whichever of them have come since. */
function factsIn(own: TermsInPeriod, given: readonly Fact[], period: Interval): readonly Fact[] {
  switch (own.terms.kind) {
    // A clock is moved by all that was ever told of it, and by the clocks above it (S6, S11).
    case 'clock': return given;
    case 'availability': return factsThatMatter(given, windowOf(own, period));
    default: return factsThatMatter(ofMetrics(allTerms(own), given), windowOf(own, period));
  }
}

/** A component may have several metrics; what is said of the others is no part of the account. */
function ofMetrics(all: readonly LevelTerms[], facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(({ metric, kind }) => kind === 'exclusion' || metric === undefined || all.some(({ method }) => method.metric === undefined || metric === method.metric));
}

/** The hours of each segment; between two versions there are none. */
function hoursIn(own: TermsInPeriod, period: Interval): CalendarTerms {
  const { terms, earlier = [] } = own;
  if (earlier.length === 0 || terms.amended !== 'combine') return terms.calendar;
  const all = allTerms(own);
  const open = all.flatMap(({ calendar, inForce, partialPeriod }, place) => {
    const isFull = partialPeriod === 'full';
    const start = isFull && place === 0 ? period.start : inForce.start;
    const end = isFull && place === all.length - 1 ? period.end : inForce.end ?? period.end;
    return openIntervals(calendar, overlap(period, { start, end }));
  });
  return { kind: 'stated', zone: terms.period.zone, open: normalise(open) };
}

const sourcesOf = (own: TermsInPeriod): readonly string[] => [...new Set(allTerms(own).flatMap(({ method: { sources } }) => sources))];

/** The window of facts that can matter to a level in a period: around the part of it that is measured (S18). */
export function windowOf(own: TermsInPeriod, period: Interval): Interval {
  const windows = allTerms(own).map((terms) => windowOfTerms(terms, period));
  return { start: Math.min(...windows.map(({ start }) => start)), end: Math.max(...windows.map(({ end }) => end)) };
}

function windowOfTerms(terms: LevelTerms, period: Interval): Interval {
  const measured = measuredPart(terms, period);
  switch (terms.kind) {
    case 'availability': return factWindow(terms, measured);
    case 'clock': return measured;
    default: return factWindow({ method: terms.method, outages: {} }, measured);
  }
}
