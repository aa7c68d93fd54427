/**
 * An agreement as the engine takes it: effective-dated versions of levels and money, what people decided under it, and
 * what comes out for each period that is settled. Plain JSON values.
 */
import type { Duration, Instant, Interval, LocalDate, PeriodStep, ZoneName } from '@entente/worktime';
import type { LevelResult, LevelTerms } from '../kinds/kind-model.ts';
import type { Fraction } from '../model.ts';
import type { DefaultFinding, DefaultRule } from '../money/failures.ts';
import type { LedgerEntry } from '../money/ledger-model.ts';
import type { Money, MoneyTerms, Settlement } from '../money/money-model.ts';
import type { RatchetProposal, RatchetTerms } from './ratchet-model.ts';

/** An SLA, OLA or UC with all its versions. */
export interface AgreementTerms {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly kind: 'sla' | 'ola' | 'uc';
  readonly provider: string;
  readonly customer: string;
  /** The provider's own suppliers, whom it answers for: what they cause does not relieve it (S34). */
  readonly answersFor?: readonly string[];
  readonly zone: ZoneName;
  /** Periods that are settled, and contract years, are counted from the anchor (S2, S26). */
  readonly settlement: { readonly anchor: LocalDate; readonly every: PeriodStep };
  readonly startsAt: Instant;
  /** Absent: until further notice. */
  readonly endsAt?: Instant;
  /** How long after its end a period stays open for late facts (S23). */
  readonly grace: Duration;
  /** Each is in force until the next one is. */
  readonly versions: readonly AgreementVersion[];
}

/** The terms from an instant on. A level keeps its id through all versions. */
export interface AgreementVersion {
  readonly number: number;
  readonly effectiveFrom: Instant;
  readonly levels: readonly AgreedLevel[];
  /** The levels that credits and defaults come from, all others being key measurements; absent: every level. */
  readonly criticalLevels?: readonly string[];
  readonly defaultRule?: DefaultRule;
  readonly money?: MoneyTerms;
  readonly ratchets?: readonly RatchetTerms[];
}

type WithoutForce<T> = T extends LevelTerms ? Omit<T, 'inForce' | 'versions'> : never;

/** A level of a version; when it is in force, and what was before, is told by the versions. */
export type AgreedLevel = WithoutForce<LevelTerms>;

/** What people decided, each with the instant at which they did. A period is named by its start. */
export type Decision = FeeStated | StatementIssued | CreditClaimed | LevelPicked | IncidentNamed;

interface Decided {
  readonly id: string;
  readonly at: Instant;
  readonly period: Instant;
}

/** The fee of one period, where it is not the one that the terms state. The last one holds. */
export interface FeeStated extends Decided {
  readonly kind: 'fee';
  readonly amount: Money;
}

export interface StatementIssued extends Decided {
  readonly kind: 'statement';
}

/** The customer claims what a period owes (S27): all of it, or what one level failed. */
export interface CreditClaimed extends Decided {
  readonly kind: 'claim';
  readonly level?: string;
}

/** The customer picks one of the levels that an incident failed (S27). The first pick holds. */
export interface LevelPicked extends Decided {
  readonly kind: 'pick';
  readonly incident: string;
  readonly level: string;
}

/** People say which incident failed a level in its period, named by that period's start. The last one holds. */
export interface IncidentNamed extends Decided {
  readonly kind: 'incident';
  readonly incident: string;
  readonly level: string;
}

/** One level in one of its periods, under one set of terms: a period that an amendment splits has one for each (S18). */
export interface LevelJudgement {
  readonly level: string;
  /** The last version that has these terms in the period. */
  readonly version: number;
  /** What is judged: relieved of the bad time that others brought about (S34). */
  readonly result: LevelResult;
  /** As it was measured, where it was relieved. */
  readonly raw?: LevelResult;
  /** Its days ÷ the period's days (S18). */
  readonly weight: Fraction;
  /** Of segments that are combined: the targets that they are judged by together (S18). */
  readonly lines?: CombinedLines;
  /** The number of the failure in a row (S30); 0 when it is none. */
  readonly consecutive: number;
  readonly finding: DefaultFinding;
  /** Bad time by incident, in the order in which they began. */
  readonly incidents: readonly IncidentTime[];
  /** The incident without which the level had not failed (S27). */
  readonly incident?: string;
}

export interface CombinedLines {
  readonly expected: Fraction;
  readonly minimum?: Fraction;
}

export interface IncidentTime {
  readonly incident: string;
  readonly time: Duration;
}

/** S23: running, over and open for late facts, or closed. */
export type Standing = 'running' | 'provisional' | 'closed';

export interface AgreementPeriod {
  readonly period: Interval;
  readonly standing: Standing;
  readonly closesAt: Instant;
  /** The version in force at its end. */
  readonly version: number;
  /** The levels whose own periods end in this one (S27). */
  readonly levels: readonly LevelJudgement[];
  /** Absent where nothing is said of money, and no carried money is left in the agreement's last period (S27). Of a period that is not closed it is what it would come to. */
  readonly settlement?: Settlement;
  /** When the settlement stands: closed, the period before it stands too, and nobody may still pick. Absent: not yet. */
  readonly settledAt?: Instant;
}

export interface AgreementResult {
  readonly agreement: string;
  readonly periods: readonly AgreementPeriod[];
  /** Of the whole agreement until the moment of looking, in order of time. */
  readonly ledger: readonly LedgerEntry[];
  readonly proposals: readonly RatchetProposal[];
}
