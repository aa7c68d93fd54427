import { graphql } from '../../api/graphql/index.ts';

export const TermsQuery = graphql(`
  query Terms { terms }
`);

export const ImportTermsMutation = graphql(`
  mutation ImportTerms($input: ImportTermsInput!) {
    importTerms(input: $input) {
      __typename
      ... on ImportedTerms { parties services components sources calendars metrics sharedMetrics agreements amendments }
      ... on Problems { problems { line code message path fix } }
    }
  }
`);
