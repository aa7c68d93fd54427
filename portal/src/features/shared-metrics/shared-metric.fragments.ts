import { graphql } from '../../api/graphql/index.ts';

/** The numbers of a shared metric that move. */
export const MovedSharedMetricFragment = graphql(`
  fragment MovedSharedMetric on SharedMetricResult {
    id state running derived logPosition computedAt coverage
    period { start end label state }
    toDate { good bad shown ratio { numerator denominator } }
    bestAchievable { good bad shown ratio { numerator denominator } }
    time { good bad excluded unknown outOfHours notYetKnown }
    budget { allowed used left }
    cells { start end time { good bad excluded unknown outOfHours notYetKnown } }
    suppliers { party { id name letters ordinal } component bad toDate { good bad shown } }
    shares { party { id name letters ordinal } shown milliseconds { numerator denominator } }
  }
`);
