import type { GraphqlFeature } from '../../graphql-kit/feature.ts';
import { exclusionsById } from './exclusion.queries.ts';
import { ExclusionResolver } from './exclusion.resolver.ts';
import { keysById, sourcesById } from './source.queries.ts';
import { SourceResolver } from './source.resolver.ts';

export { factsOf, sourceNames } from './fact.queries.ts';
export type { FactQuery } from './fact-query.ts';
export { recordClockEvents, recordExclusions, recordStatusChanges } from './record.use-cases.ts';
export type { ClockRow, ExclusionRow, StatusRow } from './record.use-cases.ts';
export { touchesOf } from './touch.queries.ts';
export type { ExclusionTouch, StatusTouch } from './touch.queries.ts';
export { recordSamples } from './samples/journal.ts';
export type { SampleLine } from './samples/journal.ts';
export { sealSamples } from './samples/seal.use-cases.ts';
export { compactDays } from './samples/compact.use-cases.ts';
export { seriesPercentiles } from './samples/series-percentile.queries.ts';
export { seriesSums } from './samples/series-sums.queries.ts';
export type { SeriesSums } from './samples/series-sums.queries.ts';
export { merged } from './samples/sample-set.ts';
export type { SampleSet } from './samples/sample-set.ts';
export { LARGEST } from './samples/codec.ts';
export { createApiKey, revokeApiKey, sourceOfKey } from './api-key.use-cases.ts';
export type { NewApiKey } from './api-key.use-cases.ts';
export { answeredBefore, keepAnswer, newBatchId } from './ingest-batch.use-cases.ts';
export type { Batch, BatchAnswer } from './ingest-batch.use-cases.ts';
export { scopeFrom, scopesOf } from './scope.queries.ts';
export type { Scope, SpokenMetric } from './scope.queries.ts';

export const graphql: GraphqlFeature = {
  resolvers: [SourceResolver, ExclusionResolver],
  nodes: [
    { type: 'Source', find: async ({ loaders, may }, id) => (may('read-own').authorized ? loaders.load(sourcesById, id) : null) },
    { type: 'ApiKey', find: async ({ loaders, may }, id) => (may('read-own').authorized ? loaders.load(keysById, id) : null) },
    { type: 'Exclusion', find: async ({ loaders, may }, id) => (may('read-own').authorized ? loaders.load(exclusionsById, id) : null) },
  ],
};
