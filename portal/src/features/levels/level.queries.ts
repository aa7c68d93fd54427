import { graphql } from '../../api/graphql/index.ts';

export const AgreementPageQuery = graphql(`
  query AgreementPage($id: ID!) {
    agreement(id: $id) {
      id key name kind timeZone state
      provider { id name letters ordinal }
      customer { id name letters ordinal }
      version { id number effectiveFrom effectiveTo }
      versions(first: 20) { totalCount nodes { id number effectiveFrom effectiveTo } }
      permissions { amend { authorized code message roles } declareExclusion { authorized code message roles } closePeriod { authorized code message roles } }
      levels(first: 20) { nodes { ...Promise method { sources combine cadenceSeconds maxAgeSeconds minimumCoverage } } }
      statements(first: 12) { totalCount nodes { ...StatementRow } }
    }
  }
`);

/** The periods of a level, and in the chosen one what happened. */
export const LevelPeriodsQuery = graphql(`
  query LevelPeriods($id: ID!, $period: DateTime!, $past: Boolean!) {
    level(id: $id) {
      id
      results(first: 6) { nodes { id state running period { start end label state } toDate { shown } } }
      current @skip(if: $past) { ...MovedLevel ...Lines stretches(first: 100) { ...Stretches } }
      result(period: $period) @include(if: $past) { ...MovedLevel ...Lines stretches(first: 100) { ...Stretches } }
    }
  }
`);

/** What a number is compared with, as exactly as it was agreed. */
export const LinesFragment = graphql(`
  fragment Lines on LevelResult { id value { expected { numerator denominator } minimum { numerator denominator } } }
`);

/** The clocks of a level in a period, page by page. */
export const ClocksQuery = graphql(`
  query Clocks($id: ID!, $after: String) { node(id: $id) { __typename ... on LevelResult { id clocks(first: 20, after: $after) { ...Clocks } } } }
`);

export const ClocksFragment = graphql(`
  fragment Clocks on JudgedClockConnection { totalCount nodes { clock cycle priority state start due ended counts parent } pageInfo { hasNextPage endCursor } }
`);

export const StretchesFragment = graphql(`
  fragment Stretches on StretchConnection { totalCount nodes { start end state reason source } pageInfo { hasNextPage endCursor } }
`);

/** What else happened in a period that had more than a page of it. */
export const FurtherStretchesQuery = graphql(`
  query FurtherStretches($id: ID!, $after: String!) { node(id: $id) { __typename ... on LevelResult { id stretches(first: 100, after: $after) { ...Stretches } } } }
`);

/** The account of one number, page by page. */
export const AccountQuery = graphql(`
  query Account($id: ID!, $after: String) {
    node(id: $id) {
      __typename
      ... on LevelResult { id explain(first: 100, after: $after) { ...AccountLines } }
      ... on SharedMetricResult { id explain(first: 100, after: $after) { ...AccountLines } }
    }
  }
`);

export const AccountLinesFragment = graphql(`
  fragment AccountLines on ExplanationConnection {
    totalCount
    nodes { kind rule says amount at source fact }
    pageInfo { hasNextPage endCursor }
  }
`);
