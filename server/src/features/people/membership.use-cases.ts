import type { Person } from '../../access/decide.ts';
import type { Role } from '../../access/actor.ts';
import { type Outcome, problem, refused } from '../../access/outcome.ts';
import { newId } from '../../store/ids.ts';
import type { Store } from '../../store/open-store.ts';
import type { Session } from '../../store/session/session.ts';
import { INVITATION_USED, openInvitation } from './begin.ts';
import { Invitation } from './invitation.entity.ts';
import { mayGrant, mayManage } from './membership.policy.ts';
import { Membership } from './membership.entity.ts';
import { Party } from './party.entity.ts';
import { routeMembership } from './routing.ts';
import { invitationToken, newSecret } from './secrets.ts';

const WEEK = 7 * 86_400_000;

export interface InvitationInput {
  readonly email: string;
  readonly role: Role;
  readonly partyId: string | null;
}

/** An invitation and the token of its link, which is kept nowhere. */
export async function invite(session: Session, { email, role, partyId }: InvitationInput, now: Date): Promise<Outcome<{ readonly invitation: Invitation; readonly token: string }>> {
  const { em, actor, tenantId, audit } = session;
  const address = email.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(address) || address.length > 320) return refused(problem('EMAIL_NOT_USABLE', 'This is not an e-mail address.', ['input', 'email']));
  const grant = mayGrant(actor, role, partyId);
  if (!grant.authorized) return refused(problem(grant.code, grant.message, ['input', 'role']));
  if (partyId !== null && (await em.findOne(Party, partyId)) === null) return refused(NO_PARTY);
  if ((await em.findOne(Membership, { email: address, state: 'active' })) !== null) {
    return refused(problem('MEMBER_ALREADY', `${address} is a member already.`, ['input', 'email'], 'Change the role of that member.'));
  }

  const { secret, hash } = newSecret();
  const id = newId();
  const invitation = em.create(Invitation, { id, email: address, role, partyId, secretHash: hash, createdAt: now, expiresAt: new Date(now.getTime() + WEEK), acceptedAt: null });
  await audit('invitation.made', 'invitation', id, { role, partyId });
  return { value: { invitation, token: invitationToken(tenantId, id, secret) } };
}

const NO_PARTY = problem('PARTY_UNKNOWN', 'There is no such party.', ['input', 'party'], 'Choose one of the list.');

/** Makes the person a member, once, when the invitation is open and was made for its e-mail. */
export async function acceptInvitation(store: Store, person: Omit<Person, 'sessionId'>, token: string, now: Date): Promise<Outcome<{ readonly membership: Membership; readonly tenantId: string }>> {
  const { value: open, problems } = await openInvitation(store, token, person.email, now);
  if (problems !== undefined) return refused(...problems);
  const [tenantId = ''] = token.split('.');
  return store.asSystem('an invitation is accepted', ({ inTenant }) =>
    inTenant(tenantId, async (session) => {
      const { em, sql, audit, announce } = session;
      const [taken] = await sql('update entente.invitation set accepted_at = $2 where id = $1 and accepted_at is null returning id', [open.id, now]);
      if (taken === undefined) return refused(INVITATION_USED);
      const former = await em.findOne(Membership, { userId: person.id });
      if (former?.state === 'active') return refused(problem('MEMBER_ALREADY', 'You are a member already.', ['token']));
      const membership = former ?? em.create(Membership, { id: newId(), userId: person.id, name: person.name, email: person.email.toLowerCase(), role: open.role, partyId: open.partyId, createdAt: now });
      membership.role = open.role;
      membership.partyId = open.partyId;
      membership.state = 'active';
      membership.epoch = (former?.epoch ?? 0) + 1;
      await em.flush();
      await routeMembership(session, membership);
      await audit('invitation.accepted', 'membership', membership.id, { role: membership.role, partyId: membership.partyId });
      await announce('membership', membership.id);
      return { value: { membership, tenantId } };
    }));
}

/** Another role, another party scope, or both: a new epoch, so that what is open under the old one ends. */
export async function changeRole(session: Session, id: string | null, role: Role, partyId: string | null): Promise<Outcome<Membership>> {
  const { em, actor } = session;
  const membership = id === null ? null : await em.findOne(Membership, id);
  if (membership === null) return refused(NO_MEMBER);
  const manage = mayManage(actor, membership);
  if (!manage.authorized) return refused(problem(manage.code, manage.message, ['membership']));
  const grant = mayGrant(actor, role, partyId);
  if (!grant.authorized) return refused(problem(grant.code, grant.message, ['role']));
  if (partyId !== null && (await em.findOne(Party, partyId)) === null) return refused({ ...NO_PARTY, path: ['party'] });

  const from = { role: membership.role, partyId: membership.partyId };
  membership.role = role;
  membership.partyId = partyId;
  return { value: await withNewEpoch(session, membership, 'membership.changed', { from, to: { role, partyId } }) };
}

export async function removeMembership(session: Session, id: string | null): Promise<Outcome<Membership>> {
  const { em, actor } = session;
  const membership = id === null ? null : await em.findOne(Membership, id);
  if (membership === null) return refused(NO_MEMBER);
  const manage = mayManage(actor, membership);
  if (!manage.authorized) return refused(problem(manage.code, manage.message, ['membership']));

  membership.state = 'removed';
  return { value: await withNewEpoch(session, membership, 'membership.removed', {}) };
}

export const NO_MEMBER = problem('MEMBERSHIP_UNKNOWN', 'There is no such member.', ['membership'], 'Look at the list again.');

async function withNewEpoch(session: Session, membership: Membership, action: string, detail: object): Promise<Membership> {
  membership.epoch += 1;
  await session.em.flush();
  await routeMembership(session, membership);
  await session.audit(action, 'membership', membership.id, detail);
  await session.announce('membership', membership.id);
  return membership;
}
