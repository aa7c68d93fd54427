import { graphql } from '../../api/graphql/index.ts';

export const AgreementsQuery = graphql(`
  query Agreements($after: String) {
    agreements(first: 100, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id key name kind state timeZone
        provider { id name letters ordinal }
        customer { id name letters ordinal }
        version { id number effectiveFrom }
        levels(first: 10) { totalCount nodes { id name kind unit expected current { id state value { kind unit toDate { shown } } } } }
      }
    }
  }
`);

export const TemplateQuery = graphql(`
  query Template { parties(first: 100) { nodes { id name kind letters ordinal } } }
`);

export const CreateAgreementMutation = graphql(`
  mutation CreateAgreement($input: CreateAgreementInput!) {
    createAgreement(input: $input) {
      __typename
      ... on Agreement { id }
      ... on Problems { problems { code message path fix } }
    }
  }
`);

export const CreatePartyMutation = graphql(`
  mutation CreateParty($input: CreatePartyInput!) {
    createParty(input: $input) {
      __typename
      ... on Party { id name kind letters ordinal }
      ... on Problems { problems { code message path fix } }
    }
  }
`);

export const DeclareExclusionMutation = graphql(`
  mutation DeclareExclusion($input: DeclareExclusionInput!) {
    declareExclusion(input: $input) {
      __typename
      ... on Exclusion { id }
      ... on Problems { problems { code message path fix } }
    }
  }
`);
