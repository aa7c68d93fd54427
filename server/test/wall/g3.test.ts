import { isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../src/access/actor.ts';
import { type Caller, decide } from '../../src/access/decide.ts';
import { permissionsOf } from '../../src/graphql/permissions.ts';
import { buildApi } from '../../src/graphql/schema.ts';

const person = { id: 'user', name: 'Ada', email: 'ada@example.com', sessionId: 'session' };
const as = (actor: Actor | null): Caller => ({ person, actor });
const member = (role: Role, partyId: string | null = null): Caller =>
  as({ kind: 'member', tenantId: 'tenant', membershipId: 'membership', userId: 'user', role, partyId, epoch: 1 });

/** The letters of the matrix, in its order. */
const PRINCIPALS: readonly (readonly [string, string, Caller])[] = [
  ['-', 'nobody signed in', { person: null, actor: null }],
  ['P', 'a person in no tenant', as(null)],
  ['O', 'owner', member('owner')],
  ['A', 'admin', member('admin')],
  ['M', 'manager', member('manager')],
  ['N', 'analyst', member('analyst')],
  ['V', 'viewer', member('viewer')],
  ['n', 'analyst of a party', member('analyst', 'party')],
  ['v', 'viewer of a party', member('viewer', 'party')],
  ['k', 'API key', { person: null, actor: { kind: 'source', tenantId: 'tenant', sourceId: 'source', keyId: 'key', partyId: null } }],
];

describe('G3: every field × every role', () => {
  it('is allowed and denied as the reviewed file says (vitest run test/wall/g3 -u writes it anew)', async () => {
    const schema = buildApi();
    const permissions = permissionsOf(schema);

    const legend = PRINCIPALS.map(([letter, name]) => `${letter} ${name}`).join(', ');
    const lines = [...permissions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([field, permission]) => {
      const letters = permission === 'as-parent' ? 'whoever has the parent' : PRINCIPALS.map(([letter, , caller]) => (decide(caller, permission).authorized ? letter : '.')).join('');
      return `${field.padEnd(48)} ${permission.padEnd(20)} ${letters}`;
    });
    const text = `Who may use which field: ${legend}; a dot is a denial.\nWhat rows are met there is decided by the wall, not here.\n\n${lines.join('\n')}\n`;

    await expect(text).toMatchFileSnapshot('./permissions.txt');
    const fields = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__')).flatMap((type) => (isObjectType(type) ? Object.keys(type.getFields()) : []));
    expect(permissions.size).toBe(fields.length);
  });
});
