import { agreedLevels, agreedSharedMetrics } from '../agreements/index.ts';
import type { AgreedLevel, AgreedSharedMetric } from '../agreements/index.ts';
import { factsOf, sourceNames, touchesOf } from '../facts/index.ts';
import type { Inputs, LevelSubject, SharedSubject } from './inputs.ts';

/** Terms as the agreements give them, facts as they were recorded. */
export const inputs: Inputs = {
  touches: touchesOf,
  facts: factsOf,
  sourceNames,
  versions: async (session, level) => (await agreedLevels(session, { tenantId: session.tenantId, versionsOf: level })).map(levelSubject),
  sharedMetric: async (session, id) => {
    const [metric] = await agreedSharedMetrics(session, { tenantId: session.tenantId, sharedMetrics: [id] });
    return metric && sharedSubject(metric);
  },
  measuring: async (session, components) => {
    const filter = { tenantId: session.tenantId, components };
    return {
      levels: (await agreedLevels(session, filter)).map(levelSubject),
      sharedMetrics: (await agreedSharedMetrics(session, filter)).map(sharedSubject),
    };
  },
  changedBy: async (session, entries) => {
    const ids = (kind: (typeof entries)[number]['kind']) => [...new Set(entries.filter((entry) => entry.kind === kind).map(({ id }) => id))];
    const { tenantId } = session;
    return {
      levels: (await agreedLevels(session, { tenantId, agreements: ids('agreement-version') })).map(levelSubject),
      sharedMetrics: (await agreedSharedMetrics(session, { tenantId, sharedMetrics: ids('shared-metric') })).map(sharedSubject),
    };
  },
};

function levelSubject({ terms, agreementId }: AgreedLevel): LevelSubject {
  return { id: terms.id, agreementId, terms };
}

function sharedSubject({ terms }: AgreedSharedMetric): SharedSubject {
  return { id: terms.id, terms };
}
