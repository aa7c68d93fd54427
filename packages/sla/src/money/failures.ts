import type { LevelState } from '../model.ts';

/** A service-level default (S25): by one failed minimum, or by enough periods below expected. */
export interface DefaultRule {
  /** So many results below expected … */
  readonly expectedFailures: number;
  /** … in so many periods in a row, the judged one included. */
  readonly inPeriods: number;
}

export type DefaultFinding = 'minimum-failed' | 'expected-failed-repeatedly' | 'none';

/** Whether the last of some judgements, in order of time, is a service-level default (S25). */
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
