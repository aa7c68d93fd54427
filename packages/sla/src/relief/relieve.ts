import { intersect, normalise, subtract, union } from '@entente/worktime';
import type { Instant, Interval, Intervals } from '@entente/worktime';
import { plus, rational, times, toFraction, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { Move } from '../shared/shared-model.ts';
import type { Cause, RawTime, Relief, RelievedTime, Root } from './relief-model.ts';

/**
 * Moves bad time from the parties that were measured to those who caused it (S34). Chains end at their root; several
 * roots of one instant split it by the declared rule, equally if none is given. Nothing vanishes: at every instant what
 * is taken, uncovered and the party's own add up to its raw bad time.
 */
export function relieve(parties: readonly RawTime[], causes: readonly Cause[], split: SplitOfRoots = equally): Relief {
  const accepted = causes.filter((cause) => cause.accepted);
  const pieces = parties.flatMap(({ party, bad }) => piecesOf(party, bad, accepted));
  return { parties: parties.map((raw) => relievedTime(raw, pieces)), moves: movesOf(parties, pieces, split) };
}

/** The part of a stretch that each of its roots bears, in their order; the parts add up to 1. */
export type SplitOfRoots = (roots: readonly Root[], stretch: Interval) => readonly Rational[];

function equally(roots: readonly Root[]): readonly Rational[] {
  return roots.map(() => rational(1, roots.length));
}

/** A run of one party's bad time with the same roots. */
interface Piece extends Interval {
  readonly party: string;
  readonly roots: readonly Root[];
}


/** A party's caused bad time, cut wherever a cause begins or ends. */
function piecesOf(party: string, bad: Intervals, causes: readonly Cause[]): readonly Piece[] {
  const own = causes.filter(({ relieved }) => relieved === party);
  const caused = intersect(bad, normalise(own.map(({ window }) => window)));
  const cuts = [...new Set(causes.flatMap(({ window }) => [window.start, window.end]))].sort((a, b) => a - b);
  return caused.flatMap(({ start, end }) => {
    const edges = [start, ...cuts.filter((cut) => start < cut && cut < end), end];
    return edges.slice(1).map((edge, place): Piece => {
      const from = edges[place] ?? start;
      return { start: from, end: edge, party, roots: rootsOf(party, from, causes) };
    });
  });
}

/** Who stands at the end of every chain of causes that covers the instant; a chain stays within its incident. */
export function rootsOf(party: string, instant: Instant, causes: readonly Cause[]): readonly Root[] {
  const roots = new Map<string, Cause[]>();
  const follow = (relieved: string, incident: string | undefined, behind: readonly Cause[]) => {
    const next = causes.filter((cause) => cause.relieved === relieved && (incident === undefined || cause.incident === incident) && covers(cause, instant) && !behind.includes(cause));
    if (next.length === 0) roots.set(relieved, [...(roots.get(relieved) ?? []), ...behind]);
    for (const cause of next) follow(cause.causer, cause.incident, [...behind, cause]);
  };
  follow(party, undefined, []);
  return [...roots].map(([root, behind]) => ({ party: root, causes: [...new Set(behind.map(({ id }) => id))], since: Math.min(...behind.map(({ window }) => window.start)) }));
}

function covers({ window }: Cause, instant: Instant): boolean {
  return window.start <= instant && instant < window.end;
}

/** What others have caused is removed, unless the party has caused something itself at that instant; what it has caused is bad, once. */
function relievedTime({ party, included, bad }: RawTime, pieces: readonly Piece[]): RelievedTime {
  const relieved = normalise(pieces.filter((piece) => piece.party === party));
  const takenOn = intersect(included, normalise(pieces.filter(({ roots }) => roots.some((root) => root.party === party))));
  const removed = subtract(relieved, takenOn);
  return { party, relieved, takenOn, included: subtract(included, removed), bad: union(subtract(bad, relieved), takenOn) };
}

/** How much went from whom to whom, and how much of it fell outside the causer's hours. */
function movesOf(parties: readonly RawTime[], pieces: readonly Piece[], split: SplitOfRoots): readonly Move[] {
  const includedOf = new Map(parties.map(({ party, included }) => [party, included]));
  const moves = new Map<string, { from: string; to: string; taken: Rational; uncovered: Rational; causes: Set<string> }>();
  for (const { party: from, roots, start, end } of pieces) {
    const parts = split(roots, { start, end });
    for (const [place, { party: to, causes }] of roots.entries()) {
      const move = moves.get(`${from}\n${to}`) ?? { from, to, taken: ZERO, uncovered: ZERO, causes: new Set() };
      moves.set(`${from}\n${to}`, move);
      for (const id of causes) move.causes.add(id);
      const inHours = intersect([{ start, end }], includedOf.get(to) ?? []).reduce((sum, part) => sum + part.end - part.start, 0);
      const part = parts[place] ?? ZERO;
      move.taken = plus(move.taken, times(part, rational(inHours)));
      move.uncovered = plus(move.uncovered, times(part, rational(end - start - inHours)));
    }
  }
  return [...moves.values()].map(({ taken, uncovered, causes, ...ends }) => ({ ...ends, taken: toFraction(taken), uncovered: toFraction(uncovered), causes: [...causes] }));
}

