import { graphql } from '../../api/graphql/index.ts';

/** What can be found by name. */
export const FindQuery = graphql(`
  query Find {
    agreements(first: 100) {
      nodes {
        id name
        provider { id name }
        customer { id name }
        levels(first: 20) { nodes { id name } }
      }
    }
    sharedMetrics(first: 50) { nodes { id name } }
  }
`);
