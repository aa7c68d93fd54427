import { type Outcome, problem, refused } from '../../access/outcome.ts';
import type { Store } from '../../store/open-store.ts';
import { Invitation } from './invitation.entity.ts';
import { membersOf } from './member-of.ts';
import { matches, readInvitationToken } from './secrets.ts';
import type { SignIn } from './sign-in/sign-in.ts';

/** Leave to sign up: by the one-time link of the installation's owner, or by an invitation for that e-mail. */
export async function mayBegin(store: Store, signIn: SignIn, token: string, email: string, now: Date): Promise<Outcome<{ used(): Promise<void> }>> {
  if (token !== '' && await signIn.isOwnerToken(token, now)) return { value: { used: () => signIn.spendOwnerToken(token) } };
  const { problems } = await openInvitation(store, token, email, now);
  // It is used up when it is accepted, by the person that signed up.
  return problems === undefined ? { value: { used: async () => undefined } } : refused(...problems);
}

/** The invitation of a link, where it is open to an e-mail. Only who holds its secret is told why it is not. */
export async function openInvitation(store: Store, token: string, email: string, now: Date): Promise<Outcome<Invitation>> {
  const named = readInvitationToken(token);
  if (named === undefined) return refused(NO_INVITATION);
  const invitation = await store.asSystem('an invitation is looked at', ({ inTenant }) =>
    inTenant(named.tenantId, ({ em }) => em.findOne(Invitation, named.id), { readOnly: true }));
  if (invitation === null || !matches(named.secret, invitation.secretHash)) return refused(NO_INVITATION);
  if (invitation.email !== email.trim().toLowerCase()) return refused(OF_ANOTHER);
  if (invitation.acceptedAt !== null) return refused(INVITATION_USED);
  return invitation.expiresAt > now ? { value: invitation } : refused(EXPIRED);
}

const NO_INVITATION = problem('INVITATION_REQUIRED', 'This needs an invitation, and there is none with this link.', ['token'], 'Open the whole link, or ask for a new one.');
const OF_ANOTHER = problem('INVITATION_OF_ANOTHER', 'This invitation was made for another e-mail address.', ['token'], 'Use that address, or ask for an invitation of your own.');
const EXPIRED = problem('INVITATION_EXPIRED', 'This invitation has ended.', ['token'], 'Ask for a new one.');
export const INVITATION_USED = problem('INVITATION_USED', 'This invitation was used already.', ['token'], 'If it was used by you, sign in; otherwise ask for a new one.');

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
