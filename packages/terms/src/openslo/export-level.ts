import type { AvailabilityTerms, LevelTerms } from '@entente/sla';
import { asNumber } from '../scalars/scalar.ts';
import { shiftPoint } from '../scalars/decimal-text.ts';
import type { Content } from '../source/source-document.ts';
import { OPENSLO } from './openslo-shapes.ts';
import { shorthandOf, sliceShorthand } from './window.ts';

/** A level in OpenSLO's words, and what they leave out. */
export interface ExportedLevel {
  readonly documents: readonly Content[];
  readonly unsaid: readonly string[];
}

/** What OpenSLO says of how often something must be good. */
interface Budget {
  readonly method: 'Occurrences' | 'Timeslices';
  readonly slice?: { readonly [field: string]: Content };
  readonly threshold?: { readonly op: 'lte' | 'gte'; readonly value: number };
  readonly unsaid: readonly string[];
}

export function exportedLevel(agreement: string, service: string, level: LevelTerms): ExportedLevel {
  const budget = budgetOf(level);
  if (budget === undefined) return { documents: [], unsaid: [`A level of the kind ${level.kind}: OpenSLO knows shares of good events and good time.`] };
  const objectives = objectivesOf(level, budget);
  const unsaid = [...budget.unsaid, ...objectives.unsaid, ...unsaidOf(level)];
  if (objectives.said.length === 0) return { documents: [], unsaid };
  const { every, anchor, zone } = level.period;
  return {
    documents: [{
      apiVersion: OPENSLO, kind: 'SLO',
      metadata: { name: `${agreement}-${level.id}`, displayName: level.name },
      spec: {
        service,
        indicator: { metadata: { name: level.method.metric ?? `${agreement}-${level.id}` }, spec: indicatorOf(level, budget) },
        timeWindow: [{ duration: shorthandOf(every), isRolling: false, calendar: { startTime: `${anchor} 00:00:00`, timeZone: zone } }],
        budgetingMethod: budget.method,
        objectives: objectives.said,
      },
    }],
    unsaid,
  };
}

function budgetOf(level: LevelTerms): Budget | undefined {
  switch (level.kind) {
    case 'availability': return availabilityBudget(level);
    case 'ratio': return { method: 'Occurrences', unsaid: level.allowance === undefined ? [] : ['The allowance for small numbers.'] };
    case 'threshold': {
      const { threshold } = level.method;
      if (threshold === undefined) return undefined;
      return { method: 'Occurrences', threshold: { op: threshold.good === 'at-most' ? 'lte' : 'gte', value: threshold.value }, unsaid: level.allowance === undefined ? [] : ['The allowance for small numbers.'] };
    }
    case 'clock': return { method: 'Occurrences', unsaid: ['How long work may take, its pauses and its reopening: only the share of work done in time is said.'] };
    case 'percentile':
    case 'goal':
    case 'score':
    case 'money': return undefined;
  }
}

function availabilityBudget({ basis, slice, outages, method }: AvailabilityTerms): Budget | undefined {
  const threshold = method.threshold === undefined ? {} : { threshold: { op: method.threshold.good === 'at-most' ? 'lte' as const : 'gte' as const, value: method.threshold.value } };
  const unsaid = Object.keys(outages).length === 0 ? [] : ['Which outages count, and how part minutes are rounded.'];
  switch (basis) {
    case 'occurrences': return { method: 'Occurrences', ...threshold, unsaid };
    case 'timeslices': {
      const length = slice === undefined ? undefined : sliceShorthand(slice.length);
      return slice === undefined || length === undefined ? undefined : { method: 'Timeslices', slice: { timeSliceTarget: asNumber(shiftPoint(slice.target, -2)), timeSliceWindow: length }, ...threshold, unsaid };
    }
    case 'time': return { method: 'Timeslices', slice: { timeSliceTarget: 1, timeSliceWindow: '1m' }, ...threshold, unsaid: [...unsaid, 'Time to the millisecond: it is said in minutes, each of them good or bad.'] };
    case 'user-minutes':
    case 'device-minutes': return undefined;
  }
}

/** What is expected and, where there may be two objectives, the minimum; OpenSLO's targets are below 100. */
function objectivesOf({ expected, minimum }: { readonly expected?: string; readonly minimum?: string }, { slice, threshold }: Budget): { readonly said: readonly Content[]; readonly unsaid: readonly string[] } {
  const lines = [{ displayName: 'expected', percent: expected }, { displayName: 'minimum', percent: minimum }].filter((line): line is { displayName: string; percent: string } => line.percent !== undefined);
  const fitting = lines.filter(({ percent }) => Number(percent) < 100);
  const said = threshold === undefined ? fitting : fitting.slice(0, 1);
  return {
    said: said.map(({ displayName, percent }) => ({ displayName, ...(threshold === undefined ? {} : { op: threshold.op, value: threshold.value }), targetPercent: asNumber(percent), ...slice })),
    unsaid: lines.filter((line) => !said.includes(line)).map(({ displayName, percent }) => `The ${displayName} ${percent} %: ${Number(percent) < 100 ? 'a threshold has one objective' : 'OpenSLO\'s targets are below 100'}.`),
  };
}

function indicatorOf({ method }: LevelTerms, { threshold }: Budget): Content {
  const metricSource = { metricSourceRef: method.sources.join(', ') };
  return threshold === undefined ? { ratioMetric: { counter: false, good: { metricSource }, total: { metricSource } } } : { thresholdMetric: { metricSource } };
}

function unsaidOf({ calendar, exclusions, method, rounding }: LevelTerms): readonly string[] {
  return [
    ...(calendar.kind === 'always' ? [] : ['The hours that count.']),
    ...(Object.keys(exclusions).length === 1 && exclusions.effect === 'remove' ? [] : ['Exclusions, their notice and their cap.']),
    ...(rounding === undefined ? [] : ['That its number is rounded before it is compared.']),
    ...(method.sources.length === 1 ? [] : ['How several sources combine.']),
  ];
}
