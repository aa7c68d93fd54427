import type { Structure } from '../model.ts';
import { partsOf } from './structure.ts';

/** One bit for every set of players, by the number that the set makes as bits: whether the structure fails with it (S32). */
export type Coalitions = Uint32Array;

/** More parties are refused when the terms are checked. */
export const MOST_PARTIES = 16;

/** Causes may lay a failure on strangers as well; 2^20 sets of parties are still counted one by one. */
export const MOST_PLAYERS = 20;

/** Bit S of a word is bit `player` of S, for the five players that a word of 32 sets tells apart. */
export const PLAYERS_OF_A_WORD = [0xaaaaaaaa, 0xcccccccc, 0xf0f0f0f0, 0xff00ff00, 0xffff0000] as const;

/**
 * v(S) for all sets of players at once: 32 sets a word, the structure once through. A component is down in every set that
 * holds one of the players that bear it (`bearersOf`, as bits); one that stands has none.
 */
export function coalitionsOf(structure: Structure, players: number, bearersOf: (component: string) => number): Coalitions {
  if (players > MOST_PLAYERS) throw new RangeError(`${players} parties are down at once; shares are exact up to ${MOST_PLAYERS}`);
  const words = Math.max(1, 2 ** (players - 5));
  return failing(structure);

  function failing(part: Structure): Coalitions {
    if ('component' in part) return anyOf(bearersOf(part.component));
    const parts = partsOf(part).map(failing);
    if ('series' in part) return atLeastOf(1, parts);
    return atLeastOf('parallel' in part ? parts.length : parts.length - part.atLeast + 1, parts);
  }

  function anyOf(bearers: number): Coalitions {
    const sets = new Uint32Array(words);
    for (let player = 0; player < players; player += 1) {
      if ((bearers & (1 << player)) === 0) continue;
      for (let word = 0; word < words; word += 1) sets[word] = (sets[word] ?? 0) | withPlayer(player, word);
    }
    return sets;
  }

  /** The sets in which at least so many of the parts fail. */
  function atLeastOf(count: number, parts: readonly Coalitions[]): Coalitions {
    const reached = Array.from({ length: count + 1 }, (_, fails) => new Uint32Array(words).fill(fails === 0 ? 0xffffffff : 0));
    for (const part of parts) {
      for (let fails = count; fails > 0; fails -= 1) also(reached[fails], reached[fails - 1], part);
    }
    return reached[count] ?? new Uint32Array(words);
  }

  function also(more: Coalitions | undefined, fewer: Coalitions | undefined, part: Coalitions): void {
    if (more === undefined || fewer === undefined) return;
    for (let word = 0; word < words; word += 1) more[word] = (more[word] ?? 0) | ((fewer[word] ?? 0) & (part[word] ?? 0));
  }
}

function withPlayer(player: number, word: number): number {
  const within = PLAYERS_OF_A_WORD[player];
  if (within !== undefined) return within;
  return (word & (1 << (player - PLAYERS_OF_A_WORD.length))) === 0 ? 0 : 0xffffffff;
}

export function failsIn(coalitions: Coalitions, players: number): boolean {
  return (((coalitions[players >>> 5] ?? 0) >>> (players & 31)) & 1) === 1;
}
