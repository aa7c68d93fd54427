/** S12, S17, S19, S25: what a number comes to, once it is known what was counted. */
import type { LevelState } from '../../src/model.ts';
import { exact, isBelow, percent } from './fraction.ts';
import type { Exact } from './fraction.ts';

export interface Tally {
  readonly good: bigint;
  readonly bad: bigint;
}

export const ratioOf = ({ good, bad }: Tally): Exact | undefined => (good + bad === 0n ? undefined : exact(good, good + bad));

export interface Question {
  readonly isWaived: boolean;
  readonly isRunning: boolean;
  /** Judged, with `remove` for what is excused (S13). */
  readonly tally: Tally;
  /** Absent: nobody can tell. */
  readonly best: Tally | undefined;
  readonly coverage: { readonly known: bigint; readonly knowable: bigint };
  readonly lines: { readonly expected: Exact; readonly minimum?: Exact };
  /** Of combined segments what the best is compared with (S18); absent: the same. */
  readonly bestLines?: Question['lines'];
  readonly unknown: { readonly policy: string; readonly minimumCoverage?: string };
}

/** S25: the lines that a value reaches. Without a minimum the expected value is the only line. */
export function against(value: Exact, { expected, minimum = expected }: Question['lines']): 'met' | 'below-expected' | 'failed' {
  if (!isBelow(value, expected)) return 'met';
  return isBelow(value, minimum) ? 'failed' : 'below-expected';
}

export function verdict(question: Question): LevelState {
  const { isWaived, isRunning, tally, best, lines, bestLines = lines } = question;
  if (isWaived) return 'waived';
  return isRunning ? runningVerdict(ratioOf(tally), best, lines, bestLines) : endedVerdict(question);
}

/** S12: under a minimum coverage a period that has ended has no number, or has failed; S17: nothing to divide by. */
function endedVerdict({ tally, coverage: { known, knowable }, lines, unknown }: Question): LevelState {
  const needs = ['ignore', 'hold-last', 'fail-period'].includes(unknown.policy);
  if (needs && knowable > 0n && isBelow(exact(known, knowable), percent(unknown.minimumCoverage ?? '95'))) return unknown.policy === 'fail-period' ? 'failed' : 'indeterminate';
  const value = ratioOf(tally);
  return value === undefined ? 'not-applicable' : against(value, lines);
}

/** S19: on course while the number to date is, at risk while the best would be; what not even the best reaches is lost. */
function runningVerdict(value: Exact | undefined, best: Tally | undefined, lines: Question['lines'], bestLines: Question['lines']): LevelState {
  const most = best === undefined ? undefined : ratioOf(best);
  if (value === undefined && best !== undefined && most === undefined) return 'not-applicable';
  if (value === undefined || against(value, lines) === 'met') return 'on-course';
  if (most === undefined) return 'at-risk';
  const reached = against(most, bestLines);
  return reached === 'met' ? 'at-risk' : reached;
}

