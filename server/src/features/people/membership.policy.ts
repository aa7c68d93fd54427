import { ALLOWED, decideInTenant, type Decision, denied } from '../../access/decide.ts';
import type { Actor, Role } from '../../access/actor.ts';

/** What a decision about a member looks at. */
export interface Judged {
  readonly id: string;
  readonly role: Role;
  readonly state: string;
}

/** Owners are changed by owners; nobody removes or lowers themselves. */
export function mayManage(actor: Actor, { id, role, state }: Judged): Decision {
  const general = decideInTenant(actor, 'manage-members');
  if (!general.authorized) return general;
  if (state === 'removed') return denied('FORBIDDEN', 'This membership has ended.');
  if (actor.kind === 'member' && actor.membershipId === id) return denied('FORBIDDEN', 'Somebody else has to do this for you.');
  if (role === 'owner' && actor.kind === 'member' && actor.role !== 'owner') return denied('FORBIDDEN', 'Only an owner may do this to an owner.');
  return ALLOWED;
}

/** Which role one may give: an admin makes no owners, and a party has readers only. */
export function mayGrant(actor: Actor, role: Role, partyId: string | null): Decision {
  const general = decideInTenant(actor, 'manage-members');
  if (!general.authorized) return general;
  if (partyId !== null && role !== 'viewer' && role !== 'analyst') return denied('FORBIDDEN', 'People of a party are viewers or analysts.');
  if (role === 'owner' && actor.kind === 'member' && actor.role !== 'owner') return denied('FORBIDDEN', 'Only an owner may make an owner.');
  return ALLOWED;
}
