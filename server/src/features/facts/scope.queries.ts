import type { Session } from '../../store/session/session.ts';

/** A metric that a source may speak for. */
export interface SpokenMetric {
  readonly metricId: string;
  readonly metric: string;
  readonly measures: 'status' | 'samples' | 'clocks';
  readonly unit: string;
  /** JSON text of the measurement method without its sources. */
  readonly method: string;
  readonly componentId: string;
  readonly component: string;
}

export function scopeOf({ sql, tenantId }: Session, sourceId: string): Promise<readonly SpokenMetric[]> {
  return sql<SpokenMetric>(
    `select m.id as "metricId", m.key as metric, m.measures, m.unit, m.terms as method, c.id as "componentId", c.key as component
     from entente.metric_source s
     join entente.metric m on m.tenant_id = $1 and m.id = s.metric_id
     join entente.component c on c.tenant_id = $1 and c.id = m.component_id
     where s.tenant_id = $1 and s.source_id = $2
     order by c.key, m.key`,
    [tenantId, sourceId],
  );
}
