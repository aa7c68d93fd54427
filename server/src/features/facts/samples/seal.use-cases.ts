import { createHash } from 'node:crypto';
import { type Instant, normalise } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { inTurns } from '../../../store/in-turns.ts';
import { HOUR, hourOf, hoursOf, pinnedStretch } from './buckets.ts';
import { type Chunk, saveChunks } from './chunk.store.ts';
import { decode, encode } from './codec.ts';
import { type BatchLine, oldestOpenBatches, type OpenBatch, samplesIn, unpacked } from './journal.ts';
import { refreshRollups } from './refresh-rollups.ts';
import { rolledUp, type SealedHour } from './roll-up.ts';
import { addRollups, type HourStretch, type Place, rollupsFor, saveRollups } from './rollup.store.ts';
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

  const lines = linesOf(batches);
  const rules = await rulesOf(session, [...lines.keys()]);
  const stored = await rollupsFor(session, stretchesAround(lines, rules));
  const anew: Place[] = [];
  // While the database writes some series, the next are decoded, cut into hours and encoded.
  await inTurns(groupsOf(lines), (group) => {
    const hours = group.flatMap(([series, its]) => hoursOf(merged(its.map(samplesIn))).map((hour): SealedHour => ({ series, ...hour, rule: ruleFor(rules, series) })));
    const chunks = hours.map((hour) => chunkOf(hour, oldest, latest));
    const { added, replaced, ...rest } = rolledUp(hours.filter(isRolled), stored, latest.position);
    anew.push(...rest.anew);
    return () => Promise.all([saveChunks(session, chunks), addRollups(session, added), saveRollups(session, 'hour', replaced)]);
  });
  await refreshRollups(session, anew, stored, latest.position);
  await session.sql('update entente.sample_batch set columns = null where tenant_id = $1 and id = any ($2::uuid[])', [session.tenantId, batches.map(({ id }) => id)]);
  return batches.reduce((sum, { count }) => sum + count, 0);
}

/** What the batches hold of each series, in log order. */
type SeriesLines = readonly [series: string, lines: readonly BatchLine[]];

/** Coarser series have no rollups. */
const isRolled = ({ rule }: Pick<SealedHour, 'rule'>): boolean => rule.cadence <= HOUR;

function chunkOf({ series, bucket, samples, rule }: SealedHour, oldest: OpenBatch, latest: OpenBatch): Chunk {
  return { series, bucket, hours: 1, part: latest.position, firstPosition: oldest.position, recordedAt: latest.recordedAt, bytes: verified(samples, rule) };
}

/** Whole series of so many hours that they are worth a statement, and wait in the socket, sent, while the next are made ready. */
function groupsOf(lines: ReadonlyMap<string, readonly BatchLine[]>): readonly (readonly SeriesLines[])[] {
  const groups: SeriesLines[][] = [];
  let hours = Infinity;
  for (const its of lines) {
    if (hours >= HOURS_AT_ONCE) {
      groups.push([]);
      hours = 0;
    }
    groups.at(-1)?.push(its);
    hours += its[1].reduce((sum, { first, last }) => sum + (hourOf(last) - hourOf(first)) / HOUR + 1, 0);
  }
  return groups;
}

const HOURS_AT_ONCE = 150;

/** The hours that the lines of a series that has rollups reach into, with their neighbours. */
function stretchesAround(lines: ReadonlyMap<string, readonly BatchLine[]>, rules: ReadonlyMap<string, SeriesRule>): readonly HourStretch[] {
  return [...lines].filter(([series]) => isRolled({ rule: ruleFor(rules, series) })).flatMap(([series, its]) =>
    normalise(its.map(({ first, last }) => ({ start: hourOf(first) - HOUR, end: hourOf(last) + 2 * HOUR }))).map((stretch) => ({ series, ...stretch })));
}

/** From the oldest on without a gap, as far as the hours are closed and no pinned position lies between. */
function sealable(batches: readonly OpenBatch[], closedBefore: Instant, pins: readonly number[]): readonly OpenBatch[] {
  const stretch = pinnedStretch(pins, batches[0]?.position ?? 0);
  const end = batches.findIndex(({ lastAt, position }) => lastAt.getTime() >= closedBefore || pinnedStretch(pins, position) !== stretch);
  return end === -1 ? batches : batches.slice(0, end);
}

function linesOf(batches: readonly OpenBatch[]): ReadonlyMap<string, readonly BatchLine[]> {
  for (const { id, columns, contentHash } of batches) {
    if (createHash('sha256').update(columns).digest('hex') !== contentHash) throw new Error(`the columns of batch ${id} are not those that were written`);
  }
  return Map.groupBy(batches.flatMap(unpacked), ({ series }) => series);
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
