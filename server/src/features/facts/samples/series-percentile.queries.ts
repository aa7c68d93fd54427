import type { Interval } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { sealedSamplesOf } from './chunk.store.ts';
import { scaledValuesIn, valuesIn } from './codec.ts';
import { selected } from './select.ts';

/**
 * The exact nearest-rank percentile of each series' values in whole days that are compacted (S22): the smallest value
 * that at least `rank` of a hundred values do not exceed. Values kept as whole numbers are counted, not sorted.
 */
export async function seriesPercentiles(session: Session, series: readonly string[], days: Interval, rank: number): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const [id, chunks] of await sealedSamplesOf(session, series, days)) {
    const percentile = countedPercentile(chunks, rank) ?? selectedPercentile(chunks, rank);
    if (percentile !== undefined) found.set(id, percentile);
  }
  return found;
}

/** Undefined where the values are not whole numbers of one decimal place, or spread too wide to be counted. */
function countedPercentile(chunks: readonly Uint8Array[], rank: number): number | undefined {
  const parts = chunks.map(scaledValuesIn);
  const decimals = parts[0]?.decimals;
  let [least, most, count] = [Infinity, -Infinity, 0];
  for (const part of parts) {
    if (part === undefined || part.decimals !== decimals) return undefined;
    for (let i = 0; i < part.scaled.length; i += 1) {
      const value = part.scaled[i] ?? 0;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    count += part.scaled.length;
  }
  if (decimals === undefined || count === 0 || most - least > WIDEST) return undefined;
  const counts = new Uint32Array(most - least + 1);
  for (const part of parts) {
    const scaled = part?.scaled ?? [];
    for (let i = 0; i < scaled.length; i += 1) {
      const place = (scaled[i] ?? 0) - least;
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  let [place, seen] = [0, counts[0] ?? 0];
  for (const wanted = Math.max(1, Math.ceil((rank * count) / 100)); seen < wanted; seen += counts[place] ?? 0) place += 1;
  return (least + place) / 10 ** decimals;
}

const WIDEST = 10_000_000;

function selectedPercentile(chunks: readonly Uint8Array[], rank: number): number | undefined {
  const parts = chunks.flatMap((chunk) => valuesIn(chunk) ?? []);
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let length = 0;
  for (const part of parts) {
    for (let i = 0; i < part.length; i += 1) {
      const value = part[i] ?? Number.NaN;
      if (value === value) all[length++] = value;
    }
  }
  return selected(all.subarray(0, length), Math.max(1, Math.ceil((rank * length) / 100)) - 1);
}
