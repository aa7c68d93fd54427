import type { Fact, LevelTerms, SharedMetricTerms } from '@entente/sla';
import type { Instant, Interval } from '@entente/worktime';
import type { LogEntry } from '../../store/log/sequencer.ts';
import type { Session } from '../../store/session/session.ts';
import type { MeasuredPart } from '../agreements/index.ts';
import type { Touch } from './marks/touched-periods.ts';

/** A level with the terms that its results are computed under. */
export interface LevelSubject {
  readonly id: string;
  readonly agreementId: string;
  readonly terms: LevelTerms;
}

/** A shared metric with its terms. */
export interface SharedSubject {
  readonly id: string;
  readonly terms: SharedMetricTerms;
}

/** Which facts: what is measured, in which window, known up to which log position. */
export interface FactQuery {
  readonly measured: readonly MeasuredPart[];
  /** Per source the last fact before it comes too. */
  readonly window: Interval;
  readonly upTo: number;
}

/** What results are made from: the terms of the agreements and the facts, as the other features give them. */
export interface Inputs {
  /** The level in every version of its agreement. */
  versions(session: Session, level: string): Promise<readonly LevelSubject[]>;
  sharedMetric(session: Session, id: string): Promise<SharedSubject | undefined>;
  /** Every level and shared metric that measures one of the components, of any version. */
  measuring(session: Session, components: readonly string[]): Promise<Subjects>;
  /** What the log entries of kind agreement-version and shared-metric have changed, earlier versions included. */
  changedBy(session: Session, entries: readonly LogEntry[]): Promise<Subjects>;
  /** What the log entries that are facts can colour. */
  touches(session: Session, entries: readonly LogEntry[]): Promise<readonly Touch[]>;
  facts(session: Session, query: FactQuery): Promise<readonly Fact[]>;
  /** What the sources are called. */
  sourceNames(session: Session): Promise<ReadonlyMap<string, string>>;
}

export interface Subjects {
  readonly levels: readonly LevelSubject[];
  readonly sharedMetrics: readonly SharedSubject[];
}

/** A level or a shared metric in one period: what is marked and recomputed. */
export interface Pair {
  readonly subject: { readonly level: string } | { readonly sharedMetric: string };
  readonly period: Interval;
}

/** A pair that has to be recomputed, since which log position and not before when. */
export interface Mark extends Pair {
  readonly position: number;
  readonly due: Instant;
}
