import { type Action, ACTIONS, type ActionRule } from './actions.ts';
import type { Actor, Role } from './actor.ts';

/** What a person may do with a thing, and why not. */
export type Decision =
  | { readonly authorized: true; readonly code: null; readonly message: null; readonly roles: readonly [] }
  | { readonly authorized: false; readonly code: DenialCode; readonly message: string; readonly roles: readonly Role[] };

export type DenialCode = 'SIGN_IN_REQUIRED' | 'TENANT_REQUIRED' | 'FORBIDDEN';

/** Who asks: the person that signed in, if any, and what it is in the tenant it named, if it named one. */
export interface Caller {
  readonly person: Person | null;
  readonly actor: Actor | null;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly sessionId: string;
}

export const ALLOWED: Decision = { authorized: true, code: null, message: null, roles: [] };

/** `roles`: who may, when it is the role that does not allow it. */
export function denied(code: DenialCode, message: string, roles: readonly Role[] = []): Decision {
  return { authorized: false, code, message, roles };
}

/** Whether the caller may do this at all; what rows it meets there is the wall's to say. */
export function decide({ person, actor }: Caller, action: Action): Decision {
  const rule: ActionRule = ACTIONS[action];
  if (rule.of === 'anyone') return ALLOWED;
  if (rule.of === 'person') return person === null ? denied('SIGN_IN_REQUIRED', 'Sign in first.') : ALLOWED;
  if (actor === null) return person === null ? denied('SIGN_IN_REQUIRED', 'Sign in first.') : denied('TENANT_REQUIRED', 'Choose a tenant that you are a member of.');
  return decideInTenant(actor, action);
}

/** The same for an actor in its tenant. Sources and workers come by other doors and do nothing here. */
export function decideInTenant(actor: Actor, action: Action): Decision {
  const rule: ActionRule = ACTIONS[action];
  if (actor.kind !== 'member') return denied('FORBIDDEN', 'An API key sends facts; it cannot do this.');
  if (rule.roles !== undefined && !rule.roles.includes(actor.role)) {
    return denied('FORBIDDEN', `Your role (${actor.role}) does not allow this; ${listed(rule.roles)} may.`, rule.roles);
  }
  if (actor.partyId !== null && rule.parties !== true && rule.of === 'member') {
    return denied('FORBIDDEN', "Only the tenant's own people may do this.");
  }
  return ALLOWED;
}

function listed(roles: readonly string[]): string {
  return roles.length < 2 ? roles.join('') : `${roles.slice(0, -1).join(', ')} or ${roles.at(-1)}`;
}
