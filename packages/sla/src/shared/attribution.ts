import type { SharedMetricTerms } from '../model.ts';
import type { Rational } from '../exact/rational.ts';
import { rational } from '../exact/rational.ts';
import { shapley, shapleyOfSeries } from './shapley.ts';
import { fails, isSeries } from './structure.ts';

/** The part of an instant's failure that a party bears. */
interface PartOfFailure {
  readonly party: string;
  readonly part: Rational;
}

/** Splits the failure of a set of down components among the parties behind them; null when the structure stands. */
export type Attribution = (down: readonly string[]) => readonly PartOfFailure[] | null;

/**
 * The attribution of one shared metric (S32, S33). Players are parties: all components of one party move together.
 * Every distinct down set is worked out once.
 */
export function attributionOf({ structure, components }: Pick<SharedMetricTerms, 'structure' | 'components'>): Attribution {
  const partyOf = new Map(components.map(({ component, party }) => [component, party]));
  const known = new Map<string, readonly PartOfFailure[] | null>();
  const series = isSeries(structure);

  return (down) => {
    const key = down.join('\n');
    const before = known.get(key);
    if (before !== undefined) return before;
    const split = splitOf(down);
    known.set(key, split);
    return split;
  };

  function splitOf(down: readonly string[]): readonly PartOfFailure[] | null {
    const isDown = new Set(down);
    if (!fails(structure, (component) => isDown.has(component))) return null;

    const parties = [...new Set(down.map((component) => partyOf.get(component) ?? component))].sort();
    const bitOf = new Map(down.map((component) => [component, 1 << parties.indexOf(partyOf.get(component) ?? component)]));
    const parts = series
      ? shapleyOfSeries(parties.length)
      : shapley(parties.length, (players) => fails(structure, (component) => ((bitOf.get(component) ?? 0) & players) !== 0));
    return parties.map((party, place) => ({ party, part: parts[place] ?? rational(0) }));
  }
}
