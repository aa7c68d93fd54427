import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '../access/actor.ts';
import type { Caller } from '../access/decide.ts';
import { memberOf, membersOf, type SignIn } from '../features/people/index.ts';
import type { Store } from '../store/open-store.ts';
import { headersOf } from './sign-in-routes.ts';

/** The person of the cookie, and the member it is in the tenant that the request names. */
export async function whoAsks(signIn: SignIn, store: Store, headers: IncomingHttpHeaders): Promise<Caller> {
  const person = await signIn.personOf(headersOf({ headers }));
  const tenant = headers['entente-tenant'];
  if (person === null || typeof tenant !== 'string') return { person, actor: null };
  return { person, actor: (await memberOf(store, person.id, tenant)) ?? null };
}

/** Everything the person of the cookie is, for what is found by its id alone. */
export async function everythingAsking(signIn: SignIn, store: Store, headers: IncomingHttpHeaders): Promise<readonly Actor[]> {
  const person = await signIn.personOf(headersOf({ headers }));
  return person === null ? [] : membersOf(store, person.id);
}
