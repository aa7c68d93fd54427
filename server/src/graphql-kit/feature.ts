import type { NodeFinder } from './node.ts';

/** What a feature adds to the API. Its index.ts exports one as `graphql`; graphql/features.ts collects them. */
export interface GraphqlFeature {
  /** Classes with @Resolver, of this feature's own types or of another's that it adds fields to. */
  readonly resolvers: readonly (new () => object)[];
  /** How node(id) finds its things. */
  readonly nodes: readonly NodeFinder[];
}
