import { evaluateSharedMetric, factWindow, measuredPart } from '@entente/sla';
import type { AvailabilityResult, SharedMetricResult, SharedMetricTerms, StatusState } from '@entente/sla';
import type { Instant, Interval } from '@entente/worktime';
import { accountOf } from '../levels/account.ts';
import { cellsOf } from '../levels/cells.ts';
import type { Computed } from '../levels/result-columns.ts';
import { periodLabel } from '../periods/period-label.ts';
import type { Known } from '../recompute/compute-level.ts';
import { factsThatMatter } from '../recompute/facts-that-matter.ts';
import { comparedRules } from './compared-rules.ts';
import type { ComparedRule } from './compared-rules.ts';

/** Everything that is stored of a shared metric in a period. */
export interface ComputedShared {
  readonly endToEnd: Computed;
  readonly shared: SharedMetricResult;
  readonly suppliers: readonly SupplierState[];
  /** Worked out when asked: they move only when the segments do. */
  readonly rules: () => readonly ComparedRule[];
}

/** What a component's source says now, and since when it does, as far as this period tells. */
export interface SupplierState {
  readonly component: string;
  readonly name: string;
  readonly party: string;
  readonly result: AvailabilityResult;
  readonly state: StatusState;
  readonly since: Instant | undefined;
}

export function computeSharedMetric(terms: SharedMetricTerms, period: Interval, { facts: given, logPosition, asOf, nameOf }: Known): ComputedShared {
  const facts = factsThatMatter(given, windowOfShared(terms, period));
  const shared = evaluateSharedMetric(terms, facts, period, asOf);
  const result = shared.endToEnd;
  const account = accountOf({ ...result, trace: [...result.trace, ...shared.trace] }, facts, nameOf);
  const names = new Map(terms.components.map(({ component, name }) => [component, name]));
  return {
    endToEnd: { result, label: periodLabel(period, terms.period), cells: cellsOf(result, terms.calendar, terms.period), account, logPosition, computedAt: asOf },
    shared,
    suppliers: shared.components.map((component) => ({
      ...component,
      name: names.get(component.component) ?? component.component,
      since: sinceOf(component.state, component.result),
    })),
    rules: () => comparedRules(terms, facts, period, asOf),
  };
}

/** Everything that is measured for it: end to end, and each component. */
export function measuredOf(terms: SharedMetricTerms) {
  return [...(terms.endToEnd === undefined ? [] : [terms.endToEnd]), ...terms.components].map(({ component, method }) => ({ component, method }));
}

/** The window that holds the facts of every component, around the part of the period that is measured. */
export function windowOfShared(terms: SharedMetricTerms, period: Interval): Interval {
  const measured = measuredPart({ inForce: terms.inForce, partialPeriod: 'prorate' }, period);
  const windows = measuredOf(terms).map(({ method }) => factWindow({ method, outages: {} }, measured));
  return { start: Math.min(measured.start, ...windows.map(({ start }) => start)), end: Math.max(measured.end, ...windows.map(({ end }) => end)) };
}

/** When the last stretch of the state began; undefined when that was before the period. */
function sinceOf(state: StatusState, { stretches, measured }: AvailabilityResult): Instant | undefined {
  const last = stretches.findLast((stretch) => stretch.state !== 'excluded');
  if (last === undefined) return undefined;
  const since = state === 'up' || state === 'degraded' ? last.end : last.start;
  return since === measured.start ? undefined : since;
}
