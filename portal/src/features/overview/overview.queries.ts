import { graphql } from '../../api/graphql/index.ts';

/** Everything a first page answers from: the counts, every promise with its numbers, the latest statements. */
export const OverviewQuery = graphql(`
  query Overview {
    overview { demo counts { state count } }
    agreements(first: 50) { ...Promises }
    sharedMetrics(first: 3) { nodes { id name expected current { ...MovedSharedMetric } } }
    statements(first: 6) { nodes { ...StatementRow } }
  }
`);

export const PromisesFragment = graphql(`
  fragment Promises on AgreementConnection {
    totalCount
    nodes {
      id name kind state timeZone
      provider { id name letters ordinal }
      customer { id name letters ordinal }
      levels(first: 10) { nodes { ...Promise } }
    }
    pageInfo { hasNextPage endCursor }
  }
`);

/** The promises of a book of more than one page. */
export const FurtherPromisesQuery = graphql(`
  query FurtherPromises($after: String!) { agreements(first: 50, after: $after) { ...Promises } }
`);
