import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { Component } from './service.entity.ts';

/** What is measured. `terms` is the JSON text of its measurement method, without the sources (S1a). */
export const Metric = defineEntity({
  name: 'Metric',
  tableName: 'metric',
  properties: {
    id: p.uuid().primary(),
    componentId: () => p.manyToOne(Component).mapToPk().fieldName('component_id'),
    key: p.string(),
    name: p.string(),
    measures: p.enum(['status', 'samples', 'clocks'] as const),
    unit: p.string(),
    terms: p.text(),
  },
});
export type Metric = InferEntity<typeof Metric>;

/** Who or what sends facts. `cadence` in milliseconds. */
export const Source = defineEntity({
  name: 'Source',
  tableName: 'source',
  properties: {
    id: p.uuid().primary(),
    partyId: p.uuid().fieldName('party_id').nullable(),
    name: p.string(),
    cadence: p.bigint('number').nullable(),
  },
});
export type Source = InferEntity<typeof Source>;

/** A source may speak for a metric, and its word counts there. */
export const MetricSource = defineEntity({
  name: 'MetricSource',
  tableName: 'metric_source',
  properties: {
    id: p.uuid().primary(),
    metricId: () => p.manyToOne(Metric).mapToPk().fieldName('metric_id'),
    sourceId: () => p.manyToOne(Source).mapToPk().fieldName('source_id'),
  },
});
export type MetricSource = InferEntity<typeof MetricSource>;
