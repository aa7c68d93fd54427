import { createHash } from 'node:crypto';
import type { Instant } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { HOUR, type HourOfSamples, hoursOf, pinnedStretch } from './buckets.ts';
import { type Chunk, saveChunks } from './chunk.store.ts';
import { decode, encode } from './codec.ts';
import { oldestOpenBatches, type OpenBatch, unpacked } from './journal.ts';
import { refreshRollups } from './refresh-rollups.ts';
import { type LastSample, type Rollup, rollupOf } from './rollup.ts';
import { type Place, placeKey, type PlacedRollup, rollupsFor, saveRollups, type StoredRollup } from './rollup.store.ts';
import { isSame, merged, type SampleSet } from './sample-set.ts';
import { rulesOf, type SeriesRule } from './series.ts';

export interface Sealing {
  /** Batches up to this log position; nobody reads an earlier one but those that are pinned. */
  readonly upTo: number;
  /** Hours that end before it are closed. */
  readonly closedBefore: Instant;
  /** The log positions that statements pin, ascending. */
  readonly pins: readonly number[];
  /** Samples at once. */
  readonly most?: number;
}

/**
 * Seals the oldest batches of the journal, in log order, into immutable chunks of a series and hour, with their rollups;
 * returns how many samples. A batch's columns go only once what was written gives back the same samples. Late samples
 * make parts of their own, and the rollups that they touch are made anew. The caller keeps readers of levels out.
 */
export async function sealSamples(session: Session, { upTo, closedBefore, pins, most = 1_000_000 }: Sealing): Promise<number> {
  const batches = sealable(await oldestOpenBatches(session, upTo, most), closedBefore, pins);
  const [oldest, latest] = [batches[0], batches.at(-1)];
  if (oldest === undefined || latest === undefined) return 0;

  const bySeries = samplesOf(batches);
  const rules = await rulesOf(session, [...bySeries.keys()]);
  const hours = [...bySeries].flatMap(([series, samples]) => hoursOf(samples).map((hour): SealedHour => ({ series, ...hour, rule: ruleFor(rules, series) })));
  await saveChunks(session, hours.map(({ series, bucket, samples, rule }): Chunk => ({
    series, bucket, hours: 1, part: latest.position, firstPosition: oldest.position, recordedAt: latest.recordedAt, bytes: verified(samples, rule),
  })));
  await rollUp(session, hours, latest.position);
  await session.sql('update entente.sample_batch set columns = null where tenant_id = $1 and id = any ($2::uuid[])', [session.tenantId, batches.map(({ id }) => id)]);
  return batches.reduce((sum, { count }) => sum + count, 0);
}

interface SealedHour extends HourOfSamples {
  readonly series: string;
  readonly rule: SeriesRule;
}

/** From the oldest on without a gap, as far as the hours are closed and no pinned position lies between. */
function sealable(batches: readonly OpenBatch[], closedBefore: Instant, pins: readonly number[]): readonly OpenBatch[] {
  const stretch = pinnedStretch(pins, batches[0]?.position ?? 0);
  const end = batches.findIndex(({ lastAt, position }) => lastAt.getTime() >= closedBefore || pinnedStretch(pins, position) !== stretch);
  return end === -1 ? batches : batches.slice(0, end);
}

function samplesOf(batches: readonly OpenBatch[]): ReadonlyMap<string, SampleSet> {
  const sets = new Map<string, SampleSet[]>();
  for (const { id, columns, contentHash, series } of batches) {
    if (createHash('sha256').update(columns).digest('hex') !== contentHash) throw new Error(`the columns of batch ${id} are not those that were written`);
    unpacked(columns).forEach((set, place) => {
      const its = series[place] ?? '';
      const known = sets.get(its);
      if (known === undefined) sets.set(its, [set]);
      else known.push(set);
    });
  }
  return new Map([...sets].map(([series, its]) => [series, merged(its)]));
}

function ruleFor(rules: ReadonlyMap<string, SeriesRule>, series: string): SeriesRule {
  const rule = rules.get(series);
  if (rule === undefined) throw new Error(`there is no series ${series}`);
  return rule;
}

function verified(samples: SampleSet, { cadence }: SeriesRule): Uint8Array {
  const bytes = encode(samples, cadence);
  if (!isSame(decode(bytes), samples)) throw new Error('a chunk does not give back the samples it was made of');
  return bytes;
}

/** Rollups of hours nobody has sealed before, from what is at hand; all others they touch are made anew from chunks. */
async function rollUp(session: Session, hours: readonly SealedHour[], position: number): Promise<void> {
  const rolled = hours.filter(({ rule }) => rule.cadence <= HOUR);
  const keyed = rolled.map((hour) => ({ ...hour, key: placeKey(hour), before: placeAt(hour, -HOUR), after: placeAt(hour, HOUR) }));
  const own = new Set(keyed.map(({ key }) => key));
  const around = keyed.flatMap(({ before, after }) => [before, after].filter(({ key }) => !own.has(key)));
  const stored = await rollupsFor(session, [...keyed, ...around]);

  const anew = new Map<string, Place>();
  const fresh: (PlacedRollup & { readonly key: string })[] = [];
  const last = new Map<string, LastSample | undefined>();
  for (const { series, bucket, samples, rule, key, before, after } of keyed) {
    if (isFilled(stored.get(key))) anew.set(key, { series, bucket });
    const rollup = rollupOf(samples, last.get(before.key) ?? stored.get(before.key)?.last, { start: bucket, end: bucket + HOUR }, rule);
    last.set(key, rollup.last);
    if (!anew.has(key)) fresh.push({ series, bucket, position, rollup, key });
    // What has other parts is made anew, and so is the hour after it, whose beginning it speaks for.
    if (anew.has(key) || (!own.has(after.key) && isFilled(stored.get(after.key)))) anew.set(after.key, after);
    else if (!own.has(after.key) && speaksBeyond(rollup, bucket + HOUR, rule)) {
      fresh.push({ ...after, position, rollup: rollupOf({ at: new Float64Array(0) }, rollup.last, { start: after.bucket, end: after.bucket + HOUR }, rule) });
    }
  }
  await saveRollups(session, 'hour', fresh.filter(({ key }) => !anew.has(key)));
  await refreshRollups(session, [...anew.values()], stored, position);
}

function placeAt({ series, bucket }: Place, distance: number): Place & { readonly key: string } {
  const place = { series, bucket: bucket + distance };
  return { ...place, key: placeKey(place) };
}

const isFilled = (rollup: StoredRollup | undefined): boolean => rollup !== undefined && (rollup.samples > 0 || rollup.span > HOUR);

const speaksBeyond = ({ last }: Rollup, end: Instant, { cadence }: SeriesRule): boolean => last !== undefined && last.at + cadence > end;
