import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { CalendarVersion } from './calendar.entity.ts';
import { Metric } from './metric.entity.ts';

export const AGREEMENT_KINDS = ['sla', 'ola', 'uc'] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

export const Agreement = defineEntity({
  name: 'Agreement',
  tableName: 'agreement',
  properties: {
    id: p.uuid().primary(),
    key: p.string(),
    name: p.string(),
    kind: p.enum(AGREEMENT_KINDS),
    providerPartyId: p.uuid().fieldName('provider_party_id'),
    customerPartyId: p.uuid().fieldName('customer_party_id'),
    zone: p.string(),
    /** Milliseconds between a period's end and its closing (S23). */
    grace: p.bigint('number'),
    startsAt: p.datetime().fieldName('starts_at'),
    endsAt: p.datetime().fieldName('ends_at').nullable(),
    /** Periods up to here are closed: no amendment reaches behind it (S23). */
    closedUntil: p.datetime().fieldName('closed_until').nullable(),
    /** JSON text of the rest of its terms. */
    terms: p.text(),
  },
});
export type Agreement = InferEntity<typeof Agreement>;

/** Immutable. In force from `effectiveFrom` to the next version's, or to the agreement's end. */
export const AgreementVersion = defineEntity({
  name: 'AgreementVersion',
  tableName: 'agreement_version',
  properties: {
    id: p.uuid().primary(),
    agreementId: () => p.manyToOne(Agreement).mapToPk().fieldName('agreement_id'),
    number: p.integer(),
    effectiveFrom: p.datetime().fieldName('effective_from'),
    /** JSON text of what it says beside its levels and its money. */
    terms: p.text(),
  },
});
export type AgreementVersion = InferEntity<typeof AgreementVersion>;

export const LEVEL_KINDS = ['availability', 'ratio', 'threshold', 'percentile', 'clock', 'goal', 'score', 'money'] as const;

/** A level of one version; `terms` is the JSON text of the rest of its terms. */
export const Level = defineEntity({
  name: 'Level',
  tableName: 'level',
  properties: {
    id: p.uuid().primary(),
    agreementId: () => p.manyToOne(Agreement).mapToPk().fieldName('agreement_id'),
    versionId: () => p.manyToOne(AgreementVersion).mapToPk().fieldName('version_id'),
    key: p.string(),
    name: p.string(),
    place: p.integer(),
    kind: p.enum(LEVEL_KINDS),
    metricId: () => p.manyToOne(Metric).mapToPk().fieldName('metric_id'),
    calendarVersionId: () => p.manyToOne(CalendarVersion).mapToPk().fieldName('calendar_version_id'),
    obligorPartyId: p.uuid().fieldName('obligor_party_id'),
    expected: p.string(),
    minimum: p.string().nullable(),
    every: p.string(),
    anchor: p.string(),
    terms: p.text(),
  },
});
export type Level = InferEntity<typeof Level>;
