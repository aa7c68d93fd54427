import type { ClockEventKind } from '@entente/sla';
import type { Instant } from '@entente/worktime';
import { importTerms } from '../src/features/agreements/index.ts';
import { merged, recordClockEvents, recordSamples, recordStatusChanges } from '../src/features/facts/index.ts';
import { markTouched } from '../src/features/results/marks/mark-touched.ts';
import { recomputeNext } from '../src/features/results/recompute/recompute-next.ts';
import { inputs } from '../src/features/results/tenant-inputs.ts';
import { newId } from '../src/store/ids.ts';
import { numberPending } from '../src/store/log/sequencer.ts';
import type { World } from './world.ts';

/** Rows of one batch of samples: each count good of total, or a value, or all of them. */
export interface SampleColumns {
  readonly at: readonly Instant[];
  readonly good?: readonly number[];
  readonly total?: readonly number[];
  readonly value?: readonly number[];
}

export interface ClockWord {
  readonly metric: string;
  readonly clock: string;
  readonly event: ClockEventKind;
  readonly at: Instant;
  readonly priority?: string | null;
  readonly parent?: string | null;
}

/** A tenant that took in documents with one source, and is told facts by the keys of their metrics. */
export async function aTermsStory(world: World, text: string, now: Instant) {
  const tenant = await world.aTenant();
  const clock = () => now;
  await tenant.within(async (session) => {
    const { problems } = await importTerms(session, text);
    if (problems !== undefined) throw new Error(JSON.stringify(problems));
  });
  const settle = async (): Promise<void> => {
    await numberPending(world.store, tenant.id, [markTouched(inputs, clock)]);
    while ((await recomputeNext({ store: world.store, inputs, clock }, tenant.id)) === 'recomputed');
  };
  await settle();
  const [source] = await tenant.within(({ sql }) => sql<{ id: string }>('select id from entente.source'));
  const metrics = new Map((await tenant.within(({ sql }) => sql<{ id: string; key: string; terms: string }>('select id, key, terms from entente.metric'))).map((row) => [row.key, row]));
  const sourceId = source?.id ?? '';
  const metricOf = (key: string) => {
    const metric = metrics.get(key);
    if (metric === undefined) throw new Error(`there is no metric ${key}`);
    return metric;
  };

  return {
    tenant, sourceId, metricOf, settle,
    /** Columns of samples, in order of time. */
    samples: (key: string, columns: SampleColumns, id = newId()) => tenant.within((session) => {
      const metric = metricOf(key);
      const { at, good, total, value } = columns;
      const samples = merged([{
        at: Float64Array.from(at), ...(good === undefined ? {} : { good: Float64Array.from(good) }), ...(total === undefined ? {} : { total: Float64Array.from(total) }), ...(value === undefined ? {} : { value: Float64Array.from(value) }),
      }]);
      return recordSamples(session, { id, sourceId, recordedAt: now }, [{ metric: { metricId: metric.id, method: metric.terms, seriesId: null, seriesRule: null }, samples }]);
    }),
    status: (key: string, changes: readonly { readonly at: Instant; readonly state: 'up' | 'down' }[]) => tenant.within((session) =>
      recordStatusChanges(session, sourceId, now, changes.map((change) => ({ metricId: metricOf(key).id, ...change })))),
    clocks: (words: readonly ClockWord[]) => tenant.within((session) =>
      recordClockEvents(session, sourceId, now, words.map(({ metric, priority = null, parent = null, ...word }) => ({ metricId: metricOf(metric).id, ...word, reason: null, party: null, sequence: null, priority, parent })))),
  };
}
