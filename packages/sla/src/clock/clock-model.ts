import type { CalendarTerms, Duration, Instant, Target, ZoneName } from '@entente/worktime';

/** What may happen to a clock (S6), in the order in which events of one instant apply. */
export const CLOCK_EVENT_KINDS = ['attach', 'start', 'reset', 'reassign', 'resume', 'pause', 'cancel', 'stop'] as const;
export type ClockEventKind = (typeof CLOCK_EVENT_KINDS)[number];

/** An entry of a clock's log. */
export interface ClockEvent {
  readonly id: string;
  readonly at: Instant;
  readonly kind: ClockEventKind;
  /** The source's own order of events at one instant, if it gives one. */
  readonly sequence?: number;
  /** Of a pause and of its resume: pauses are a set by reason. */
  readonly reason?: string;
  /** Of `reassign` the party that holds the work from now on; of `attach` and `start` the first one. */
  readonly party?: string;
}

export interface ClockTerms {
  /** Open time, or a unit of S4; absent: there is no target, and the clock is never due. */
  readonly target?: Duration | Target;
  readonly calendar: CalendarTerms;
  /** Of a unit in a calendar that is always open (S5); default UTC. */
  readonly zone?: ZoneName;
}

export type ClockState = 'pending' | 'running' | 'paused' | 'met' | 'breached' | 'cancelled';

/** A clock as it stands at a moment. */
export interface ClockReading {
  readonly state: ClockState;
  /** Its start, or its last reset; absent while pending. */
  readonly start?: Instant;
  /** Running time inside the calendar (S7). */
  readonly elapsed: Duration;
  /** The earliest instant with the target elapsed (S7); absent while pending, without a target, or when the calendar never gets there. */
  readonly due?: Instant;
  /** The due instant is shown as if the clock were resumed now (S7). */
  readonly dueIfResumed: boolean;
  /** Paused time inside the calendar (S7). */
  readonly paused: Duration;
  /** Running time inside the calendar by the party that held the work, in the order in which they first did. */
  readonly inHand: readonly { readonly party: string; readonly time: Duration }[];
  readonly ended?: Instant;
  /** The instant by which the clock belongs to a period; absent while it counts nowhere yet (S8a). */
  readonly countsAt?: Instant;
  /** Events that did not fit the state: kept, without effect (S6). */
  readonly unfitting: readonly string[];
}
