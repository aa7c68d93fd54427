import type { Session } from '../../store/session/session.ts';
import type { Measured } from './samples/series.ts';

/** A metric that a source may speak for. */
export interface SpokenMetric extends Measured {
  readonly metric: string;
  readonly measures: 'status' | 'samples' | 'clocks';
  readonly unit: string;
  readonly componentId: string;
  readonly component: string;
}

/** In no order. */
export function scopeOf({ sql, tenantId }: Session, sourceId: string): Promise<readonly SpokenMetric[]> {
  return sql<SpokenMetric>(
    `select m.id as "metricId", m.key as metric, m.measures, m.unit, m.terms as method, c.id as "componentId", c.key as component, r.id as "seriesId", r.rule as "seriesRule"
     from entente.metric_source s
     join entente.metric m on m.tenant_id = $1 and m.id = s.metric_id
     join entente.component c on c.tenant_id = $1 and c.id = m.component_id
     left join entente.series r on r.tenant_id = $1 and r.metric_id = m.id and r.source_id = $2
     where s.tenant_id = $1 and s.source_id = $2`,
    [tenantId, sourceId],
  );
}
