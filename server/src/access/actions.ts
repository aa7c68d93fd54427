import type { Role } from './actor.ts';

/** Who may do what: one line an action. What is not in here nobody does. */
export interface ActionRule {
  /** `anyone`: also nobody signed in. `person`: whoever signed in, in no tenant yet. `member`: by role in the tenant. */
  readonly of: 'anyone' | 'person' | 'member';
  readonly roles?: readonly Role[];
  /** Whether a member with a party scope may: what it sees of it is the wall's to say. */
  readonly parties?: boolean;
}

const EVERYBODY = ['owner', 'admin', 'manager', 'analyst', 'viewer'] as const;
const WRITERS = ['owner', 'admin', 'manager'] as const;
const ADMINISTRATORS = ['owner', 'admin'] as const;

export const ACTIONS = {
  /** Public: whether one is signed in at all. */
  'ask': { of: 'anyone' },
  'be-signed-in': { of: 'person' },
  'create-tenant': { of: 'person' },
  'accept-invitation': { of: 'person' },
  /** What every reader of a tenant sees, a party of it within its reach. */
  'read': { of: 'member', roles: EVERYBODY, parties: true },
  /** What only the tenant's own people see. */
  'read-own': { of: 'member', roles: EVERYBODY },
  'read-members': { of: 'member', roles: EVERYBODY },
  'manage-members': { of: 'member', roles: ADMINISTRATORS },
  'read-audit': { of: 'member', roles: ADMINISTRATORS },
  'manage-parties': { of: 'member', roles: WRITERS },
  'manage-sources': { of: 'member', roles: WRITERS },
  'manage-agreements': { of: 'member', roles: WRITERS },
  'declare-exclusions': { of: 'member', roles: WRITERS },
  'close-periods': { of: 'member', roles: WRITERS },
} as const satisfies Record<string, ActionRule>;

export type Action = keyof typeof ACTIONS;
