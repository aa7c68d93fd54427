/** Asked of both sides in one text: fifty agreements with parties, version and levels, as the portal lists them. */
export const LIST = `query Agreements {
  agreements(first: 50) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      id key name kind timeZone
      provider { id name letters ordinal }
      customer { id name letters ordinal }
      version { id number effectiveFrom }
      levels(first: 10) { totalCount nodes { id key name expected minimum every basis component { id key name } calendar { id name aroundTheClock summary } } }
    }
  }
}`;

/** Fifty agreements with provider: what both schemas can say. */
export const WITH_PROVIDER = 'query Agreements { agreements(first: 50) { nodes { id key name kind timeZone provider { id name kind letters ordinal } } pageInfo { hasNextPage endCursor } } }';

/** The same in the names that PostGraphile gives to the same tables. */
export const WITH_PROVIDER_OF_TABLES = `query Agreements {
  allAgreements(first: 50, orderBy: [NAME_ASC, ROW_ID_ASC]) {
    nodes { id key name kind zone partyByTenantIdAndProviderPartyId { id name kind letters position } }
    pageInfo { hasNextPage endCursor }
  }
}`;
