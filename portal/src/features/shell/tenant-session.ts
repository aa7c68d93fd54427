import { inject, type ComputedRef, type InjectionKey, type Ref } from 'vue';
import type { TenantSessionQuery } from '../../api/graphql/graphql.ts';
import type { LineState } from '../../api/follow-changes.ts';
import type { Told } from './recent-changes.ts';

/** What every page of a tenant may ask: whose it is, who reads, in which zone, and what the live line knows. */
export interface TenantSession {
  readonly slug: string;
  readonly tenant: ComputedRef<TenantSessionQuery['tenant']>;
  readonly me: ComputedRef<NonNullable<TenantSessionQuery['me']>>;
  /** The party to which the reader's view is limited; null for a member of the tenant itself. */
  readonly party: ComputedRef<Party | null>;
  readonly zone: ComputedRef<string>;
  readonly line: Readonly<Ref<LineState>>;
  /** The latest numbers that moved while this tab was open, the newest first. */
  readonly recent: Readonly<Ref<readonly Told[]>>;
  /** The levels and shared metrics that the last change touched. */
  readonly moves: Readonly<Ref<{ readonly position: string; readonly subjects: ReadonlySet<string> }>>;
  /** Tells the live line what a page shows, so that it can say what a number was. */
  readonly know: (results: readonly { readonly id: string; readonly toDate: { readonly shown: string | null } }[]) => void;
  /** Moves on whenever a state changed or a statement was made. */
  readonly states: Readonly<Ref<number>>;
}

type Party = NonNullable<NonNullable<NonNullable<TenantSessionQuery['me']>['current']>['party']>;

export const tenantSessionKey: InjectionKey<TenantSession> = Symbol('tenant session');

export function useTenantSession(): TenantSession {
  const session = inject(tenantSessionKey);
  if (session === undefined) throw new Error('A page of a tenant stands inside TenantShell.');
  return session;
}
