/** S36a instant by instant: every choice of who is down, as long as somebody has downtime left. */
import type { Structure } from '../src/model.ts';

/** One instant of the promise: which allowances a component's downtime is taken from, all at once, by component; absent: free. */
export type BoundInstant = Readonly<Record<string, readonly string[]>>;

/** The most instants at which the structure can fail, with so much downtime in every allowance. */
export function worstByTrying(structure: Structure, instants: readonly BoundInstant[], allowances: Readonly<Record<string, number>>): number {
  const components = namesIn(structure);
  const known = new Map<string, number>();
  return from(0, allowances);

  function from(place: number, left: Readonly<Record<string, number>>): number {
    const instant = instants[place];
    if (instant === undefined) return 0;
    const key = `${place} ${JSON.stringify(left)}`;
    const before = known.get(key);
    if (before !== undefined) return before;

    let best = 0;
    for (let choice = 0; choice < 2 ** components.length; choice += 1) {
      const down = components.filter((_, bit) => Math.floor(choice / 2 ** bit) % 2 === 1);
      const after = { ...left };
      for (const component of down) {
        for (const allowance of instant[component] ?? []) after[allowance] = (after[allowance] ?? 0) - 1;
      }
      if (Object.values(after).every((rest) => rest >= 0)) best = Math.max(best, Number(isBroken(structure, down)) + from(place + 1, after));
    }
    known.set(key, best);
    return best;
  }
}

function namesIn(structure: Structure): readonly string[] {
  if ('component' in structure) return [structure.component];
  if ('series' in structure) return structure.series.flatMap(namesIn);
  return ('parallel' in structure ? structure.parallel : structure.of).flatMap(namesIn);
}

function isBroken(structure: Structure, down: readonly string[]): boolean {
  if ('component' in structure) return down.includes(structure.component);
  if ('series' in structure) return structure.series.some((part) => isBroken(part, down));
  if ('parallel' in structure) return structure.parallel.every((part) => isBroken(part, down));
  return structure.of.filter((part) => !isBroken(part, down)).length < structure.atLeast;
}
