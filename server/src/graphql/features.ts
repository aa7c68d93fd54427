import { graphql as agreements } from '../features/agreements/index.ts';
import { graphql as facts } from '../features/facts/index.ts';
import { graphql as people } from '../features/people/index.ts';
import { graphql as results } from '../features/results/index.ts';
import type { GraphqlFeature } from '../graphql-kit/feature.ts';

/** What each feature adds to the API, in the order of the features. A feature adds its line here. */
export const everyFeature: readonly GraphqlFeature[] = [people, agreements, facts, results];
