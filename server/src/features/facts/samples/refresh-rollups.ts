import type { Session } from '../../../store/session/session.ts';
import { DAY, dayOf, HOUR } from './buckets.ts';
import { sealedSamples } from './chunk.store.ts';
import { rollupOf, type LastSample } from './rollup.ts';
import { type Place, placeKey, saveRollups, type StoredRollup } from './rollup.store.ts';
import { clipped, type SampleSet } from './sample-set.ts';
import { rulesOf, type SeriesRule } from './series.ts';

interface Unit extends Place {
  readonly span: number;
  readonly rule: SeriesRule;
}

/**
 * Makes rollups anew from the chunks: of the hours named, or of their days where these are compacted; and of the bucket
 * after each, whose beginning the last of these samples may speak for.
 */
export async function refreshRollups(session: Session, hours: readonly Place[], stored: ReadonlyMap<string, StoredRollup>, position: number): Promise<void> {
  if (hours.length === 0) return;
  const rules = await rulesOf(session, [...new Set(hours.map(({ series }) => series))]);
  const units = new Map<string, Unit>();
  for (const { series, bucket } of hours) {
    const rule = rules.get(series);
    if (rule === undefined) continue;
    const span = stored.get(placeKey({ series, bucket }))?.span ?? HOUR;
    const start = span === DAY ? dayOf(bucket) : bucket;
    units.set(placeKey({ series, bucket: start }), { series, bucket: start, span, rule });
    if (span === DAY) units.set(`after ${series} ${start + DAY}`, { series, bucket: start + DAY, span: 0, rule });
  }
  await save(session, await sized(session, [...units.values()]), position);
}

/** The bucket after a compacted day may be an hour or a day, or not be there; then its first hour takes the rest. */
async function sized(session: Session, units: readonly Unit[]): Promise<readonly Unit[]> {
  const unknown = units.filter(({ span }) => span === 0);
  const found = await session.sql<{ series_id: string; bucket: Date }>(
    `select r.series_id, r.bucket from unnest($2::uuid[], $3::timestamptz[]) as w (series, bucket)
     join entente.rollup_day r on r.tenant_id = $1 and r.series_id = w.series and r.bucket = w.bucket
     where r.tenant_id = $1`,
    [session.tenantId, unknown.map(({ series }) => series), unknown.map(({ bucket }) => new Date(bucket))],
  );
  const days = new Set(found.map(({ series_id, bucket }) => placeKey({ series: series_id, bucket: bucket.getTime() })));
  const all = units.map((unit) => (unit.span === 0 ? { ...unit, span: days.has(placeKey(unit)) ? DAY : HOUR } : unit));
  return [...new Map(all.map((unit) => [placeKey(unit), unit])).values()];
}

async function save(session: Session, units: readonly Unit[], position: number): Promise<void> {
  const samples = await sealedSamples(session, units.map(({ series, bucket, span }) => ({ series, start: bucket - HOUR, end: bucket + span })));
  const rollups = units.map(({ series, bucket, span, rule }, place) => {
    const known = samples[place] ?? { at: new Float64Array(0) };
    const before = clipped(known, bucket - HOUR, bucket);
    return { series, bucket, position, span, rollup: rollupOf(clipped(known, bucket, bucket + span), lastOf(before, rule), { start: bucket, end: bucket + span }, rule) };
  });
  await saveRollups(session, 'hour', rollups.filter(({ span }) => span === HOUR));
  await saveRollups(session, 'day', rollups.filter(({ span }) => span === DAY));
}

function lastOf(samples: SampleSet, rule: SeriesRule): LastSample | undefined {
  const end = (samples.at.at(-1) ?? 0) + 1;
  return rollupOf(samples, undefined, { start: 0, end }, rule).last;
}
