import type { Instant } from '@entente/worktime';
import { canonical } from './canonical.ts';
import { hashOf } from './hash.ts';
import { ALGORITHM, type Countersignature, type NamedParty, type Statement } from './model.ts';
import { isSignature, type Signed, signatureOf, type SigningKey } from './sign-statement.ts';

/** Who accepts a statement, and when. */
export interface Acceptance {
  readonly party: NamedParty;
  readonly at: Instant;
}

/** A party that the agreement does not name cannot accept a statement of it. */
export class ForeignParty extends Error {}

/**
 * The statement with the word of one of the agreement's parties that it accepts it. The signed bytes are those of
 * `{ accepts, at, party }`, where `accepts` is the SHA-256 of the statement as its maker signed it. Throws ForeignParty.
 */
export async function countersign(statement: Statement, { party, at }: Acceptance, key: SigningKey): Promise<Signed> {
  const { provider, customer } = statement.agreement;
  if (!isPartyOf(statement, party)) throw new ForeignParty(`${party.name} is no party of the agreement; ${provider.name} (${provider.id}) and ${customer.name} (${customer.id}) are.`);
  const value = await signatureOf(await acceptedBytes(statement, { party, at }), key);
  const countersigned: Statement = {
    ...statement,
    countersignatures: [...(statement.countersignatures ?? []), { party, at, kid: key.kid, alg: ALGORITHM, value }],
  };
  return { statement: countersigned, text: canonical(countersigned) };
}

export function isPartyOf({ agreement }: Statement, { id }: NamedParty): boolean {
  return id === agreement.provider.id || id === agreement.customer.id;
}

/** Whether the countersignature is that of the public key (`x`, base64url) over this very statement. */
export async function isCountersignedBy(statement: Statement, { party, at, alg, value }: Countersignature, x: string): Promise<boolean> {
  return isSignature({ alg, value }, x, await acceptedBytes(statement, { party, at }));
}

async function acceptedBytes({ countersignatures, ...signed }: Statement, { party, at }: Acceptance): Promise<object> {
  return { accepts: await hashOf(canonical(signed)), at, party };
}
