import { firstEndingAfter } from '@entente/worktime';
import type { Instant, Intervals } from '@entente/worktime';
import type { Rational } from '../exact/rational.ts';
import { ZERO } from '../exact/rational.ts';
import type { SharedMetricTerms, Structure } from '../model.ts';
import type { AttributionRule } from './attribution-model.ts';
import { partsOfFailure } from './attribution-rules.ts';
import type { DownParty } from './attribution-rules.ts';
import { coalitionsOf } from './coalitions.ts';
import type { Hands } from './hands.ts';
import type { LaidStretch } from './lay-causes.ts';
import { shapley, shapleyOfSeries } from './shapley.ts';
import { fails, isSeries } from './structure.ts';

/** The part of an instant's failure that a party bears. */
export interface PartOfFailure {
  readonly party: string;
  readonly part: Rational;
}

/** Splits a stretch in which the structure is down among the parties that bear it, in the order of their names. */
export type Attribution = (stretch: LaidStretch) => readonly PartOfFailure[];

/** What the rules may ask beside the structure. */
export interface Circumstances {
  /** When each component was down. */
  readonly downTimes: ReadonlyMap<string, Intervals>;
  readonly hands: Hands;
  readonly weights: Readonly<Record<string, string>>;
}

/** Who bears each down component, by bits of the parties' places; 0 for one that stands. */
export type BearersOf = (component: string) => number;

/** What it takes to fail (S32): v(S) of the parties that are down in a stretch. */
export interface Game {
  /** Whether v depends on nothing but which components are down. */
  readonly isOfTheDownSet: boolean;
  /** Whether it fails all the same when only those are down that these bear. */
  readonly fails: (stretch: LaidStretch, isDown: (component: string) => boolean) => boolean;
  readonly shapley: (stretch: LaidStretch, players: number, bearersOf: BearersOf) => readonly Rational[];
}

/** v(S) = 1 if the structure fails when exactly the down components of S are down. */
export function gameOf(structure: Structure): Game {
  const series = isSeries(structure);
  return {
    isOfTheDownSet: true,
    fails: (_, isDown) => fails(structure, isDown),
    shapley: (_, players, bearersOf) => (series ? shapleyOfSeries(players) : shapley(players, coalitionsOf(structure, players, bearersOf))),
  };
}

/** Rules that ask when a stretch was; the others answer alike for every stretch with the same components down on the same parties. */
const RULES_OF_THE_HOUR: readonly AttributionRule[] = ['first-failed', 'time-in-hand'];

/**
 * The attribution of one shared metric by a rule (S32 to S34). Players are parties: all components of one party move
 * together, and a component that accepted causes lay on others is down with each of these. What can be is worked out
 * once for every distinct down set (S33).
 */
export function attributionOf(rule: AttributionRule, components: SharedMetricTerms['components'], game: Game, { downTimes, hands, weights }: Circumstances): Attribution {
  const partyOf = new Map(components.map(({ component, party }) => [component, party]));
  const known = new Map<string, readonly PartOfFailure[]>();
  if (RULES_OF_THE_HOUR.includes(rule) || !game.isOfTheDownSet) return split;

  return (stretch) => {
    const key = keyOf(stretch);
    const parts = known.get(key) ?? split(stretch);
    known.set(key, parts);
    return parts;
  };

  function split(stretch: LaidStretch): readonly PartOfFailure[] {
    const bearersOf = bearersIn(stretch);
    const down = downParties(bearersOf, stretch);
    const places = new Map(down.map(({ party }, place) => [party, place]));
    const parts = partsOfFailure(rule, {
      down, weights,
      failsWithout: (place) => game.fails(stretch, (component) => bearersOf.get(component)?.some(({ party }) => places.get(party) !== place) ?? false),
      shapley: () => game.shapley(stretch, down.length, (component) => (bearersOf.get(component) ?? []).reduce((bits, { party }) => bits | (1 << (places.get(party) ?? 0)), 0)),
    });
    return down.map(({ party }, place) => ({ party, part: parts[place] ?? ZERO }));
  }

  /** Who bears each down component, and since when at the earliest. */
  function bearersIn({ down, laidOn }: LaidStretch): ReadonlyMap<string, readonly Bearer[]> {
    return new Map(down.map((component) => {
      const party = partyOf.get(component) ?? component;
      return [component, laidOn.get(party) ?? [{ party, since: -Infinity }]];
    }));
  }

  /** Each party with the instant since which one of the components that it bears has been down, and by its own doing. */
  function downParties(bearersOf: ReadonlyMap<string, readonly Bearer[]>, { start, end, laidOn }: LaidStretch): readonly DownParty[] {
    const since = new Map<string, Instant>();
    for (const [component, bearers] of bearersOf) {
      const outages = downTimes.get(component) ?? [];
      const began = outages[firstEndingAfter(outages, start)]?.start ?? start;
      for (const bearer of bearers) since.set(bearer.party, Math.min(since.get(bearer.party) ?? Infinity, Math.max(began, bearer.since)));
    }
    const named = new Set([...laidOn.values()].flat().map(({ party }) => party));
    return [...since].sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([party, began]) => ({ party, since: began, isNamed: named.has(party), inHand: hands(party, { start, end }) }));
  }
}

interface Bearer {
  readonly party: string;
  readonly since: Instant;
}

function keyOf({ down, laidOn }: LaidStretch): string {
  const key = down.join('\n');
  return laidOn.size === 0 ? key : `${key}\n\n${JSON.stringify([...laidOn].map(([party, roots]) => [party, roots.map((root) => root.party)]))}`;
}
