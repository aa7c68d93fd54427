import { evaluateLevel, factWindow, measuredPart } from '@entente/sla';
import type { Fact, AvailabilityTerms } from '@entente/sla';
import type { Instant, Interval } from '@entente/worktime';
import { accountOf } from '../levels/account.ts';
import { cellsOf } from '../levels/cells.ts';
import { namedStretches } from '../levels/named-stretches.ts';
import type { NamedStretch } from '../levels/named-stretches.ts';
import type { Computed } from '../levels/result-columns.ts';
import { periodLabel } from '../periods/period-label.ts';
import { factsThatMatter } from './facts-that-matter.ts';

/** Everything that is stored of a level in a period. Pure: the same terms, facts, period and moment give the same. */
export interface ComputedLevel {
  readonly computed: Computed;
  readonly stretches: readonly NamedStretch[];
}

export interface Known {
  readonly facts: readonly Fact[];
  /** All facts up to here are among them. */
  readonly logPosition: number;
  readonly asOf: Instant;
  readonly nameOf: (source: string) => string;
}

export function computeLevel(terms: AvailabilityTerms, period: Interval, { facts: given, logPosition, asOf, nameOf }: Known): ComputedLevel {
  const facts = factsThatMatter(given, windowOf(terms, period));
  const result = evaluateLevel(terms, facts, period, asOf);
  const cells = cellsOf(result, terms.calendar, terms.period);
  const account = accountOf(result, facts, nameOf);
  const computed = { result, label: periodLabel(period, terms.period), cells, account, logPosition, computedAt: asOf };
  return { computed, stretches: namedStretches(result, terms, facts, nameOf) };
}

/** The window of facts that can matter to a level in a period: around the part of it that is measured (S18). */
export function windowOf(terms: AvailabilityTerms, period: Interval): Interval {
  return factWindow(terms, measuredPart(terms, period));
}
