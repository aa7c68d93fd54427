import { isCountersignedBy, isPartyOf } from './countersign.ts';
import type { Finding } from './finding.ts';
import type { Countersignature, Statement } from './model.ts';
import { isSignedBy } from './sign-statement.ts';
import type { TrustedKeys } from './trust.ts';

/** Whose the statement is, or why nobody can say. */
export async function checkSignature(statement: Statement, trust: TrustedKeys | undefined): Promise<Finding> {
  const { kid } = statement.signature;
  if (trust === undefined) return { code: 'SIGNER_UNKNOWN', weight: 'note', says: `The statement says that key ${kid} signed it; without a trusted key nobody can tell.` };
  const key = trust.keys.find((each) => each.kid === kid);
  if (key === undefined) return { code: 'KEY_FOREIGN', weight: 'wrong', says: `Key ${kid} is none of the trusted ones.`, path: 'signature.kid' };
  if (!(await isSignedBy(statement, key.x))) return { code: 'SIGNATURE_INVALID', weight: 'wrong', says: `Key ${kid} did not sign these bytes: something was changed after signing.`, path: 'signature.value' };
  if (key.revoked) return { code: 'KEY_REVOKED', weight: 'wrong', says: `Key ${kid} signed it and has been revoked since.`, path: 'signature.kid' };
  return { code: 'SIGNATURE_VALID', weight: 'right', says: `Signed by key ${kid} of ${statement.tenant.name}.` };
}

/** Who else accepts it: one finding for each countersignature. */
export function checkCountersignatures(statement: Statement, countersigners: TrustedKeys | undefined): Promise<readonly Finding[]> {
  return Promise.all((statement.countersignatures ?? []).map((each, place) => checkOne(statement, each, `countersignatures.${place}`, countersigners)));
}

async function checkOne(statement: Statement, countersignature: Countersignature, path: string, countersigners: TrustedKeys | undefined): Promise<Finding> {
  const { party, kid, at } = countersignature;
  if (!isPartyOf(statement, party)) return { code: 'COUNTERSIGNATURE_INVALID', weight: 'wrong', says: `${party.name} accepts it and is no party of the agreement.`, path: `${path}.party` };
  if (countersigners === undefined) return { code: 'COUNTERSIGNER_UNKNOWN', weight: 'note', says: `It says that ${party.name} accepts it with key ${kid}; without a trusted key of theirs nobody can tell.`, path };
  const key = countersigners.keys.find((each) => each.kid === kid);
  if (key === undefined) return { code: 'COUNTERSIGNER_FOREIGN', weight: 'wrong', says: `Key ${kid}, which accepts it for ${party.name}, is none of the trusted ones.`, path: `${path}.kid` };
  if (!(await isCountersignedBy(statement, countersignature, key.x))) {
    return { code: 'COUNTERSIGNATURE_INVALID', weight: 'wrong', says: `Key ${kid} of ${party.name} accepted other bytes than these.`, path: `${path}.value` };
  }
  if (key.revoked) return { code: 'COUNTERSIGNER_REVOKED', weight: 'wrong', says: `Key ${kid} of ${party.name} accepted it and has been revoked since.`, path: `${path}.kid` };
  return { code: 'COUNTERSIGNED', weight: 'right', says: `Accepted by ${party.name} with key ${kid} at ${new Date(at).toISOString()}.` };
}
