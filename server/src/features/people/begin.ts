import type { Store } from '../../store/open-store.ts';
import { Invitation } from './invitation.entity.ts';
import { membersOf } from './member-of.ts';
import { matches, readInvitationToken } from './secrets.ts';
import type { SignIn } from './sign-in/sign-in.ts';

/** Leave to sign up: by the one-time link of the installation's owner, or by an invitation for that e-mail. */
export async function mayBegin(store: Store, signIn: SignIn, token: string, email: string, now: Date): Promise<{ used(): Promise<void> } | undefined> {
  if (token === '') return undefined;
  if (await signIn.isOwnerToken(token, now)) return { used: () => signIn.spendOwnerToken(token) };
  const invitation = await openInvitation(store, token, now);
  if (invitation === undefined || invitation.email !== email.trim().toLowerCase()) return undefined;
  // It is used up when it is accepted, by the person that signed up.
  return { used: async () => undefined };
}

export async function openInvitation(store: Store, token: string, now: Date): Promise<Invitation | undefined> {
  const named = readInvitationToken(token);
  if (named === undefined) return undefined;
  const invitation = await store.asSystem('an invitation is looked at', ({ inTenant }) =>
    inTenant(named.tenantId, ({ em }) => em.findOne(Invitation, named.id), { readOnly: true }));
  const open = invitation !== null && invitation.acceptedAt === null && invitation.expiresAt > now;
  return open && matches(named.secret, invitation.secretHash) ? invitation : undefined;
}

/** Each tenant of a person has it written down when the person signs in. */
export async function noteSignIn(store: Store, userId: string): Promise<void> {
  for (const member of await membersOf(store, userId)) {
    await store.inTenant(member, ({ audit }) => audit('signed-in', 'membership', member.membershipId));
  }
}

/** A new password ends what the old one opened: every membership of the person begins a new epoch. */
export async function notePasswordChange(store: Store, userId: string): Promise<void> {
  for (const { tenantId, membershipId } of await membersOf(store, userId)) {
    await store.asSystem('a password was changed', ({ inTenant }) =>
      inTenant(tenantId, async ({ sql, audit, announce }) => {
        await sql('update entente.membership set epoch = epoch + 1 where id = $1', [membershipId]);
        await sql('update routing.membership set epoch = epoch + 1 where membership_id = $1', [membershipId]);
        await audit('password.changed', 'membership', membershipId);
        await announce('membership', membershipId);
      }));
  }
}
