import { cadenceOf, type MethodTerms } from '@entente/sla';
import type { Duration } from '@entente/worktime';
import { newId } from '../../../store/ids.ts';
import type { Session } from '../../../store/session/session.ts';

/** What the rollups of a series take for the cadence and for bad. A level that asks otherwise is computed from samples. */
export interface SeriesRule {
  readonly cadence: Duration;
  readonly threshold?: MethodTerms['threshold'];
}

export interface Series {
  readonly id: string;
  readonly metricId: string;
  readonly sourceId: string;
  readonly rule: SeriesRule;
}

export function ruleOf(method: Pick<MethodTerms, 'cadence' | 'threshold'>): SeriesRule {
  const { threshold } = method;
  return { cadence: cadenceOf({ ...method, measures: 'samples', sources: [], combine: 'any-bad' }), ...(threshold === undefined ? {} : { threshold }) };
}

export const ruleText = ({ cadence, threshold }: SeriesRule): string => JSON.stringify({ cadence, threshold });

export const ruleFrom = (text: string): SeriesRule => {
  const rule: SeriesRule = JSON.parse(text); // written by ruleText alone
  return rule;
};

/** What is measured, with the series that a source's samples of it stand in; null until the first of them. */
export interface Measured {
  readonly metricId: string;
  /** JSON text of the metric's method without its sources. */
  readonly method: string;
  readonly seriesId: string | null;
  readonly seriesRule: string | null;
}

/** The series that a source's samples stand in, made where there are none yet. In the order asked for. */
export async function seriesFor(session: Session, sourceId: string, metrics: readonly Measured[]): Promise<readonly Pick<Series, 'id' | 'rule'>[]> {
  const missing = metrics.filter(({ seriesId }) => seriesId === null);
  const made = missing.length === 0 ? new Map<string, Series>() : await makeSeries(session, sourceId, missing);
  // Many series, few rules.
  const rules = new Map([...new Set(metrics.map(({ seriesRule }) => seriesRule))].map((text) => [text, text === null ? undefined : ruleFrom(text)]));
  return metrics.map(({ metricId, seriesId, seriesRule }) => {
    const rule = rules.get(seriesRule);
    const series = seriesId === null || rule === undefined ? made.get(metricId) : { id: seriesId, rule };
    if (series === undefined) throw new Error('a series that was just made is not there');
    return series;
  });
}

/** Another batch may make the same ones at the same time: whoever comes second finds the first one's. */
async function makeSeries(session: Session, sourceId: string, metrics: readonly Measured[]): Promise<ReadonlyMap<string, Series>> {
  const ids = metrics.map(({ metricId }) => metricId);
  await session.sql(
    `insert into entente.series (id, metric_id, source_id, rule)
     select id, metric_id, $2, rule from unnest($1::uuid[], $3::uuid[], $4::text[]) as t (id, metric_id, rule)
     on conflict do nothing`,
    [ids.map(() => newId()), sourceId, ids, metrics.map(({ method }) => ruleText(ruleOf(JSON.parse(method))))],
  );
  const rows = await session.sql<SeriesRow>(
    `select id, metric_id, source_id, rule from entente.series
     where tenant_id = $1 and source_id = $2 and metric_id = any ($3::uuid[])`, [session.tenantId, sourceId, ids]);
  return new Map(rows.map((row) => [row.metric_id, seriesFrom(row)]));
}

export interface SeriesRow {
  readonly id: string;
  readonly metric_id: string;
  readonly source_id: string;
  readonly rule: string;
}

export const seriesFrom = ({ id, metric_id, source_id, rule }: SeriesRow): Series => ({ id, metricId: metric_id, sourceId: source_id, rule: ruleFrom(rule) });

/** What the rollups of each series go by. */
export async function rulesOf({ sql, tenantId }: Session, series: readonly string[]): Promise<ReadonlyMap<string, SeriesRule>> {
  const rows = await sql<SeriesRow>('select id, metric_id, source_id, rule from entente.series where tenant_id = $1 and id = any ($2::uuid[])', [tenantId, [...series]]);
  return new Map(rows.map((row) => [row.id, ruleFrom(row.rule)]));
}
