import type { AgreementPeriod, AgreementTerms, Decision, Fact, LedgerEntry, LevelJudgement, LevelState, LevelTerms } from '@entente/sla';
import type { Instant, Interval } from '@entente/worktime';
import type { LevelNumber, TermsInPeriod } from './level-result.ts';

export const FORMAT = 'entente-statement/1';

/** The one algorithm of its signatures. */
export const ALGORITHM = 'Ed25519';

/** A party as a statement names it. */
export interface NamedParty {
  readonly id: string;
  readonly name: string;
}

/** What the numbers were computed from and with (S24). */
export interface Pins {
  readonly agreementVersion: number;
  /** Hex SHA-256 of the canonical terms of its levels, in their order, and of the agreement and the decisions where it states money. */
  readonly terms: string;
  readonly calendars: readonly { readonly name: string; readonly version: number }[];
  /** Facts up to here were known. */
  readonly logPosition: number;
  readonly engine: string;
  readonly semantics: number;
  readonly tzdb: string;
}

/** Terms of a level with its hours in the period as UTC intervals (S2). */
export interface StatedTerms {
  readonly terms: LevelTerms;
  readonly open: readonly Interval[];
}

/** One level: its terms and what came out. */
export interface StatedLevel extends StatedTerms, LevelNumber {
  readonly key: string;
  /** Of a period that an amendment split: the segments before it that its number rests on too, in order of time (S18). */
  readonly earlier?: readonly StatedTerms[];
}

/** What the period costs, with all that a replay needs: the whole agreement and what people decided (S25 to S28). */
export interface StatedMoney extends Pick<AgreementPeriod, 'standing' | 'closesAt' | 'settlement' | 'settledAt'> {
  readonly agreement: AgreementTerms;
  readonly decisions: readonly Decision[];
  /** In the order of the agreement; relieved, where others brought bad time about (S34). */
  readonly judgements: readonly (Pick<LevelJudgement, 'level' | 'version' | 'weight' | 'consecutive' | 'finding' | 'incident'> & { readonly state: LevelState })[];
  /** The entries of this period's money, whenever they were made. */
  readonly ledger: readonly LedgerEntry[];
}

/** What the statement rests on: how many facts, and the end of their hash chain. */
export interface EvidenceRoot {
  readonly facts: number;
  /** Hex SHA-256. */
  readonly root: string;
}

/** A statement before it is signed. */
export interface Unsigned {
  readonly format: typeof FORMAT;
  readonly tenant: { readonly id: string; readonly slug: string; readonly name: string };
  readonly agreement: { readonly id: string; readonly key: string; readonly name: string; readonly kind: string; readonly provider: NamedParty; readonly customer: NamedParty };
  /** Whom it is made for; null: the tenant itself. */
  readonly audience: NamedParty | null;
  readonly version: number;
  /** The hash of the version before it, when there is one (S23). */
  readonly replaces: string | null;
  readonly period: Interval;
  /** The instant at which the numbers were taken. */
  readonly asOf: Instant;
  readonly pins: Pins;
  readonly levels: readonly StatedLevel[];
  /** Absent in a statement of levels alone. */
  readonly money?: StatedMoney;
  readonly evidence: EvidenceRoot;
}

export interface Signature {
  readonly kid: string;
  readonly alg: typeof ALGORITHM;
  /** base64url, over the canonical bytes of the statement without its signature. */
  readonly value: string;
}

/** The other party's word that it has read this very statement and accepts it. */
export interface Countersignature extends Signature {
  readonly party: NamedParty;
  /** When it signed, by its own clock. */
  readonly at: Instant;
}

export interface Statement extends Unsigned {
  readonly signature: Signature;
  /** In the order in which they came. The signature above does not cover them; each of them covers it. */
  readonly countersignatures?: readonly Countersignature[];
}

/** What a statement is built from; the numbers are computed, never handed in. */
export interface StatementInput extends Omit<Unsigned, 'format' | 'levels' | 'money' | 'evidence' | 'pins'> {
  readonly pins: Omit<Pins, 'terms' | 'engine' | 'semantics' | 'tzdb'>;
  readonly levels: readonly (TermsInPeriod & { readonly key: string })[];
  /** Absent: a statement of levels alone. Money rests on the facts of all periods of the agreement. */
  readonly money?: Pick<StatedMoney, 'agreement' | 'decisions'>;
  /** In log order. */
  readonly facts: readonly Fact[];
}
