/** What terms name: a calendar or a metric that has a document of its own, which the terms themselves have taken in. */
import type { AgreementSpec } from '../shapes/agreement-shape.ts';
import type { CalendarRef } from '../shapes/calendar-shape.ts';
import type { SharedMetricSpec, SharedSumSpec } from '../shapes/shared-metric-shape.ts';
import type { Named, SharedNames } from './entente.ts';

/** By version and level; a level without a calendar has the agreement's. */
export function namedByLevels({ calendar, versions }: AgreementSpec): readonly (readonly Named[])[] {
  return versions.map(({ levels }) => levels.map((level) => named(level.metric, level.calendar ?? calendar)));
}

export function namedByShared({ calendar, endToEnd, components }: SharedMetricSpec | SharedSumSpec): SharedNames {
  return { ...named(endToEnd?.metric, calendar), components: components.map(({ metric }) => named(metric, undefined)) };
}

/** `always` is no document. */
function named(metric: string | undefined, calendar: CalendarRef | undefined): Named {
  return {
    ...(metric === undefined ? {} : { metric }),
    ...(typeof calendar !== 'string' || calendar === 'always' ? {} : { calendar }),
  };
}
