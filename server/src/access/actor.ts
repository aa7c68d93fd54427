/** Who acts, in which tenant. The store opens its sessions by it; policies decide by it. */
export type Role = 'owner' | 'admin' | 'manager' | 'analyst' | 'viewer';

export type Actor =
  | {
      readonly kind: 'member';
      readonly tenantId: string;
      readonly membershipId: string;
      readonly userId: string;
      readonly role: Role;
      /** The party scope of a portal user; null for the tenant's own people. */
      readonly partyId: string | null;
      readonly epoch: number;
    }
  | {
      readonly kind: 'source';
      readonly tenantId: string;
      readonly sourceId: string;
      readonly keyId: string;
      readonly partyId: string | null;
    }
  | { readonly kind: 'worker'; readonly tenantId: string; readonly reason: string };
