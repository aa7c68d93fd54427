import { graphql } from '../../api/graphql/index.ts';

/** Who is signed in, and where they may go. */
export const MeQuery = graphql(`
  query Me {
    me {
      id name email
      permissions { createTenant { authorized code message roles } }
      memberships { id role state party { id name } tenant { id name slug demo } }
    }
  }
`);

export const AcceptInvitationMutation = graphql(`
  mutation AcceptInvitation($token: String!) {
    acceptInvitation(token: $token) {
      __typename
      ... on Membership { id tenant { id slug } }
      ... on Problems { problems { code message path fix } }
    }
  }
`);

export const CreateTenantMutation = graphql(`
  mutation CreateTenant($input: CreateTenantInput!) {
    createTenant(input: $input) {
      __typename
      ... on Tenant { id slug }
      ... on Problems { problems { code message path fix } }
    }
  }
`);
