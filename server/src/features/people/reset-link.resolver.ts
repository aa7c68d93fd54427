import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import { type Outcome, problem, refused } from '../../access/outcome.ts';
import type { Context } from '../../graphql-kit/context.ts';
import { idOf } from '../../graphql-kit/ids.ts';
import { answer, type Problems } from '../../graphql-kit/problems.ts';
import { Membership } from './membership.entity.ts';
import { membersOf } from './member-of.ts';
import { mayManage } from './membership.policy.ts';
import { ResetLink, ResetLinkResult } from './membership.types.ts';
import { NO_MEMBER } from './membership.use-cases.ts';

const DAY = 86_400_000;

@Resolver()
export class ResetLinkResolver {
  @Allow('manage-members')
  @Mutation(() => ResetLinkResult)
  async makeResetLink(@Arg('membership', () => ID) id: string, @Ctx() context: Context): Promise<ResetLink | Problems> {
    return answer(await makeResetLink(context, idOf('Membership', id)), (link) => link);
  }
}

/** A user of several tenants is nobody's to take over: an administrator resets only whom no other tenant knows. */
async function makeResetLink({ session, store, accounts, actor, origin, now }: Context, id: string | null): Promise<Outcome<ResetLink>> {
  const membership = id === null ? null : await session.em.findOne(Membership, id);
  if (membership === null) return refused(NO_MEMBER);
  const manage = mayManage(actor, membership);
  if (!manage.authorized) return refused(problem(manage.code, manage.message, ['membership']));
  if ((await membersOf(store, membership.userId)).length > 1) {
    return refused(problem('NOT_YOURS_ALONE', 'This person signs in to more than your tenant.', ['membership'], 'They change their password on their own page.'));
  }

  const expiresAt = new Date(now + DAY);
  const token = await accounts.makeResetToken(membership.userId, expiresAt);
  await session.audit('reset-link.made', 'membership', membership.id);
  return { value: { url: `${origin}/reset/${token}`, expiresAt } };
}
