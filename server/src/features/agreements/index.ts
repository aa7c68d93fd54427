import type { GraphqlFeature } from '../../graphql-kit/feature.ts';
import { AgreementMutations } from './agreement.mutations.ts';
import { agreementsById, versionsById } from './agreement.queries.ts';
import { calendarsById } from './calendar.queries.ts';
import { componentsById } from './component.queries.ts';
import { AgreementResolver, ComponentResolver, LevelResolver } from './agreement.resolver.ts';
import { PartsResolver } from './calendar.resolver.ts';
import { TermsResolver } from './documents/terms.resolver.ts';
import { levelsById } from './level.queries.ts';
import { sharedMetricsById } from './shared-metric.queries.ts';
import { SharedComponentResolver, SharedMetricResolver } from './shared-metric.resolver.ts';
import { Agreement, AgreementVersion, Level } from './agreement.entity.ts';
import { Calendar, CalendarVersion } from './calendar.entity.ts';
import { Metric, MetricSource, Source } from './metric.entity.ts';
import { Component, Service } from './service.entity.ts';
import { SharedComponent, SharedMetric } from './shared-metric.entity.ts';

export const entities = [
  Service, Component, Calendar, CalendarVersion, Metric, MetricSource, Source, Agreement, AgreementVersion, Level, SharedMetric, SharedComponent,
] as const;
export { agreedLevels, agreedSharedMetrics, measuredParts } from './terms.queries.ts';
export type { AgreedLevel, AgreedSharedMetric, LevelFilter, MeasuredPart, SharedMetricFilter } from './terms.queries.ts';
export { amendAgreement, createAgreement } from './agreement.use-cases.ts';
export type { AgreementInput, LevelInput } from './agreement.use-cases.ts';
export { createAvailabilityAgreement } from './availability-template.use-cases.ts';
export type { AvailabilityInput } from './availability-template.use-cases.ts';
export { createCalendar, createComponent, createMetric, createSource } from './parts.use-cases.ts';
export type { SharedMetricInput } from './shared-metric.use-cases.ts';
export { createSharedMetric } from './shared-metric.use-cases.ts';
export { exportTerms, importTerms } from './documents/exchange.use-cases.ts';
export { disclose, withdraw } from './disclosure.use-cases.ts';
export { Agreement, AgreementVersion, Level } from './agreement.entity.ts';
export { Component, Service } from './service.entity.ts';
export { Metric, MetricSource, Source } from './metric.entity.ts';
export { SharedMetric } from './shared-metric.entity.ts';
export { unitOf } from './unit-of.ts';
export { closeAgreementUntil } from './agreement.use-cases.ts';
export { AgreementConnection, AgreementType, CalendarType, ComponentType, LevelKindEnum, LevelType } from './agreement.types.ts';
export { AttributionRuleEnum, SharedComponentType, SharedMetricType } from './shared-metric.types.ts';
export { agreementsById, agreementsPage, versionAt, versionsOf } from './agreement.queries.ts';
export { componentsById } from './component.queries.ts';
export { levelsById, levelsOfVersions } from './level.queries.ts';
export { sharedMetricsById } from './shared-metric.queries.ts';

export const graphql: GraphqlFeature = {
  resolvers: [AgreementResolver, AgreementMutations, LevelResolver, ComponentResolver, PartsResolver, SharedMetricResolver, SharedComponentResolver, TermsResolver],
  nodes: [
    { type: 'Agreement', find: ({ loaders }, id) => loaders.load(agreementsById, id) },
    { type: 'Level', find: ({ loaders }, id) => loaders.load(levelsById, id) },
    { type: 'AgreementVersion', find: ({ loaders }, id) => loaders.load(versionsById, id) },
    { type: 'Component', find: ({ loaders }, id) => loaders.load(componentsById, id) },
    { type: 'Calendar', find: ({ loaders }, id) => loaders.load(calendarsById, id) },
    { type: 'SharedMetric', find: ({ loaders }, id) => loaders.load(sharedMetricsById, id) },
  ],
};
