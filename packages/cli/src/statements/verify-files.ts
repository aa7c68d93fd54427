import { type Verification, verifyStatement } from '@entente/statement';
import { EXIT } from '../exit-codes.ts';
import { textOf } from '../files.ts';
import { keysAt, keysInFile } from './trusted-keys.ts';

export interface VerifyOptions {
  /** A file of facts, plain or gzip. */
  readonly facts?: string;
  /** A file with a trusted key, or keys, as JSON. */
  readonly key?: string;
  /** Where the tenant publishes its keys. */
  readonly trust?: string;
  /** A file, or an address, with the keys of those who may have accepted it. */
  readonly countersigners?: string;
}

/** Reads the files and verifies the statement; throws a sentence when one cannot be read. */
export async function verifyFiles(file: string, { facts, key, trust, countersigners }: VerifyOptions): Promise<Verification> {
  return verifyStatement(await textOf(file), {
    ...(facts === undefined ? {} : { evidence: await textOf(facts) }),
    ...(key !== undefined ? { trust: await keysInFile(key) } : trust !== undefined ? { trust: await keysAt(trust) } : {}),
    ...(countersigners === undefined ? {} : { countersigners: await (URL.canParse(countersigners) ? keysAt(countersigners) : keysInFile(countersigners)) }),
  });
}

export function exitCodeOf({ outcome }: Verification): number {
  switch (outcome) {
    case 'verified':
      return EXIT.fine;
    case 'consistent':
      return EXIT.signerUnknown;
    case 'refused':
      return EXIT.refused;
  }
}
