import type { Instant, Interval, Intervals } from '@entente/worktime';
import type { Move } from '../shared/shared-model.ts';

/** Where a chain of causes ends at an instant (S34). */
export interface Root {
  readonly party: string;
  /** The causes that lead to it. */
  readonly causes: readonly string[];
  /** When the earliest of these begins. */
  readonly since: Instant;
}

/** A claim that one party's bad time was brought about by another (S34). Not accepted, it moves nothing. */
export interface Cause {
  readonly id: string;
  readonly incident: string;
  readonly relieved: string;
  readonly causer: string;
  readonly window: Interval;
  readonly evidence: string;
  readonly accepted: boolean;
}

/** What a party was measured in: its open, not excluded time, and the bad part of it. Excluded time is in neither, so it moves nothing. */
export interface RawTime {
  readonly party: string;
  readonly included: Intervals;
  readonly bad: Intervals;
}

/** One party's level, raw and relieved (S34). */
export interface RelievedTime {
  readonly party: string;
  /** What is left to measure: included time without what others have caused. */
  readonly included: Intervals;
  /** What is bad in it: the party's own, and what it has caused to others, once. */
  readonly bad: Intervals;
  /** Its bad time that others have caused. */
  readonly relieved: Intervals;
  /** Others' bad time that it has caused, inside its own included time. */
  readonly takenOn: Intervals;
}

export interface Relief {
  readonly parties: readonly RelievedTime[];
  readonly moves: readonly Move[];
}
