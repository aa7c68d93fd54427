/** S34: parties relieved of what others caused, second by second, as SEMANTICS.md reads. */
import type { Instant } from '@entente/worktime';
import type { Cause, RawTime } from '../../src/index.ts';
import { causesThatMove, rootsAt } from './causes.ts';
import { add, exact, NOTHING } from './fraction.ts';
import type { Exact } from './fraction.ts';

export interface RelievedParty {
  readonly included: readonly Instant[];
  readonly bad: readonly Instant[];
  readonly relieved: readonly Instant[];
  readonly takenOn: readonly Instant[];
}

const holds = (intervals: readonly { readonly start: Instant; readonly end: Instant }[], t: Instant) => intervals.some(({ start, end }) => start <= t && t < end);

/** What is left of every party at each of these instants. */
export function reckonRelief(parties: readonly RawTime[], causes: readonly Cause[], instants: readonly Instant[]): ReadonlyMap<string, RelievedParty> {
  const moving = causesThatMove(causes);
  const all = new Map(parties.map(({ party }) => [party, { included: [] as Instant[], bad: [] as Instant[], relieved: [] as Instant[], takenOn: [] as Instant[] }]));
  for (const t of instants) {
    const rooted = new Map(parties.filter(({ bad }) => holds(bad, t)).map(({ party }) => [party, rootsAt(party, t, moving).map((root) => root.party)]));
    for (const { party, included, bad } of parties) {
      const own = all.get(party);
      if (own === undefined) continue;
      const isRelieved = (rooted.get(party) ?? []).length > 0;
      const hasCaused = holds(included, t) && [...rooted].some(([other, roots]) => other !== party && roots.includes(party));
      if (isRelieved) own.relieved.push(t);
      if (hasCaused) own.takenOn.push(t);
      if (hasCaused || (holds(included, t) && !isRelieved)) own.included.push(t);
      if (hasCaused || (holds(bad, t) && !isRelieved)) own.bad.push(t);
    }
  }
  return all;
}

/** How much moved from whom to whom, split in equal parts among several roots, and how much of it nobody's level has. */
export function reckonMoves(parties: readonly RawTime[], causes: readonly Cause[], instants: readonly Instant[], step: number): ReadonlyMap<string, readonly [Exact, Exact]> {
  const moving = causesThatMove(causes);
  const moves = new Map<string, readonly [Exact, Exact]>();
  for (const t of instants) {
    for (const { party } of parties.filter(({ bad }) => holds(bad, t))) {
      const roots = rootsAt(party, t, moving);
      for (const root of roots) {
        const part = exact(step, roots.length);
        const isIn = holds(parties.find((one) => one.party === root.party)?.included ?? [], t);
        const [taken, uncovered] = moves.get(`${party} ${root.party}`) ?? [NOTHING, NOTHING];
        moves.set(`${party} ${root.party}`, isIn ? [add(taken, part), uncovered] : [taken, add(uncovered, part)]);
      }
    }
  }
  return moves;
}
