import { type ClassType, createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { Allow } from '../access/allow.ts';
import type { Outcome, Problem as ProblemValue } from '../access/outcome.ts';

/** One reason why a mutation did nothing, with its place in the input and what can be done. */
@Allow('as-parent')
@ObjectType()
export class Problem {
  @Field(() => String)
  code: string;

  @Field(() => String)
  message: string;

  @Field(() => [String])
  path: readonly string[];

  @Field(() => String, { nullable: true })
  fix: string | null;

  @Field(() => Int, { nullable: true, description: 'In a text that was sent, counted from 1.' })
  line?: number;

  @Field(() => Int, { nullable: true })
  column?: number;
}

@Allow('as-parent')
@ObjectType()
export class Problems {
  @Field(() => [Problem])
  problems: readonly ProblemValue[];
}

/** What a mutation returns: the thing, or named problems. `orProblems('CreatePartyResult', () => PartyType)`. */
export function orProblems<T extends object>(name: string, thing: () => ClassType<T>) {
  return createUnionType({ name, types: () => [thing(), Problems] as const });
}

/** The outcome of a use case as a mutation returns it. */
export async function answer<T extends object, R extends object>(outcome: Outcome<T>, shown: (value: T) => R | Promise<R>): Promise<R | Problems> {
  return outcome.problems ? { problems: outcome.problems } : shown(outcome.value);
}
