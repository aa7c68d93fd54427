import { createHash } from 'node:crypto';
import type { Instant } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { inTurns } from '../../../store/in-turns.ts';
import { HOUR, hoursOf, pinnedStretch } from './buckets.ts';
import { type Chunk, saveChunks } from './chunk.store.ts';
import { decode, encode } from './codec.ts';
import { oldestOpenBatches, type OpenBatch, unpacked } from './journal.ts';
import { refreshRollups } from './refresh-rollups.ts';
import { hoursAround, rolledUp, type SealedHour } from './roll-up.ts';
import { addRollups, type Place, rollupsFor, saveRollups } from './rollup.store.ts';
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
  const hours = [...bySeries].map(([series, samples]) => hoursOf(samples).map((hour): SealedHour => ({ series, ...hour, rule: ruleFor(rules, series) })));
  const rolled = hours.flat().filter(isRolled);
  const stored = await rollupsFor(session, hoursAround(rolled));
  const anew: Place[] = [];
  // While the database writes some series, the next are encoded.
  await inTurns(groupsOf(hours), (group) => {
    const chunks = group.map((hour) => chunkOf(hour, oldest, latest));
    const { added, replaced, ...rest } = rolledUp(group.filter(isRolled), stored, latest.position);
    anew.push(...rest.anew);
    return () => Promise.all([saveChunks(session, chunks), addRollups(session, added), saveRollups(session, 'hour', replaced)]);
  });
  await refreshRollups(session, anew, stored, latest.position);
  await session.sql('update entente.sample_batch set columns = null where tenant_id = $1 and id = any ($2::uuid[])', [session.tenantId, batches.map(({ id }) => id)]);
  return batches.reduce((sum, { count }) => sum + count, 0);
}

/** Coarser series have no rollups. */
const isRolled = ({ rule }: SealedHour): boolean => rule.cadence <= HOUR;

function chunkOf({ series, bucket, samples, rule }: SealedHour, oldest: OpenBatch, latest: OpenBatch): Chunk {
  return { series, bucket, hours: 1, part: latest.position, firstPosition: oldest.position, recordedAt: latest.recordedAt, bytes: verified(samples, rule) };
}

/** Hours of whole series: worth a statement, and so few that it waits in the socket, sent, while the next are encoded. */
function groupsOf(bySeries: readonly (readonly SealedHour[])[]): readonly (readonly SealedHour[])[] {
  const groups: SealedHour[][] = [[]];
  for (const hours of bySeries) {
    if ((groups.at(-1)?.length ?? 0) >= HOURS_AT_ONCE) groups.push([]);
    groups.at(-1)?.push(...hours);
  }
  return groups;
}

const HOURS_AT_ONCE = 150;

/** From the oldest on without a gap, as far as the hours are closed and no pinned position lies between. */
function sealable(batches: readonly OpenBatch[], closedBefore: Instant, pins: readonly number[]): readonly OpenBatch[] {
  const stretch = pinnedStretch(pins, batches[0]?.position ?? 0);
  const end = batches.findIndex(({ lastAt, position }) => lastAt.getTime() >= closedBefore || pinnedStretch(pins, position) !== stretch);
  return end === -1 ? batches : batches.slice(0, end);
}

function samplesOf(batches: readonly OpenBatch[]): ReadonlyMap<string, SampleSet> {
  const sets = new Map<string, SampleSet[]>();
  for (const batch of batches) {
    if (createHash('sha256').update(batch.columns).digest('hex') !== batch.contentHash) throw new Error(`the columns of batch ${batch.id} are not those that were written`);
    for (const [series, set] of unpacked(batch)) {
      const known = sets.get(series);
      if (known === undefined) sets.set(series, [set]);
      else known.push(set);
    }
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
