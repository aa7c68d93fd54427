import { describe, expect, it } from 'vitest';
import type { Action } from './actions.ts';
import type { Actor, Role } from './actor.ts';
import { decide } from './decide.ts';

const person = { id: 'u', name: 'Ada', email: 'ada@example.com', sessionId: 's' };
const member = (role: Role, partyId: string | null = null): Actor => ({ kind: 'member', tenantId: 't', membershipId: 'm', userId: 'u', role, partyId, epoch: 1 });

describe('a decision', () => {
  it.each<[string, Action, Actor | null, boolean]>([
    ['a viewer reads', 'read', member('viewer'), true],
    ['a viewer invites', 'manage-members', member('viewer'), false],
    ['an admin invites', 'manage-members', member('admin'), true],
    ["a party's reader reads", 'read', member('viewer', 'p'), true],
    ["a party's owner makes a source", 'manage-sources', member('owner', 'p'), false],
    ['a source reads', 'read', { kind: 'source', tenantId: 't', sourceId: 's', keyId: 'k', partyId: null }, false],
    ['a worker reads', 'read', { kind: 'worker', tenantId: 't', reason: 'r' }, false],
    ['nobody in a tenant reads', 'read', null, false],
  ])('%s', (_, action, actor, authorized) => {
    expect(decide({ person, actor }, action).authorized).toBe(authorized);
  });

  it('that says no carries a code and a sentence', () => {
    expect(decide({ person: null, actor: null }, 'read')).toEqual({ authorized: false, code: 'SIGN_IN_REQUIRED', message: 'Sign in first.', roles: [] });
    expect(decide({ person, actor: member('analyst') }, 'close-periods').message).toBe('Your role (analyst) does not allow this; owner, admin or manager may.');
    expect(decide({ person, actor: member('analyst') }, 'close-periods').roles).toEqual(['owner', 'admin', 'manager']);
  });
});
