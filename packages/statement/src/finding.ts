/** What a verifier can find, each told apart by its code. */
export type FindingCode =
  | 'NOT_A_STATEMENT' | 'FORMAT_UNKNOWN' | 'SEMANTICS_UNKNOWN' | 'PART_NOT_READABLE' | 'NOT_CANONICAL'
  | 'SIGNATURE_VALID' | 'SIGNATURE_INVALID' | 'SIGNER_UNKNOWN' | 'KEY_FOREIGN' | 'KEY_REVOKED'
  | 'COUNTERSIGNED' | 'COUNTERSIGNATURE_INVALID' | 'COUNTERSIGNER_UNKNOWN' | 'COUNTERSIGNER_FOREIGN' | 'COUNTERSIGNER_REVOKED'
  | 'TERMS_CHANGED'
  | 'EVIDENCE_COMPLETE' | 'EVIDENCE_NOT_READABLE' | 'FACT_DROPPED' | 'FACT_ADDED' | 'FACT_CHANGED'
  | 'TZDB_DIFFERS' | 'NUMBERS_RECOMPUTED' | 'NUMBER_DIFFERS' | 'NOT_RECOMPUTED';

export interface Finding {
  readonly code: FindingCode;
  /** `wrong` ends belief, `note` qualifies it, `right` was checked and holds. */
  readonly weight: 'right' | 'note' | 'wrong';
  readonly says: string;
  /** The place in the statement, where there is one. */
  readonly path?: string;
}
