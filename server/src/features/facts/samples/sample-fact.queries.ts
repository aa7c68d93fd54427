import type { SampleRun } from '@entente/sla';
import type { Session } from '../../../store/session/session.ts';
import type { FactQuery } from '../fact-query.ts';
import { type Part, partsReaching } from './parts.queries.ts';
import { sliceOf, type SampleSet } from './sample-set.ts';

interface SpokenSeries {
  readonly id: string;
  readonly metric: string;
  readonly component: string;
  readonly source: string;
}

/** The numbered samples that can matter to what is measured: those in the window, and each series' last one before it. */
export async function sampleRuns(session: Session, query: FactQuery): Promise<readonly SampleRun[]> {
  const series = await spokenSeries(session, query);
  if (series.length === 0) return [];
  const ids = series.map(({ id }) => id);
  const { inside, before } = await partsReaching(session, { series: ids, window: query.window, upTo: query.upTo });
  const spoken = new Map(series.map((each) => [each.id, each]));
  return [...before.map((part) => ({ ...part, id: `${part.id}.last` })), ...inside].flatMap((part) => {
    const its = spoken.get(part.series);
    return its === undefined ? [] : runsOf(part, its);
  });
}

async function spokenSeries({ sql, tenantId }: Session, { measured }: FactQuery): Promise<readonly SpokenSeries[]> {
  const asked = measured.filter(({ method }) => method.measures === 'samples').flatMap(({ component, method }) => method.sources.map((source) => ({ component, source })));
  if (asked.length === 0) return [];
  return sql<SpokenSeries>(
    `select distinct s.id, s.metric_id as metric, c.key as component, s.source_id as source
     from unnest($2::text[], $3::uuid[]) as w (component, source_id)
     join entente.component c on c.tenant_id = $1 and c.key = w.component
     join entente.metric m on m.tenant_id = $1 and m.component_id = c.id
     join entente.series s on s.tenant_id = $1 and s.metric_id = m.id and s.source_id = w.source_id`,
    [tenantId, asked.map(({ component }) => component), asked.map(({ source }) => source)],
  );
}

/** A run has either all of a column or nothing of it: rows of another make are a run of their own. */
function runsOf({ id, position, recordedAt, samples }: Part, { metric, component, source }: SpokenSeries): readonly SampleRun[] {
  return alikeStretches(samples).map(([from, to], place): SampleRun => {
    const { at, good, total, value } = sliceOf(samples, from, to);
    return {
      kind: 'samples', id: place === 0 ? id : `${id}.${place}`, position, source, component, metric, recordedAt, at: listOf(at),
      ...(total === undefined || good === undefined || Number.isNaN(total[0] ?? 0) ? {} : { good: listOf(good), total: listOf(total) }),
      ...(value === undefined || Number.isNaN(value[0] ?? 0) ? {} : { value: listOf(value) }),
    };
  });
}

/** The same numbers as a plain list; spreading a typed array takes many times as long. */
function listOf(column: Float64Array): readonly number[] {
  const list: number[] = [];
  for (let i = 0; i < column.length; i += 1) list.push(column[i] ?? 0);
  return list;
}

function alikeStretches({ at, total, value }: SampleSet): readonly (readonly [number, number])[] {
  const stretches: (readonly [number, number])[] = [];
  for (let from = 0; from < at.length;) {
    const to = Math.min(endOfMake(total, from, at.length), endOfMake(value, from, at.length));
    stretches.push([from, to]);
    from = to;
  }
  return stretches;
}

/** The place up to which a column has either all numbers or none. */
function endOfMake(column: Float64Array | undefined, from: number, end: number): number {
  if (column === undefined) return end;
  const isAbsent = Number.isNaN(column[from]);
  let to = from + 1;
  while (to < end && Number.isNaN(column[to]) === isAbsent) to += 1;
  return to;
}
