import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../../graphql-kit/connection.ts';
import { PageArgs, pageOfList } from '../../../graphql-kit/connection.ts';
import type { Context } from '../../../graphql-kit/context.ts';
import { DateTime } from '../../../graphql-kit/scalars.ts';
import { AgreementType, levelsById, LevelType } from '../../agreements/index.ts';
import { must } from '../must.ts';
import { pageOf } from '../paged.ts';
import { ExplanationConnection, LevelStateEnum, StretchConnection } from '../result.types.ts';
import type { ExplanationType, StretchType } from '../result.types.ts';
import { shownAccount } from '../shown-result.ts';
import { JudgedClockConnection } from './judged-clock.types.ts';
import type { JudgedClockType } from './judged-clock.types.ts';
import { shownClocks } from './judged-clocks.ts';
import { accountsById, agreementAt, clocksById, latestLevelResults, levelAt, levelResultsAt, promiseOf, resultsOfPromises, worstCurrentStates } from './level-result.queries.ts';
import { LevelResultConnection, LevelResultType } from './level-result.types.ts';
import { shownLevelResult } from './shown-level-result.ts';
import { stretchesOfResults } from './stretch.queries.ts';
import type { StretchRow } from './stretch.queries.ts';

@Resolver(() => LevelResultType)
export class LevelResultResolver {
  @FieldResolver(() => LevelType)
  async level(@Root() { levelId }: LevelResultType, @Ctx() { loaders }: Context): Promise<LevelType> {
    return must(await loaders.load(levelsById, levelId), 'whoever sees a result sees its level');
  }

  @FieldResolver(() => StretchConnection, { description: 'What was not good, in order of time.' })
  stretches(@Root() { id }: LevelResultType, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context): Promise<Connection<StretchType>> {
    return pageOf(loaders, stretchesOfResults, id, page, shownStretch);
  }

  @FieldResolver(() => ExplanationConnection, { description: 'The account of the number: arithmetic, rules, facts.' })
  async explain(@Root() { id }: LevelResultType, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context): Promise<Connection<ExplanationType>> {
    return pageOfList(page, shownAccount((await loaders.load(accountsById, id)) ?? '[]'));
  }

  @FieldResolver(() => JudgedClockConnection, { description: 'Of a level of clocks: what is open, the next due first; then what missed, then what was met, the latest first. Of other kinds none.' })
  async clocks(@Root() { id }: LevelResultType, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context): Promise<Connection<JudgedClockType>> {
    return pageOfList(page, shownClocks((await loaders.load(clocksById, id)) ?? '[]'));
  }
}

/** What results add to a level. */
@Resolver(() => LevelType)
export class ResultsOfLevelResolver {
  @FieldResolver(() => LevelResultType, { nullable: true, description: 'The latest period.' })
  async current(@Root() { id }: LevelType, @Ctx() { loaders, now }: Context): Promise<LevelResultType | null> {
    const row = await loaders.load(latestLevelResults, id);
    return row && shownLevelResult(row, now);
  }

  @FieldResolver(() => LevelResultType, { nullable: true, description: 'The period that holds the instant.' })
  async result(@Root() { id }: LevelType, @Arg('period', () => DateTime) instant: Date, @Ctx() { loaders, now }: Context): Promise<LevelResultType | null> {
    const row = await loaders.load(levelResultsAt, levelAt(id, instant.getTime()));
    return row && shownLevelResult(row, now);
  }

  @FieldResolver(() => LevelResultConnection, { description: 'Every period of the promise, through all versions of the agreement; the latest first.' })
  results(@Root() level: LevelType, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders, now }: Context): Promise<Connection<LevelResultType>> {
    return pageOf(loaders, resultsOfPromises, promiseOf(level), page, (row) => shownLevelResult(row, now));
  }
}

/** What results add to an agreement. */
@Resolver(() => AgreementType)
export class StateOfAgreementResolver {
  @FieldResolver(() => LevelStateEnum, { description: 'The worst state of its levels now; PENDING when none has been computed.' })
  async state(@Root() { id }: AgreementType, @Ctx() { loaders, now }: Context): Promise<string> {
    return (await loaders.load(worstCurrentStates, agreementAt(id, now))) ?? LevelStateEnum.PENDING;
  }
}

const shownStretch = ({ starts_at, ends_at, state, reason, source }: StretchRow): StretchType => ({ start: starts_at, end: ends_at, state, reason, source });
