import { DAY } from '@entente/worktime';
import { shiftPoint } from '../scalars/decimal-text.ts';
import { durationText } from '../scalars/duration-text.ts';
import { API_VERSION } from '../shapes/metadata-shape.ts';
import type { Content, SourceDocument } from '../source/source-document.ts';
import { metadataOf } from './importing.ts';
import type { Importing } from './importing.ts';
import { asName } from './names.ts';
import type { Objective, SliSpec, Slo } from './openslo-shapes.ts';
import { indicatorOf } from './read-openslo.ts';
import type { Indicator } from './read-openslo.ts';
import { sliceLength, stepOf } from './window.ts';

/** Where an objective stands. */
interface Site {
  readonly importing: Importing;
  readonly source: SourceDocument;
  readonly slo: Slo;
  readonly path: string;
}

/** The levels of an SLO: one for each of its objectives. */
export function importedLevels(importing: Importing, source: SourceDocument, slo: Slo, component: string, levelName: (text: string) => string): readonly Content[] {
  const { metadata, spec } = slo;
  const indicator = indicatorOf(importing.read, slo) ?? { name: metadata.name, spec: {} };
  const period = periodOf(importing, source, slo);
  if ((spec.alertPolicies ?? []).length > 0) importing.lose(source, 'spec.alertPolicies', `${metadata.name}: its alert policies are no part of an agreement; burn rates are alerted on by S37.`);
  return spec.objectives.map((objective, place) => {
    const site = { importing, source, slo, path: `spec.objectives.${place}` };
    const { displayName } = objective;
    const title = metadata.displayName ?? metadata.name;
    return {
      name: levelName(spec.objectives.length === 1 || displayName === undefined ? metadata.name : `${metadata.name}-${displayName}`),
      displayName: displayName === undefined ? title : `${title}: ${displayName}`,
      component,
      metric: metricFor(site, indicator, objective),
      ...period,
      ...kindOf(site, indicator.spec, objective),
      expected: percentOf(objective),
    };
  });
}

/** Both ways to say it are exact: 0.9995 is 99.95 %. */
function percentOf({ target, targetPercent }: Objective): string {
  return targetPercent ?? shiftPoint(target ?? '0', 2);
}

/** What kind of level the budgeting method makes of it. */
function kindOf(site: Site, indicator: SliSpec, objective: Objective): { readonly [field: string]: Content } {
  const { importing, source, slo, path } = site;
  const { budgetingMethod } = slo.spec;
  const isThreshold = indicator.thresholdMetric !== undefined;
  if (indicator.ratioMetric?.raw !== undefined) importing.lose(source, path, `${slo.metadata.name}: a ratio that was divided before cannot be added up (S20); send its good and total.`);
  if (budgetingMethod === 'Occurrences') return { kind: isThreshold ? 'threshold' : 'ratio' };
  if (budgetingMethod === 'RatioTimeslices') {
    importing.lose(source, 'spec.budgetingMethod', `${slo.metadata.name}: ratios of slices are not averaged (S20); all events of the period count alike.`);
    return { kind: isThreshold ? 'threshold' : 'ratio' };
  }
  const { timeSliceWindow = '1m', timeSliceTarget = '1' } = objective;
  const length = sliceLength(timeSliceWindow);
  if (length === undefined) importing.lose(source, `${path}.timeSliceWindow`, `${slo.metadata.name}: ${timeSliceWindow} has no fixed length; its slices are days.`);
  return { kind: 'availability', basis: 'timeslices', slice: { length: durationText(length ?? DAY), target: shiftPoint(timeSliceTarget, 2) } };
}

const GOOD = { lte: 'at-most', lt: 'at-most', gte: 'at-least', gt: 'at-least' } as const;

/** The name of the metric, which is written beside the levels. */
function metricFor({ importing, source, slo, path }: Site, { name, displayName, spec }: Indicator, { op, value }: Objective): string {
  const metric = importing.metricName(spec.thresholdMetric === undefined || value === undefined ? name : `${name}-${op ?? 'lte'}-${value}`);
  const sources = sourcesOf(spec).map(asName);
  for (const one of sources) importing.sources.add(one);
  if (spec.thresholdMetric === undefined && (op !== undefined || value !== undefined)) importing.lose(source, path, `${slo.metadata.name}: a ratio is not compared with a value; its op and value are left out.`);
  if (value !== undefined && (op === 'lt' || op === 'gt')) importing.lose(source, `${path}.op`, `${slo.metadata.name}: a value equal to ${value} counts as good (S21).`);
  const bad = spec.ratioMetric?.bad === undefined ? undefined : 'Good is total less bad.';
  importing.metrics.push({
    apiVersion: API_VERSION, kind: 'Metric', metadata: metadataOf(metric, displayName ?? name, undefined, spec.description ?? bad),
    spec: { measures: 'samples', sources, ...(spec.thresholdMetric === undefined || value === undefined ? {} : { threshold: { good: GOOD[op ?? 'lte'], value } }) },
  });
  return metric;
}

/** Everybody who is queried, once each. */
function sourcesOf({ ratioMetric, thresholdMetric }: SliSpec): readonly string[] {
  const queried = [thresholdMetric, ratioMetric?.good, ratioMetric?.bad, ratioMetric?.total, ratioMetric?.raw];
  const named = queried.flatMap((query) => (query === undefined ? [] : [query.metricSource.metricSourceRef ?? query.metricSource.type ?? 'monitoring']));
  return [...new Set(named.map(asName))];
}

function periodOf(importing: Importing, source: SourceDocument, { metadata, spec }: Slo): { readonly [field: string]: Content } {
  const window = spec.timeWindow?.[0];
  if (window === undefined) {
    importing.lose(source, 'spec', `${metadata.name}: it has no time window; it is judged by the month.`);
    return {};
  }
  const { every, isExact } = stepOf(window.duration);
  const path = 'spec.timeWindow.0';
  if (!isExact) importing.lose(source, `${path}.duration`, `${metadata.name}: there are no periods of ${window.duration}; it is judged by ${every}.`);
  if (window.calendar === undefined) {
    importing.lose(source, path, `${metadata.name}: a rolling window is judged period by period, from the agreement's start in its zone.`);
    return { period: { every } };
  }
  const [date = '', time = '00:00:00'] = window.calendar.startTime.split(/[ T]/);
  if (!/^00:00(:00)?$/.test(time)) importing.lose(source, `${path}.calendar.startTime`, `${metadata.name}: periods begin at midnight, not at ${time}.`);
  return { period: { every, anchor: date, zone: window.calendar.timeZone } };
}
