import { graphql } from '../../api/graphql/index.ts';

export const TenantSessionQuery = graphql(`
  query TenantSession {
    me {
      id name email
      permissions { createTenant { authorized code message roles } }
      memberships { id role state party { id name } tenant { id name slug demo } }
      current { id role party { id name kind letters ordinal } }
    }
    tenant {
      id name slug demo timeZone logPosition
      permissions {
        invite { authorized code message roles }
        createSource { authorized code message roles }
        createAgreement { authorized code message roles }
        manageMembers { authorized code message roles }
      }
    }
    agreements(first: 1) { totalCount }
    sharedMetrics(first: 1) { totalCount }
    statements(first: 1) { totalCount }
  }
`);

export const ChangesSubscription = graphql(`
  subscription Changes($since: LogPosition) {
    changes(since: $since) {
      position facts
      levels { ...MovedLevel level { id key name agreement { id name state } } }
      sharedMetrics { ...MovedSharedMetric metric { id name } }
      statements { id version agreement { id name } period { start label state } }
    }
  }
`);
