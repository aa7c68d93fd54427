import type { Instant } from '@entente/worktime';
import type { TermsOverTime } from './bounded-clock.ts';
import type { ChangedReading, TermsChange, TermsChangeRule } from './changed-terms.ts';
import type { ClockEvent } from './clock-model.ts';

/** The terms that come into force at an instant, for clocks that began before it (S10). */
export interface ClockAmendment {
  readonly at: Instant;
  /** When the next ones do. */
  readonly until: Instant;
  /** Whether they hold for clocks that run then. */
  readonly reachesRunning: boolean;
  readonly rule: TermsChangeRule;
  readonly termsFrom: (begin: Instant) => TermsOverTime;
}

interface TakenOver {
  readonly terms: TermsOverTime;
  readonly takenOverAt?: Instant;
}

/**
 * The terms of a clock through amendments (S10): one that reaches running clocks takes over those that are open and not
 * breached when it comes into force, and any takes over a clock that is reset in its time, for a reset begins anew (S8a).
 * Clocks that have ended stay, and so do those that are past their due. What else happens at the instant comes before it.
 */
export function throughAmendments(initial: TermsOverTime, amendments: readonly ClockAmendment[], log: readonly ClockEvent[], asOf: Instant, readUnder: (terms: TermsOverTime, at: Instant) => ChangedReading): TakenOver {
  let taken: TakenOver = { terms: initial };
  for (const amendment of amendments) {
    for (const at of turnsOf(amendment, log).filter((turn) => turn <= asOf)) {
      const before = { initial: taken.terms.initial, changes: taken.terms.changes.filter((change) => change.at < at) };
      const reading = readUnder(before, at);
      const isReset = reading.start === at;
      if (!isReset && !(amendment.reachesRunning && at === amendment.at && isRunning(reading))) continue;
      taken = { terms: { ...before, changes: [...before.changes, ...changesFrom(amendment, at, isReset)] }, takenOverAt: at };
      break;
    }
  }
  return taken;
}

/** When an amendment may take a clock over: as it comes into force, if it reaches clocks that run, and at each reset while it is. */
function turnsOf({ at, until, reachesRunning }: ClockAmendment, log: readonly ClockEvent[]): readonly Instant[] {
  const resets = log.flatMap((event) => (event.kind === 'reset' && at <= event.at && event.at < until ? [event.at] : []));
  return [...new Set([...(reachesRunning ? [at] : []), ...resets.sort((a, b) => a - b)])];
}

function isRunning({ current: { state } }: ChangedReading): boolean {
  return state === 'running' || state === 'paused';
}

/** A clock that begins anew at the instant has nothing behind it that a rule could change. */
function changesFrom({ termsFrom, rule }: ClockAmendment, at: Instant, isReset: boolean): readonly TermsChange[] {
  const { initial, changes } = termsFrom(at);
  return [isReset ? { at, terms: initial, rule: 'retroactive', begins: true } : { at, terms: initial, rule }, ...changes.map((change) => ({ ...change, rule }))];
}
