import type { ChangesSubscription } from '../../api/graphql/graphql.ts';
import type { LevelUnit } from '../../ui/format.ts';

export type Change = ChangesSubscription['changes'];

/** One number that moved: the new value and the one it replaced. */
export interface Told {
  readonly key: string;
  readonly kind: 'level' | 'shared-metric';
  readonly subject: string;
  readonly name: string;
  readonly of: string | undefined;
  readonly shown: string | null;
  readonly was: string | null | undefined;
  readonly unit: LevelUnit;
  readonly at: number;
  readonly state: Change['levels'][number]['state'];
}

const KEPT = 12;

/** Shared metrics are parts of the time. */
const PART: LevelUnit = { kind: 'AVAILABILITY', unit: '%' };

/** Puts what moved in front of what is already told; a number that came again unchanged says nothing. */
export function tell(told: readonly Told[], change: Change, last: ReadonlyMap<string, string | null>, at: number): readonly Told[] {
  const levels = change.levels.map((moved): Told => ({
    key: `${moved.id} ${change.position}`, kind: 'level', subject: moved.level.id, name: moved.level.name, of: moved.level.agreement.name,
    shown: moved.value.toDate.shown, was: last.get(moved.id), unit: moved.value, at, state: moved.state,
  }));
  const shared = change.sharedMetrics.map((moved): Told => ({
    key: `${moved.id} ${change.position}`, kind: 'shared-metric', subject: moved.metric.id, name: moved.metric.name, of: undefined,
    shown: moved.toDate.shown, was: last.get(moved.id), unit: PART, at, state: moved.state,
  }));
  const moved = [...shared, ...levels].filter((each) => each.was !== undefined && each.was !== each.shown);
  return [...moved, ...told].slice(0, KEPT);
}

/** What each result said last, so that the next change can say what it was. */
export function remember(last: Map<string, string | null>, change: Change): void {
  for (const { id, value } of change.levels) last.set(id, value.toDate.shown);
  for (const { id, toDate } of change.sharedMetrics) last.set(id, toDate.shown);
}

/** The things whose numbers a change carries. */
export function subjectsOf(change: Change): ReadonlySet<string> {
  return new Set([...change.levels.map((moved) => moved.level.id), ...change.sharedMetrics.map((moved) => moved.metric.id)]);
}

/** Whether the counts of an overview may be other than they were: a state moved, or a period closed. */
export function movesStates(change: Change, states: Map<string, string>): boolean {
  const moved = [...change.levels.map((each) => [each.level.id, each.state] as const), ...change.sharedMetrics.map((each) => [each.metric.id, each.state] as const)];
  const differing = moved.filter(([id, state]) => states.get(id) !== state);
  for (const [id, state] of differing) states.set(id, state);
  return differing.length > 0 || change.statements.length > 0;
}
