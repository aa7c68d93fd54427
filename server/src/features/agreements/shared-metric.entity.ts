import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { ATTRIBUTION_RULES } from '@entente/sla';
import { CalendarVersion } from './calendar.entity.ts';
import { Metric } from './metric.entity.ts';

/** A metric that several suppliers carry together (S31). `structure` and `terms` are JSON text. */
export const SharedMetric = defineEntity({
  name: 'SharedMetric',
  tableName: 'shared_metric',
  properties: {
    id: p.uuid().primary(),
    key: p.string(),
    name: p.string(),
    endToEndMetricId: () => p.manyToOne(Metric).mapToPk().fieldName('end_to_end_metric_id').nullable(),
    structure: p.text(),
    rule: p.enum(ATTRIBUTION_RULES),
    calendarVersionId: () => p.manyToOne(CalendarVersion).mapToPk().fieldName('calendar_version_id'),
    zone: p.string(),
    every: p.string(),
    anchor: p.string(),
    expected: p.string(),
    minimum: p.string().nullable(),
    terms: p.text(),
    startsAt: p.datetime().fieldName('starts_at'),
    endsAt: p.datetime().fieldName('ends_at').nullable(),
  },
});
export type SharedMetric = InferEntity<typeof SharedMetric>;

export const SharedComponent = defineEntity({
  name: 'SharedComponent',
  tableName: 'shared_component',
  properties: {
    id: p.uuid().primary(),
    sharedMetricId: () => p.manyToOne(SharedMetric).mapToPk().fieldName('shared_metric_id'),
    partyId: p.uuid().fieldName('party_id'),
    metricId: () => p.manyToOne(Metric).mapToPk().fieldName('metric_id'),
    name: p.string(),
    place: p.integer(),
  },
});
export type SharedComponent = InferEntity<typeof SharedComponent>;
