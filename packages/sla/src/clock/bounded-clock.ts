import type { Instant } from '@entente/worktime';
import { readChangedClock } from './changed-terms.ts';
import type { ChangedReading, Decided, TermsChange, TermsChangeRule } from './changed-terms.ts';
import { inOrder } from './clock-log.ts';
import type { StartAfterStop } from './clock-log.ts';
import type { ClockEvent, ClockReading, ClockTerms } from './clock-model.ts';

/** By which terms a clock begins, and how they change after that, in order of time. */
export interface TermsOverTime {
  readonly initial: ClockTerms;
  readonly changes: readonly TermsChange[];
}

interface Told {
  readonly log: readonly ClockEvent[];
  readonly changeRule: TermsChangeRule;
  readonly afterStop: StartAfterStop;
}

/** From where a clock is reckoned: its start, or the last reset that came in time. */
interface Stage {
  readonly from: Instant;
  readonly left: readonly ClockReading[];
  readonly decided?: Decided;
}

/**
 * A chained clock (S11): what it has is told when it begins, again at each reset that comes in time by what it had until
 * then, and again when its terms change (S10): as from where it is reckoned, or `fresh` from the change.
 */
export function readBounded(terms: TermsOverTime, bounded: (terms: ClockTerms, from: Instant) => ClockTerms, begin: Instant, told: Told, asOf: Instant): ChangedReading {
  const { log, changeRule, afterStop } = told;
  const readFrom = ({ from, left, decided }: Stage, at: Instant): ChangedReading => {
    const initial = terms.changes.findLast((change) => change.at < from)?.terms ?? terms.initial;
    const later = terms.changes.filter((change) => change.at >= from).map((change) => ({ at: change.at, terms: bounded(change.terms, changeRule === 'fresh' ? change.at : from) }));
    const reading = readChangedClock(bounded(initial, from), later, log, at, changeRule, afterStop, decided);
    return { ...reading, left: [...left, ...reading.left] };
  };
  let stage: Stage = { from: begin, left: [] };
  for (const reset of inOrder(log).filter(({ kind, at }) => kind === 'reset' && at <= asOf)) {
    const { start, left, current: { unfitting } } = readFrom(stage, reset.at);
    if (start !== reset.at || unfitting.includes(reset.id)) continue;
    // A change of that instant comes after it, and is read again from it.
    const gone = terms.changes.filter((change) => change.at < reset.at).length;
    stage = { from: reset.at, left: left.slice(0, gone), decided: { until: reset.at, late: new Set(unfitting) } };
  }
  return readFrom(stage, asOf);
}
