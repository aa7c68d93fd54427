import { graphql } from '../../api/graphql/index.ts';

export const SharedMetricsQuery = graphql(`
  query SharedMetrics {
    sharedMetrics(first: 50) { totalCount nodes { id name expected timeZone current { ...MovedSharedMetric } } }
  }
`);

export const SharedMetricQuery = graphql(`
  query SharedMetric($id: ID!) {
    sharedMetric(id: $id) {
      id name expected minimum rule timeZone
      structure { index parent kind atLeast component { key } }
      components { key name state since party { id name letters ordinal } }
      results(first: 6) { nodes { id running period { start end label state } ...MovedSharedMetric segments(first: 100) { ...Segments } } }
    }
  }
`);

export const SegmentsFragment = graphql(`
  fragment Segments on SharedSegmentConnection { totalCount nodes { ...Segment } pageInfo { hasNextPage endCursor } }
`);

export const FurtherSegmentsQuery = graphql(`
  query FurtherSegments($id: ID!, $after: String!) { node(id: $id) { __typename ... on SharedMetricResult { id segments(first: 100, after: $after) { ...Segments } } } }
`);

/** The same bad time by every rule. */
export const RulesQuery = graphql(`
  query Rules($id: ID!) {
    node(id: $id) {
      __typename
      ... on SharedMetricResult { id rules { rule residual { numerator denominator } shares { party { id name letters ordinal } shown milliseconds { numerator denominator } } } }
    }
  }
`);

export const SegmentFragment = graphql(`
  fragment Segment on SharedSegment {
    start end reading down
    split { party { id name letters ordinal } shown milliseconds { numerator denominator } }
  }
`);
