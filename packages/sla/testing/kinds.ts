/** The words in which tests tell of levels of other kinds than availability, on the day of the story. */
import { HOUR } from '@entente/worktime';
import type { ClockEventKind } from '../src/clock/clock-model.ts';
import type { ClockLevelTerms, GoalTerms, MoneyLevelTerms, PercentileLevelTerms, RatioTerms, ScoreTerms, ThresholdTerms } from '../src/kinds/kind-model.ts';
import type { ClockFact, SampleRun } from '../src/model.ts';
import { at } from './story.ts';
import type { UnloggedFact } from './story.ts';

const common = {
  id: 'level', name: 'Level', component: 'shop', obligor: 'provider',
  calendar: { kind: 'always' },
  period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1D' },
  exclusions: { effect: 'remove' },
  partialPeriod: 'prorate',
  inForce: { start: 0 },
} as const;

const method = { measures: 'samples', sources: ['probe'], combine: 'any-bad' } as const;

export function aRatio(changes: Partial<RatioTerms> = {}): RatioTerms {
  return { ...common, method, kind: 'ratio', expected: '95', ...changes };
}

/** Values of at most 800 are good. */
export function aThreshold(changes: Partial<ThresholdTerms> = {}): ThresholdTerms {
  return { ...common, method: { ...method, threshold: { good: 'at-most', value: 800 } }, kind: 'threshold', expected: '95', ...changes };
}

export function aPercentile(changes: Partial<PercentileLevelTerms> = {}): PercentileLevelTerms {
  return { ...common, method, kind: 'percentile', percentile: { percent: '95', method: 'nearest-rank' }, better: 'lower', unit: 'ms', expected: '800', unknown: { policy: 'ignore' }, ...changes };
}

export function aGoal(changes: Partial<GoalTerms> = {}): GoalTerms {
  return { ...common, method, kind: 'goal', counts: 'events', unit: 'leads', promised: '100', better: 'higher', ...changes };
}

export function aScore(changes: Partial<ScoreTerms> = {}): ScoreTerms {
  return { ...common, method, kind: 'score', scale: { least: '1', most: '5' }, expected: '4', ...changes };
}

export function aMoneyLevel(changes: Partial<MoneyLevelTerms> = {}): MoneyLevelTerms {
  return { ...common, method, kind: 'money', currency: 'EUR', better: 'lower', expected: '100000', ...changes };
}

/** Every clock within four hours. */
export function aClockLevel(changes: Partial<ClockLevelTerms> = {}): ClockLevelTerms {
  return {
    ...common, kind: 'clock', method: { measures: 'clocks', sources: ['desk'] }, targets: [{ within: 4 * HOUR }],
    reopening: 'continue', priorityChange: 'retroactive', expected: '90', ...changes,
  };
}

/** Values of one batch: `[when, value]` each. */
export function values(rows: readonly (readonly [string, number])[], more: Partial<SampleRun> = {}): UnloggedFact {
  return { kind: 'samples', source: 'probe', component: 'shop', at: rows.map(([when]) => at(when)), value: rows.map(([, value]) => value), ...more };
}

type Told = readonly [ClockEventKind, string] | readonly [ClockEventKind, string, Partial<ClockFact>];

/** What happened to one ticket: `[event, when]` each. */
export function ticket(clock: string, ...events: readonly Told[]): readonly UnloggedFact[] {
  return events.map(([event, when, more = {}]) => ({ kind: 'clock', source: 'desk', component: 'shop', clock, event, at: at(when), ...more }));
}
