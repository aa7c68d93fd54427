import type { Instant } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';

/** Samples of one series in numbered batches, by the header alone. */
export interface SampleTouch {
  readonly kind: 'samples';
  readonly source: string;
  readonly metric: string;
  readonly component: string;
  readonly first: Instant;
  readonly last: Instant;
}

/** A batch is a touch of its own for each of its series: two far apart do not touch what lies between. */
export async function sampleTouches({ sql, tenantId }: Session, batches: readonly string[]): Promise<readonly SampleTouch[]> {
  if (batches.length === 0) return [];
  const rows = await sql<Omit<SampleTouch, 'kind'>>(
    `select s.source_id as source, s.metric_id as metric, c.key as component, h.first, h.last
     from entente.sample_batch b
     cross join lateral unnest(b.series, b.firsts, b.lasts) as h (series_id, first, last)
     join entente.series s on s.tenant_id = $1 and s.id = h.series_id
     join entente.metric m on m.tenant_id = $1 and m.id = s.metric_id
     join entente.component c on c.tenant_id = $1 and c.id = m.component_id
     where b.tenant_id = $1 and b.id = any ($2::uuid[])`,
    [tenantId, [...batches]],
  );
  return rows.map((row) => ({ kind: 'samples', ...row }));
}
