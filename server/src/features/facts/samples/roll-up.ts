import { HOUR, type HourOfSamples } from './buckets.ts';
import { type LastSample, type Rollup, rollupOf } from './rollup.ts';
import { type Place, placeKey, type PlacedRollup, type StoredRollup } from './rollup.store.ts';
import type { SeriesRule } from './series.ts';

/** What was sealed of a series in one hour. */
export interface SealedHour extends HourOfSamples {
  readonly series: string;
  readonly rule: SeriesRule;
}

export interface RolledUp {
  /** Of hours that nobody has sealed before, from what is at hand: where no rollup stands yet, … */
  readonly added: readonly PlacedRollup[];
  /** … and where one stands that says only what the hour before it speaks for. */
  readonly replaced: readonly PlacedRollup[];
  /** All others that the hours touch: to be made anew from chunks. */
  readonly anew: readonly Place[];
}

/** The rollups of hours of whole series, in order of time within a series, beside what is stored around them. */
export function rolledUp(hours: readonly SealedHour[], stored: ReadonlyMap<string, StoredRollup>, position: number): RolledUp {
  const own = new Set(hours.map(placeKey));
  const anew = new Map<string, Place>();
  const fresh = new Map<string, PlacedRollup>();
  let previous: { readonly key: string; readonly last: LastSample | undefined } | undefined;
  for (const { series, bucket, samples, rule } of hours) {
    const [before, here, after] = [placeAt(series, bucket - HOUR), placeAt(series, bucket), placeAt(series, bucket + HOUR)];
    const last = (previous?.key === before.key ? previous.last : undefined) ?? stored.get(before.key)?.last;
    const rollup = rollupOf(samples, last, { start: bucket, end: bucket + HOUR }, rule);
    previous = { key: here.key, last: rollup.last };
    if (isFilled(stored.get(here.key))) anew.set(here.key, here);
    if (!anew.has(here.key)) fresh.set(here.key, { series, bucket, position, rollup });
    // What has other parts is made anew, and so is the hour after it, whose beginning it speaks for.
    if (anew.has(here.key) || (!own.has(after.key) && isFilled(stored.get(after.key)))) anew.set(after.key, after);
    else if (!own.has(after.key) && speaksBeyond(rollup, after.bucket, rule)) {
      fresh.set(after.key, { ...after, position, rollup: rollupOf(NO_SAMPLES, rollup.last, { start: after.bucket, end: after.bucket + HOUR }, rule) });
    }
  }
  for (const key of anew.keys()) fresh.delete(key);
  const { added = [], replaced = [] } = Object.groupBy(fresh, ([key]) => (stored.has(key) ? 'replaced' : 'added'));
  return { added: added.map(([, its]) => its), replaced: replaced.map(([, its]) => its), anew: [...anew.values()] };
}

const NO_SAMPLES = { at: new Float64Array(0) };

function placeAt(series: string, bucket: number): Place & { readonly key: string } {
  return { series, bucket, key: placeKey({ series, bucket }) };
}

const isFilled = (rollup: StoredRollup | undefined): boolean => rollup !== undefined && (rollup.samples > 0 || rollup.span > HOUR);

const speaksBeyond = ({ last }: Rollup, end: number, { cadence }: SeriesRule): boolean => last !== undefined && last.at + cadence > end;
