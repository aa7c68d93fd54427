import { graphql } from '../../api/graphql/index.ts';

export const StatementsQuery = graphql(`
  query Statements($after: String) { statements(first: 60, after: $after) { totalCount nodes { ...StatementRow } pageInfo { hasNextPage endCursor } } }
`);

export const StatementQuery = graphql(`
  query Statement($id: ID!) {
    statement(id: $id) {
      id version signedAt keyId hash agreementVersion logPosition factCount documentUrl evidenceUrl
      period { start end label state }
      audience { id name }
      agreement { id name timeZone provider { id name } customer { id name } }
      lines { level expected minimum state coverage result { good bad } value { kind unit toDate { shown counted missed } } }
    }
  }
`);
