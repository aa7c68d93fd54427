import { registerEnumType } from 'type-graphql';

/** Values are those of the columns; names are those of the API. */
export const RoleEnum = { OWNER: 'owner', ADMIN: 'admin', MANAGER: 'manager', ANALYST: 'analyst', VIEWER: 'viewer' } as const;
registerEnumType(RoleEnum, { name: 'Role' });
