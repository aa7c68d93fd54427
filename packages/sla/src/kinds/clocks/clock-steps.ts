import { exclusionsOf } from '../../level/exclusions.ts';
import { counted, periodSteps } from '../../level/observation-steps.ts';
import type { PeriodView } from '../../level/period-view.ts';
import type { Fact, TraceStep } from '../../model.ts';
import { durationInWords, instantInWords } from '../../words.ts';
import type { ClockLog } from './clock-logs.ts';
import type { KeptClock } from './judged-clocks.ts';
import type { ClockLevelTerms, JudgedClock } from '../kind-model.ts';

/** The beginning of a clock level's account: what was told, and every clock that missed, changed, was chained, or was told what did not fit. */
export function clockSteps(terms: ClockLevelTerms, facts: readonly Fact[], view: PeriodView, logs: readonly ClockLog[], kept: readonly KeptClock[]): readonly TraceStep[] {
  return [
    ...periodSteps(terms, view, 'only clocks that began under them count'),
    saidStep(terms, logs, kept),
    ...exclusionStep(terms, facts),
    ...kept.flatMap((clock) => [...takenOverStep(clock), ...changeSteps(clock), ...chainStep(clock), ...missStep(clock), ...unfittingStep(clock)]),
  ];
}

const BY_IN_WORDS = {
  'stop-or-due': 'the earlier of its stop and its due',
  start: 'its start, once it is met or breached',
  stop: 'its stop',
} as const;

function saidStep({ countsBy = 'stop-or-due' }: ClockLevelTerms, logs: readonly ClockLog[], kept: readonly KeptClock[]): TraceStep {
  const events = logs.reduce((sum, log) => sum + log.events.length, 0);
  const counting = kept.filter(({ judged }) => judged.counts).length;
  return {
    rule: 'S8a',
    says: `${counted(events, 'event')} of ${counted(logs.length, 'clock')}. A clock counts by ${BY_IN_WORDS[countsBy]}: ${counting} here, and ${kept.length - counting} still open.`,
  };
}

function exclusionStep({ component }: ClockLevelTerms, facts: readonly Fact[]): readonly TraceStep[] {
  const exclusions = exclusionsOf(component, facts);
  if (exclusions.length === 0) return [];
  return [{ rule: 'S14', says: `Exclusions take no time from clocks (${exclusions.length} declared): what should stop a clock pauses it.`, facts: exclusions.toSorted((a, b) => a.position - b.position).map(({ id }) => id) }];
}

function changeSteps({ judged, reading: { left, current } }: KeptClock): readonly TraceStep[] {
  if (left.length === 0) return [];
  const before = left.map(({ state, due }) => `${state}${due === undefined ? '' : `, due ${instantInWords(due)}`}`).join('; ');
  return [{ rule: 'S10', says: `${nameOf(judged)} had other terms before: ${before}. Now ${current.due === undefined ? 'it is never due' : `it is due ${instantInWords(current.due)}`}.` }];
}

/** A clock that was reset under an amendment is one of its own anyway. */
function takenOverStep({ judged, reading: { takenOverAt, start } }: KeptClock): readonly TraceStep[] {
  if (takenOverAt === undefined || start === takenOverAt) return [];
  return [{ rule: 'S10', says: `${nameOf(judged)} ran when an amendment that reaches it came into force, ${instantInWords(takenOverAt)}: from then on it is under these terms.` }];
}

function chainStep({ judged }: KeptClock): readonly TraceStep[] {
  if (judged.chain === undefined) return [];
  const { parent, bound, slack } = judged.chain;
  return [{
    rule: 'S11',
    says: `${nameOf(judged)} is due ${slack < 0 ? `${durationInWords(-slack)} after` : `${durationInWords(slack)} before`} ${parent}, by ${bound === 'own' ? 'its own target' : `what remained of ${parent}`}.`,
    amount: `${slack} ms`,
  }];
}

function missStep({ judged, log }: KeptClock): readonly TraceStep[] {
  const { due, ended, elapsed } = judged;
  if (!judged.counts || judged.state === 'met' || due === undefined) return [];
  const says = `${nameOf(judged)} was due ${instantInWords(due)} and ${ended === undefined ? 'is not stopped' : `stopped ${instantInWords(ended)}`}, after ${durationInWords(elapsed)}: breached.`;
  return [{ rule: 'S8', says, amount: `${elapsed} ms`, facts: log.events.map(({ id }) => id) }];
}

function unfittingStep({ judged, reading: { current: { unfitting } } }: KeptClock): readonly TraceStep[] {
  if (unfitting.length === 0) return [];
  return [{ rule: 'S6', says: `${nameOf(judged)}: ${counted(unfitting.length, 'event')} did not fit its state and had no effect.`, facts: unfitting }];
}

function nameOf({ clock, priority, cycle }: JudgedClock): string {
  return `${clock}${priority === undefined ? '' : ` (${priority})`}${cycle === 1 ? '' : `, cycle ${cycle}`}`;
}
