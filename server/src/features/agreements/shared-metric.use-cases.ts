import type { AttributionRule, Structure } from '@entente/sla';
import { checkStructure } from '@entente/sla';
import type { PeriodStep } from '@entente/worktime';
import { checkZone } from '@entente/worktime';
import { type Outcome, problem, refused } from '../../access/outcome.ts';
import { newId } from '../../store/ids.ts';
import type { Session } from '../../store/session/session.ts';
import { Metric } from './metric.entity.ts';
import { checkKey } from './parts.use-cases.ts';
import { checkPromise } from './promise.policy.ts';
import { rewriteReach } from './reach.use-cases.ts';
import { Component } from './service.entity.ts';
import { SharedComponent, SharedMetric } from './shared-metric.entity.ts';
import { DEFAULT_LEVEL, type StoredSharedMetric } from './terms-json.ts';

export interface SharedMetricInput {
  readonly key: string;
  readonly name: string;
  /** The metric of the end-to-end measurement; absent: the structure is the measure (S31). */
  readonly endToEndMetricId?: string | null;
  /** Over the keys of the components. */
  readonly structure: Structure;
  /** Shapley when absent (S32). */
  readonly rule?: AttributionRule;
  readonly components: readonly { readonly metricId: string; readonly partyId: string; readonly name: string }[];
  readonly calendarVersionId: string;
  readonly zone: string;
  readonly every: PeriodStep;
  readonly anchor: string;
  readonly expected: string;
  readonly minimum?: string | null;
  readonly terms?: Partial<StoredSharedMetric>;
  readonly startsAt: Date;
  readonly endsAt?: Date | null;
}

/** A metric that several suppliers carry together. Nothing is written when anything is wrong. */
export async function createSharedMetric(session: Session, input: SharedMetricInput): Promise<Outcome<SharedMetric>> {
  const { em, audit, announce } = session;
  const { structure, components, terms, rule = 'shapley', minimum = null, endsAt = null, endToEndMetricId = null, ...rest } = input;
  const keys = await componentKeys(session, components.map(({ metricId }) => metricId));
  const bad = [
    ...checkKey(input.key, 'key'),
    ...checkZone(input.zone, 'timeZone').map(({ code, message, path, fix }) => problem(code, message, [path], fix)),
    ...checkPromise(input),
    ...checkStructure(structure, [...keys.values()], [input.key]).map(({ code, message, path, fix }) => problem(code, message, path.split('.'), fix)),
    ...components.flatMap(({ metricId, name }, place) =>
      keys.has(metricId) ? [] : [problem('METRIC_NOT_FOUND', `The component "${name}" has no metric.`, ['components', String(place)], 'Choose a metric of this tenant.')]),
  ];
  if ((await em.findOne(SharedMetric, { key: input.key })) !== null) {
    bad.push(problem('SHARED_METRIC_EXISTS', `There is a shared metric "${input.key}" already.`, ['key'], 'Choose another key.'));
  }
  if (bad.length > 0) return refused(...bad);

  const { unknown, exclusions } = DEFAULT_LEVEL;
  const metric = em.create(SharedMetric, {
    id: newId(), ...rest, rule, minimum, endsAt, endToEndMetricId, structure: JSON.stringify(structure), terms: JSON.stringify({ unknown, exclusions, ...terms }),
  });
  components.forEach(({ metricId, partyId, name }, place) => em.create(SharedComponent, { id: newId(), sharedMetricId: metric.id, metricId, partyId, name, place }));
  await em.flush();
  await audit('shared-metric.create', 'shared-metric', metric.id, { key: metric.key });
  await announce('shared-metric', metric.id);
  await rewriteReach(session, components.map(({ partyId }) => partyId));
  return { value: metric };
}

async function componentKeys({ em }: Session, metricIds: readonly string[]): Promise<Map<string, string>> {
  const metrics = await em.find(Metric, { id: { $in: [...metricIds] } });
  const components = await em.find(Component, { id: { $in: metrics.map(({ componentId }) => componentId) } });
  const keyOf = new Map(components.map(({ id, key }) => [id, key]));
  return new Map(metrics.map(({ id, componentId }) => [id, keyOf.get(componentId) ?? '']));
}
