import type { Session } from '../../store/session/session.ts';
import { ofStore } from './of-store.ts';
import type { Measured } from './samples/series.ts';

/** A metric that a source may speak for. */
export interface SpokenMetric extends Measured {
  readonly metric: string;
  readonly measures: 'status' | 'samples' | 'clocks';
  readonly unit: string;
  readonly componentId: string;
  readonly component: string;
}

/** What a source may speak for, by component. */
export type Scope = ReadonlyMap<string, readonly SpokenMetric[]>;

export const scopeFrom = (metrics: readonly SpokenMetric[]): Scope => Map.groupBy(metrics, ({ component }) => component);

interface Remembered {
  readonly scope: Scope;
  /** How many metrics are in it. */
  readonly size: number;
}

/** As many metrics as are remembered; beyond it all are forgotten, and asked for again. */
const MOST = 200_000;

/**
 * The scopes of the sources that send. Nobody can change or take away what a source may speak for, only add to it: as long
 * as it has as many metrics as when it was read, it is the same, and its size costs a fraction of reading it.
 */
class Scopes {
  readonly #remembered = new Map<string, Remembered>();
  #size = 0;

  async of(session: Session, sourceId: string): Promise<Scope> {
    const key = `${session.tenantId} ${sourceId}`;
    const remembered = this.#remembered.get(key);
    if (remembered !== undefined && remembered.size === (await sizeOf(session, sourceId))) return remembered.scope;
    const metrics = await spokenMetrics(session, sourceId);
    const scope = scopeFrom(metrics);
    this.#keep(key, { scope, size: metrics.length });
    return scope;
  }

  /** A scope is remembered with its series. To be called when some were made. */
  forget({ tenantId }: Session, sourceId: string): void {
    const key = `${tenantId} ${sourceId}`;
    this.#size -= this.#remembered.get(key)?.size ?? 0;
    this.#remembered.delete(key);
  }

  #keep(key: string, remembered: Remembered): void {
    this.#size += remembered.size - (this.#remembered.get(key)?.size ?? 0);
    if (this.#size > MOST) {
      this.#remembered.clear();
      this.#size = remembered.size;
    }
    this.#remembered.set(key, remembered);
  }
}

/** The scopes that are remembered of a store. */
export const scopesOf = ofStore(() => new Scopes());

async function sizeOf({ sql, tenantId }: Session, sourceId: string): Promise<number> {
  const [row] = await sql<{ size: number }>('select count(*)::int as size from entente.metric_source where tenant_id = $1 and source_id = $2', [tenantId, sourceId]);
  return row?.size ?? 0;
}

function spokenMetrics({ sql, tenantId }: Session, sourceId: string): Promise<readonly SpokenMetric[]> {
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
