import type { Caller } from '../access/decide.ts';
import type { Accounts } from '../graphql-kit/context.ts';
import type { Store } from '../store/open-store.ts';

/** What is known of a request before its operation is: the context that Apollo carries. */
export interface ApiRequest {
  readonly caller: Caller;
  readonly requestId: string;
  readonly now: number;
  readonly origin: string;
  readonly secret: string;
  readonly store: Store;
  readonly accounts: Accounts;
  /** Whether the schema may be asked for: with an API key, not from a page. */
  readonly mayIntrospect: boolean;
  /** Told of what the client must not see. */
  failed(error: unknown): void;
}
