import type { LevelState } from '../model.ts';

/** A service-level default (S25): by one failed minimum, or by enough periods below expected. */
export interface DefaultRule {
  /** So many results below expected … */
  readonly expectedFailures: number;
  /** … in so many periods in a row, the judged one included. */
  readonly inPeriods: number;
}

export type DefaultFinding = 'minimum-failed' | 'expected-failed-repeatedly' | 'none';

/** Whether the last of some periods, in order of time, is a service-level default (S25). */
export function defaultOf(history: readonly LevelState[], rule?: DefaultRule): DefaultFinding {
  const last = history.at(-1);
  if (last === 'failed') return 'minimum-failed';
  if (last !== 'below-expected' || rule === undefined) return 'none';
  const recent = history.slice(-rule.inPeriods).filter((state) => state === 'failed' || state === 'below-expected').length;
  return recent >= rule.expectedFailures ? 'expected-failed-repeatedly' : 'none';
}

/**
 * How many failures in a row the last judgement is; 0 when it is none (S30). A met period begins anew; a period that is
 * not applicable, indeterminate or waived neither raises nor resets, and neither does one that is only below expected.
 */
export function consecutiveFailures(history: readonly LevelState[]): number {
  if (history.at(-1) !== 'failed') return 0;
  return history.slice(history.lastIndexOf('met') + 1).filter((state) => state === 'failed').length;
}

/** The states that a number was judged to, from the worst. */
const JUDGED: readonly LevelState[] = ['failed', 'below-expected', 'met'];

/** What a period came to whose segments were judged each (S18): the least of what they came to, of those that have a judgement. */
export function leastOf(states: readonly LevelState[]): LevelState {
  const rankOf = (state: LevelState) => (JUDGED.includes(state) ? JUDGED.indexOf(state) : JUDGED.length);
  return states.reduce((least, state) => (rankOf(state) < rankOf(least) ? state : least));
}

export function isJudged(state: LevelState): boolean {
  return JUDGED.includes(state);
}
