import { isFine, WORST_FIRST, type LevelState } from '../../ui/status.ts';

/** How many promises are in each state, as the overview counts them. */
export type Counts = readonly { readonly state: LevelState; readonly count: number }[];

/** The first word of the answer: whether what was promised is kept. */
export type Mood = 'none' | 'all' | 'mostly' | 'partly';

export interface Answer {
  readonly mood: Mood;
  readonly total: number;
  readonly fine: number;
  /** Every state that is not on course, the worst first. */
  readonly others: Counts;
}

/** The one sentence of a first page comes from the counts that the page shows, so the two cannot disagree. */
export function answerOf(counts: Counts): Answer {
  const total = counts.reduce((sum, each) => sum + each.count, 0);
  const fine = counts.filter((each) => isFine(each.state)).reduce((sum, each) => sum + each.count, 0);
  const others = WORST_FIRST.filter((state) => !isFine(state)).flatMap((state) => {
    const count = counts.filter((each) => each.state === state).reduce((sum, each) => sum + each.count, 0);
    return count === 0 ? [] : [{ state, count }];
  });
  return { mood: total === 0 ? 'none' : fine === total ? 'all' : fine * 2 >= total ? 'mostly' : 'partly', total, fine, others };
}

/** The promises that somebody should look at: below what was agreed, at risk, or without enough data to know. */
export function needing(answer: Answer): number {
  return answer.others.filter((each) => needsSomebody(each.state)).reduce((sum, each) => sum + each.count, 0);
}

export function needsSomebody(state: LevelState): boolean {
  return state === 'FAILED' || state === 'BELOW_EXPECTED' || state === 'AT_RISK' || state === 'INDETERMINATE';
}
