import { graphql } from '../../api/graphql/index.ts';

export const SourcesQuery = graphql(`
  query Sources {
    sources(first: 100) {
      totalCount
      nodes {
        id name cadenceSeconds lastFactAt
        party { id name }
        scope { metric component { id key name } }
        keys { id prefix createdAt revokedAt lastUsedAt }
        permissions { makeKey { authorized message roles } revokeKey { authorized message roles } }
      }
    }
    agreements(first: 100) { nodes { id name levels(first: 10) { nodes { id component { id key name service } } } } }
  }
`);

export const CreateSourceMutation = graphql(`
  mutation CreateSource($input: CreateSourceInput!) {
    createSource(input: $input) { __typename ... on Source { id } ... on Problems { problems { code message path fix } } }
  }
`);

export const CreateApiKeyMutation = graphql(`
  mutation CreateApiKey($source: ID!) {
    createApiKey(source: $source) { __typename ... on NewApiKey { secret curl key { id prefix } } ... on Problems { problems { code message path fix } } }
  }
`);

export const RevokeApiKeyMutation = graphql(`
  mutation RevokeApiKey($key: ID!) {
    revokeApiKey(key: $key) { __typename ... on ApiKey { id revokedAt } ... on Problems { problems { code message path fix } } }
  }
`);
