import { graphql } from '../../api/graphql/index.ts';

export const StatementRowFragment = graphql(`
  fragment StatementRow on Statement {
    id version signedAt factCount
    period { start end label state }
    agreement { id name provider { id name } customer { id name } }
    audience { id name }
    lines { level state }
  }
`);
