import type { Finding, Verification } from '@entente/statement';

const SIGN: Readonly<Record<Finding['weight'], string>> = { right: '✓', note: '·', wrong: '✗' };

const OUTCOME: Readonly<Record<Verification['outcome'], string>> = {
  verified: 'Verified',
  consistent: 'Consistent, signer unknown: give --trust URL or --key FILE to know whose it is',
  refused: 'Refused',
};

/** The verification for a person on a terminal. */
export function verificationInWords({ outcome, findings, bytes }: Verification): string {
  const lines = findings.map(({ weight, says, code }) => `${SIGN[weight]} ${says}${weight === 'wrong' ? ` [${code}]` : ''}`);
  return [...lines, '', outcome === 'verified' ? `${OUTCOME[outcome]}: ${bytes} bytes.` : `${OUTCOME[outcome]}.`].join('\n');
}
