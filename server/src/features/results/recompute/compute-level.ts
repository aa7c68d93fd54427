import { evaluateLevel, factWindow, measuredPart } from '@entente/sla';
import type { Fact, AvailabilityTerms, LevelTerms, ValueLevelTerms } from '@entente/sla';
import type { Instant, Interval } from '@entente/worktime';
import { accountOf, accountOfValue } from '../levels/account.ts';
import { cellsOf } from '../levels/cells.ts';
import { namedStretches } from '../levels/named-stretches.ts';
import type { NamedStretch } from '../levels/named-stretches.ts';
import type { Computed, ComputedValue } from '../levels/result-columns.ts';
import { periodLabel } from '../periods/period-label.ts';
import { factsThatMatter } from './facts-that-matter.ts';

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

export function computeLevel(terms: LevelTerms, period: Interval, known: Known): ComputedLevel {
  return terms.kind === 'availability' ? computeAvailability(terms, period, known) : { computed: computeValue(terms, period, known), stretches: [] };
}

/** All facts of the period are looked at anew, whichever of them have come since. */
function computeValue(terms: ValueLevelTerms, period: Interval, { facts: given, logPosition, asOf, nameOf }: Known): ComputedValue {
  // A clock is moved by all that was ever told of it, and by the clocks above it (S6, S11).
  const facts = terms.kind === 'clock' ? given : factsThatMatter(ofMetric(terms, given), windowOf(terms, period));
  const result = evaluateLevel(terms, facts, period, asOf);
  return { result, terms, label: periodLabel(period, terms.period), account: accountOfValue(result, facts, nameOf), logPosition, computedAt: asOf };
}

/** A component may have several metrics; what is said of the others is no part of the account. */
function ofMetric({ method }: ValueLevelTerms, facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(({ metric, kind }) => kind === 'exclusion' || metric === undefined || method.metric === undefined || metric === method.metric);
}

function computeAvailability(terms: AvailabilityTerms, period: Interval, { facts: given, logPosition, asOf, nameOf }: Known): ComputedLevel {
  const facts = factsThatMatter(given, windowOf(terms, period));
  const result = evaluateLevel(terms, facts, period, asOf);
  const cells = cellsOf(result, terms.calendar, terms.period);
  const account = accountOf(result, facts, nameOf);
  const computed = { result, label: periodLabel(period, terms.period), cells, account, logPosition, computedAt: asOf };
  return { computed, stretches: namedStretches(result, terms, facts, nameOf) };
}

/** The window of facts that can matter to a level in a period: around the part of it that is measured (S18). */
export function windowOf(terms: LevelTerms, period: Interval): Interval {
  const measured = measuredPart(terms, period);
  switch (terms.kind) {
    case 'availability': return factWindow(terms, measured);
    case 'clock': return measured;
    default: return factWindow({ method: terms.method, outages: {} }, measured);
  }
}
