import { graphql } from '../../api/graphql/index.ts';

/** The numbers of a level that move, as the live line brings them and every view reads them. */
export const MovedLevelFragment = graphql(`
  fragment MovedLevel on LevelResult {
    id state running logPosition computedAt coverage staleSince
    period { start end label state }
    value { kind unit lowerIsBetter left toDate { shown counted missed } bestAchievable { shown } judged { shown } }
    toDate { good bad shown ratio { numerator denominator } }
    bestAchievable { good bad shown ratio { numerator denominator } }
    time { good bad excluded unknown outOfHours notYetKnown }
    budget { allowed used left }
    cells { start end time { good bad excluded unknown outOfHours notYetKnown } }
  }
`);

export const PromiseFragment = graphql(`
  fragment Promise on Level {
    id key name kind unit expected minimum every basis
    obligor { id name letters ordinal }
    component { id key name }
    calendar { id name aroundTheClock summary timeZone }
    current { ...MovedLevel }
  }
`);
