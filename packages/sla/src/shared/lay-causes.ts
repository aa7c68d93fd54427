import { contains } from '@entente/worktime';
import type { Instant, Intervals } from '@entente/worktime';
import type { Cause, Root } from '../relief/relief-model.ts';
import { rootsOf } from '../relief/relieve.ts';
import type { ReadStretch } from './readings.ts';

/** A read stretch in which nothing changes: neither what is down, nor who caused it, nor whose hours it lies in. */
export interface LaidStretch extends ReadStretch {
  /** Who bears what is down of a party, for every party that accepted causes relieve here (S34). */
  readonly laidOn: ReadonlyMap<string, readonly Root[]>;
  /** Those of them in whose own time it does not lie. */
  readonly uncovered: readonly string[];
}

const NOBODY: ReadonlyMap<string, readonly Root[]> = new Map();

/**
 * Lays the failures that are shared on those who caused them (S34): what is down stays down, and instead of its own
 * party the ones at the end of its chains of accepted causes bear it. Everything else is left as it was read.
 */
export function layCauses(readings: readonly ReadStretch[], partyOf: ReadonlyMap<string, string>, causes: readonly Cause[], ownTime: ReadonlyMap<string, Intervals>): readonly LaidStretch[] {
  const causers = new Set(causes.map(({ causer }) => causer));
  const edges = causes.flatMap(({ window }) => [window.start, window.end]);
  const hours = [...causers].flatMap((causer) => (ownTime.get(causer) ?? []).flatMap(({ start, end }) => [start, end]));
  return readings.flatMap((stretch) => {
    const relieving = stretch.reading === 'shared' ? causes.filter(({ window }) => window.start < stretch.end && stretch.start < window.end) : [];
    if (relieving.length === 0) return [{ ...stretch, laidOn: NOBODY, uncovered: [] }];
    return cutAt(stretch, [...edges, ...hours]).map((piece) => laid(piece, partyOf, relieving, ownTime));
  });
}

function cutAt(stretch: ReadStretch, cuts: readonly Instant[]): readonly ReadStretch[] {
  const inside = [...new Set(cuts)].filter((cut) => stretch.start < cut && cut < stretch.end).sort((a, b) => a - b);
  return [stretch.start, ...inside].map((start, place) => ({ ...stretch, start, end: inside[place] ?? stretch.end }));
}

function laid(stretch: ReadStretch, partyOf: ReadonlyMap<string, string>, causes: readonly Cause[], ownTime: ReadonlyMap<string, Intervals>): LaidStretch {
  const laidOn = new Map<string, readonly Root[]>();
  for (const party of new Set(stretch.down.map((component) => partyOf.get(component) ?? component))) {
    const roots = rootsOf(party, stretch.start, causes);
    if (roots.some((root) => root.party !== party)) laidOn.set(party, roots);
  }
  const bearers = new Set([...laidOn.values()].flat().map(({ party }) => party));
  return { ...stretch, laidOn, uncovered: [...bearers].filter((party) => !contains(ownTime.get(party) ?? [], stretch.start)) };
}
