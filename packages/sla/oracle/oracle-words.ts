/** The words of the oracles of one level. */
import type { Duration, Instant, Interval } from '@entente/worktime';
import type { ExclusionEffect, InstantState, LevelState } from '../src/model.ts';
import type { Seen } from './time-oracle.ts';

export interface OracleCounts {
  readonly good: number;
  readonly bad: number;
}

export interface OracleResult {
  readonly state: LevelState;
  readonly measured: Interval;
  readonly time: Readonly<Record<InstantState, number>>;
  readonly toDate: OracleCounts;
  readonly judged: OracleCounts | undefined;
  readonly best: OracleCounts | undefined;
  readonly coverage: { readonly known: number; readonly knowable: number };
  /** What may still come, of the number that is judged; undefined when nobody can tell. */
  readonly ahead: number | undefined;
  /** What exclusions took, of the cap. */
  readonly taken: Duration;
}

export interface Tick {
  readonly t: Instant;
  readonly seen: Seen;
  readonly believed: Seen;
  /** Which maximal bad run of believed ticks it belongs to, and that run's length. */
  readonly run: number;
  readonly runLength: Duration;
  readonly isMeasured: boolean;
  readonly isOpen: boolean;
  readonly effect: ExclusionEffect | undefined;
  readonly isPast: boolean;
}

export interface Sample {
  readonly at: Instant;
  readonly good: number;
  readonly total: number;
}
