import type { Actor, Role } from '../../access/actor.ts';

/** What decides the bytes of a live answer: who may see what, and what was asked. */
export interface Scope {
  readonly tenantId: string;
  readonly partyId: string | null;
  readonly role: Role;
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The key of a group is the wall between live readers: everybody with the same key gets the same bytes, nobody else
 * does. `since` says where one reader starts and is no part of it.
 */
export function groupKey({ tenantId, partyId, role, query, operationName = '', variables }: Scope): string {
  return JSON.stringify([tenantId, partyId, role, query, operationName, inOrder(variables)]);
}

/** The actor a group's answers are read as: the scope that its members share, and no one of them. */
export function groupActor({ tenantId, partyId, role }: Scope): Actor {
  return { kind: 'member', tenantId, partyId, role, membershipId: NOBODY, userId: NOBODY, epoch: 0 };
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, inOrder(inner)]),
  );
}
