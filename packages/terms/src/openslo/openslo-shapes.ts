/** OpenSLO v1, as far as its documents say what is measured and expected; what only tools of theirs need may be anything. */
import { z } from 'zod';
import { decimal, measured } from '../scalars/written-values.ts';
import { textScalar } from '../scalars/scalar.ts';

export const OPENSLO = 'openslo/v1';

const anything = z.unknown();
const metadata = z.strictObject({
  name: z.string(),
  displayName: z.exactOptional(z.string()),
  labels: z.exactOptional(z.record(z.string(), z.union([z.string(), z.array(z.string())]))),
  annotations: z.exactOptional(z.record(z.string(), z.string())),
});
const framed = <const K extends string, S extends z.ZodType>(kind: K, spec: S) => z.strictObject({ apiVersion: z.literal(OPENSLO), kind: z.literal(kind), metadata, spec });

/** A positive number and m, h, d, w, M, Q or Y. */
const shorthand = textScalar<string>({
  value: z.string(), code: 'DURATION_INVALID', what: 'a duration of OpenSLO', fix: 'Write a positive whole number and one of m, h, d, w, M, Q, Y, such as 28d or 1M.',
  read: (text) => (/^[1-9]\d*[mhdwMQY]$/.test(text) ? text : undefined), write: (text) => text,
});

const between = (least: number, most: number, isMostIn: boolean) => decimal.refine((text) => Number(text) >= least && (Number(text) < most || (isMostIn && Number(text) === most)), {
  error: `It is not from ${least} to ${isMostIn ? '' : 'below '}${most}.`, params: { code: 'TARGET_INVALID', fix: `Write a decimal from ${least} to ${isMostIn ? '' : 'below '}${most}.` },
});

const queried = z.strictObject({ metricSource: z.strictObject({ metricSourceRef: z.exactOptional(z.string()), type: z.exactOptional(z.string()), spec: z.exactOptional(anything) }) });

const ratioMetric = z.strictObject({
  counter: z.exactOptional(z.boolean()),
  good: z.exactOptional(queried),
  bad: z.exactOptional(queried),
  total: z.exactOptional(queried),
  raw: z.exactOptional(queried),
  rawType: z.exactOptional(z.enum(['success', 'failure'])),
}).refine(({ good, bad, total, raw }) => (raw === undefined ? total !== undefined && (good === undefined) !== (bad === undefined) : good === undefined && bad === undefined && total === undefined), {
  error: 'A ratio is good or bad of a total, or raw.', params: { code: 'RATIO_INVALID', fix: 'Name total with good or bad, or raw alone.' },
});

const sliSpec = z.strictObject({
  description: z.exactOptional(z.string()),
  ratioMetric: z.exactOptional(ratioMetric),
  thresholdMetric: z.exactOptional(queried),
}).refine(({ ratioMetric: ratio, thresholdMetric }) => (ratio === undefined) !== (thresholdMetric === undefined), {
  error: 'An indicator has a ratioMetric or a thresholdMetric.', params: { code: 'INDICATOR_INVALID', fix: 'Name one of the two.' },
});

const objective = z.strictObject({
  displayName: z.exactOptional(z.string()),
  op: z.exactOptional(z.enum(['lte', 'gte', 'lt', 'gt'])),
  value: z.exactOptional(measured),
  target: z.exactOptional(between(0, 1, false)),
  targetPercent: z.exactOptional(between(0, 100, false)),
  timeSliceTarget: z.exactOptional(between(0, 1, true)),
  timeSliceWindow: z.exactOptional(textScalar<string>({
    value: z.string(), code: 'DURATION_INVALID', what: 'a length of slices', fix: 'Write minutes as a number, or a duration such as 5m.',
    read: (text) => (/^[1-9]\d*[mhdwMQY]?$/.test(text) ? text : undefined), write: (text) => text,
  })),
}).refine(({ target, targetPercent }) => (target === undefined) !== (targetPercent === undefined), {
  error: 'An objective has a target or a targetPercent.', params: { code: 'TARGET_MISSING', fix: 'Name one of the two.' },
});

const timeWindow = z.strictObject({
  duration: shorthand,
  isRolling: z.exactOptional(z.boolean()),
  calendar: z.exactOptional(z.strictObject({ startTime: z.string(), timeZone: z.string() })),
});

/** Slices have a length, and those that are good or bad a target. */
const NEEDED = { Occurrences: [], Timeslices: ['timeSliceTarget', 'timeSliceWindow'], RatioTimeslices: ['timeSliceWindow'] } as const;

const sloSpec = z.strictObject({
  description: z.exactOptional(z.string()),
  service: z.string(),
  indicator: z.exactOptional(z.strictObject({ metadata: z.exactOptional(metadata), spec: sliSpec })),
  indicatorRef: z.exactOptional(z.string()),
  timeWindow: z.exactOptional(z.array(timeWindow).length(1)),
  budgetingMethod: z.enum(['Occurrences', 'Timeslices', 'RatioTimeslices']),
  objectives: z.array(objective).min(1),
  alertPolicies: z.exactOptional(z.array(anything)),
}).superRefine(({ budgetingMethod, objectives }, context) => {
  for (const [place, one] of objectives.entries()) {
    for (const field of NEEDED[budgetingMethod].filter((needed) => one[needed] === undefined)) {
      context.addIssue({ code: 'custom', path: ['objectives', place, field], message: `"${field}" is missing.`, params: { code: 'FIELD_MISSING', fix: `${budgetingMethod} needs it in every objective.` } });
    }
  }
}).refine(({ indicator, indicatorRef }) => (indicator === undefined) !== (indicatorRef === undefined), {
  error: 'An SLO has an indicator or an indicatorRef.', params: { code: 'INDICATOR_INVALID', fix: 'Name one of the two.' },
});

export const openSloShape = z.discriminatedUnion('kind', [
  framed('Service', z.strictObject({ description: z.exactOptional(z.string()) })),
  framed('SLI', sliSpec),
  framed('SLO', sloSpec),
  framed('DataSource', z.strictObject({ description: z.exactOptional(z.string()), type: z.string(), connectionDetails: z.exactOptional(anything) })),
  framed('AlertPolicy', anything),
  framed('AlertCondition', anything),
  framed('AlertNotificationTarget', anything),
]);

export type OpenSloDocument = z.output<typeof openSloShape>;
export type Slo = Extract<OpenSloDocument, { readonly kind: 'SLO' }>;
export type Objective = z.output<typeof objective>;
export type SliSpec = z.output<typeof sliSpec>;
export type TimeWindow = z.output<typeof timeWindow>;
