import type { Role } from '../../api/graphql/graphql.ts';

/** From the one who may do everything to the one who reads. */
export const ROLES: readonly Role[] = ['OWNER', 'ADMIN', 'MANAGER', 'ANALYST', 'VIEWER'];

export function roleOf(text: string): Role | undefined {
  return ROLES.find((role) => role === text);
}
