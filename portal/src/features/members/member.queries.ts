import { graphql } from '../../api/graphql/index.ts';

export const MembersQuery = graphql(`
  query Members {
    members(first: 100) { totalCount nodes { id name email role state party { id name } permissions { remove { authorized message roles } changeRole { authorized message roles } makeResetLink { authorized message roles } } } }
    invitations(first: 50) { nodes { id email role party { id name } expiresAt acceptedAt } }
    parties(first: 100) { nodes { id name } }
  }
`);

export const InviteMutation = graphql(`
  mutation Invite($input: InviteInput!) {
    invite(input: $input) { __typename ... on InvitationLink { url invitation { id email expiresAt } } ... on Problems { problems { code message path fix } } }
  }
`);

export const ChangeRoleMutation = graphql(`
  mutation ChangeRole($membership: ID!, $role: Role!, $party: ID) {
    changeRole(membership: $membership, role: $role, party: $party) { __typename ... on Membership { id role party { id name } } ... on Problems { problems { code message path fix } } }
  }
`);

export const RemoveMembershipMutation = graphql(`
  mutation RemoveMembership($membership: ID!) {
    removeMembership(membership: $membership) { __typename ... on Membership { id state } ... on Problems { problems { code message path fix } } }
  }
`);

export const MakeResetLinkMutation = graphql(`
  mutation MakeResetLink($membership: ID!) {
    makeResetLink(membership: $membership) { __typename ... on ResetLink { url expiresAt } ... on Problems { problems { code message path fix } } }
  }
`);
