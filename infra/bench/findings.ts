/** What one comparison found: ours and a reference in the same run, on the same data, in paired alternating rounds. */
export interface Finding {
  readonly what: string;
  readonly ours: string;
  readonly reference: string;
  /** Ours ÷ reference, above 1 is better: the median of the rounds, and the least and the greatest of them. */
  readonly ratio: number;
  readonly spread: readonly [number, number];
  /** Asserted; absent: printed alone. */
  readonly atLeast?: number;
}

/** What was measured without a reference, beside what we aim at: printed, never asserted. */
export interface Told {
  readonly what: string;
  readonly ours: string;
  readonly aim: string;
}

export interface Round {
  readonly ours: number;
  readonly reference: number;
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? (sorted[Math.floor(middle)] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** Rounds of milliseconds, where less is better. `work`: what was done in a round, to show a rate. */
export function timed(what: string, rounds: readonly Round[], { atLeast, work }: { readonly atLeast?: number; readonly work?: number }): Finding {
  const ratios = rounds.map(({ ours, reference }) => reference / ours);
  const shown = (milliseconds: number): string => (work === undefined ? `${milliseconds.toFixed(milliseconds < 10 ? 2 : 1)} ms` : `${(work / milliseconds / 1000).toFixed(2)} M/s`);
  return {
    what, ours: shown(median(rounds.map(({ ours }) => ours))), reference: shown(median(rounds.map(({ reference }) => reference))),
    ratio: median(ratios), spread: [Math.min(...ratios), Math.max(...ratios)], ...(atLeast === undefined ? {} : { atLeast }),
  };
}

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Alternating, who begins too. */
export async function pairedRounds(count: number, ours: (round: number) => Promise<unknown>, reference: (round: number) => Promise<unknown>): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < count; round += 1) rounds.push(await pairedRound(round, () => ours(round), () => reference(round)));
  return rounds;
}

/** Figures of rounds held against a fixed bound, where the bound itself is what is asked. */
export function bound(what: string, figures: readonly number[], asked: number, side: 'at-least' | 'at-most'): Finding {
  const ratios = figures.map((figure) => (side === 'at-least' ? figure / asked : asked / figure));
  const shown = (figure: number): string => figure.toLocaleString('en', { maximumFractionDigits: figure < 100 ? 2 : 0 });
  return { what, ours: shown(median(figures)), reference: `${side === 'at-least' ? '≥' : '≤'} ${shown(asked)}`, ratio: median(ratios), spread: [Math.min(...ratios), Math.max(...ratios)], atLeast: 1 };
}

export function pairedRound(round: number, ours: () => Promise<unknown>, reference: () => Promise<unknown>): Promise<Round> {
  return inTurn(round, () => milliseconds(ours), () => milliseconds(reference));
}

/** What both give, who begins by the number of the round. */
export async function inTurn<T>(round: number, ours: () => Promise<T>, reference: () => Promise<T>): Promise<{ readonly ours: T; readonly reference: T }> {
  if (round % 2 === 0) {
    const first = await ours();
    return { ours: first, reference: await reference() };
  }
  const first = await reference();
  return { ours: await ours(), reference: first };
}
