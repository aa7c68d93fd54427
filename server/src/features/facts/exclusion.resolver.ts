import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import { type Problem, problem } from '../../access/outcome.ts';
import type { Context } from '../../graphql-kit/context.ts';
import { idOf } from '../../graphql-kit/ids.ts';
import { Node } from '../../graphql-kit/node.ts';
import { orProblems, type Problems } from '../../graphql-kit/problems.ts';
import { DateTime } from '../../graphql-kit/scalars.ts';
import { componentsById, ComponentType } from '../agreements/index.ts';
import { recordExclusions } from './record.use-cases.ts';

@Allow('as-parent')
@ObjectType('Exclusion', { implements: Node, description: 'Time that is left out of the levels on a component (S13, S14).' })
export class ExclusionType extends Node {
  componentId: string;

  @Field(() => ComponentType)
  component?: ComponentType;

  @Field(() => DateTime)
  from: Date;

  @Field(() => DateTime)
  to: Date;

  @Field(() => String)
  reason: string;

  @Field(() => Boolean)
  approved: boolean;
}

@InputType()
export class DeclareExclusionInput {
  @Field(() => ID)
  component: string;

  @Field(() => DateTime)
  from: Date;

  @Field(() => DateTime)
  to: Date;

  @Field(() => String)
  reason: string;

  @Field(() => Boolean, { description: 'Whether the other party has approved it. Without that it has no effect.' })
  approved: boolean;
}

export const ExclusionResult = orProblems('ExclusionResult', () => ExclusionType);

@Resolver(() => ExclusionType)
export class ExclusionResolver {
  @Allow('declare-exclusions')
  @Mutation(() => ExclusionResult, { description: 'A fact like any other: it is numbered, and moves the levels it touches.' })
  async declareExclusion(@Arg('input', () => DeclareExclusionInput) input: DeclareExclusionInput, @Ctx() { session, actor, now }: Context): Promise<ExclusionType | Problems> {
    const { from, to, approved } = input;
    const reason = input.reason.trim();
    const componentId = idOf('Component', input.component);
    const component = componentId === null ? undefined : (await componentsById(session, [componentId])).get(componentId);
    const problems = checkExclusion({ ...input, reason });
    if (component === undefined) problems.unshift(problem('COMPONENT_NOT_FOUND', 'There is no such component.', ['component'], 'Choose a component of this tenant.'));
    if (component === undefined || problems.length > 0) return { problems };

    const [id] = await recordExclusions(session, { membershipId: actor.membershipId }, now, [{ componentId: component.id, start: from.getTime(), end: to.getTime(), reason, approved }]);
    if (id === undefined) throw new Error('an exclusion was written without an id');
    await session.audit('exclusion.declare', 'exclusion', id, { component: component.key, from, to, approved });
    return { id, componentId: component.id, from, to, reason, approved };
  }

  @FieldResolver()
  async component(@Root() { componentId }: ExclusionType, @Ctx() { loaders }: Context): Promise<ComponentType> {
    const component = await loaders.load(componentsById, componentId);
    if (component === null) throw new Error('an exclusion is seen without its component');
    return component;
  }
}

function checkExclusion({ from, to, reason }: Pick<DeclareExclusionInput, 'from' | 'to' | 'reason'>): Problem[] {
  return [
    ...(to > from ? [] : [problem('ENDS_BEFORE_START', 'The exclusion ends before it begins.', ['to'], 'Choose an end after its start.')]),
    ...(reason.length >= 1 && reason.length <= 500 ? [] : [problem('REASON_NOT_USABLE', 'An exclusion needs a reason of 1 to 500 characters.', ['reason'], 'Say in a few words why the time does not count.')]),
  ];
}
