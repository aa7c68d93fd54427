import { clip, subtract, union } from '@entente/worktime';
import type { SharedMetricTerms } from '../model.ts';
import type { Move } from './shared-model.ts';
import { relieve } from '../relief/relieve.ts';
import type { SplitOfRoots } from '../relief/relieve.ts';
import { EFFICIENT_RULES } from './attribution-model.ts';
import { partsOfFailure } from './attribution-rules.ts';
import type { MeasuredComponent } from './measure-component.ts';
import type { ReadSharedMetric } from './read-shared-metric.ts';
import { reliefAccount } from './relief-workings.ts';
import type { OwnTime, ReliefAccount } from './relief-workings.ts';
import { shapleyOfSeries } from './shapley.ts';

/** Each supplier raw and relieved, and what moved between them, in the shared metric's hours (S34). */
export interface RelievedSuppliers {
  readonly relief: readonly ReliefAccount[];
  readonly moves: readonly Move[];
}

/**
 * A supplier's level over all its components: bad where any of them is (S15), and only in time that is known. What it has
 * caused is bad in the relieved level even where its own sources say nothing.
 */
export function relieveSuppliers(terms: SharedMetricTerms, { components, causes, hands }: Pick<ReadSharedMetric, 'components' | 'causes' | 'hands'>): RelievedSuppliers {
  const raw = [...Map.groupBy(components, (component) => component.terms.party)].map(([party, its]) => ownTimeOf(party, its));
  const { parties, moves } = relieve(raw, causes.counting, splitOfRoots(terms, hands));
  const relief = parties.flatMap((relieved) => raw.filter(({ party }) => party === relieved.party).map((own) => reliefAccount(own, relieved, moves)));
  return { relief, moves };
}

function ownTimeOf(party: string, its: readonly MeasuredComponent[]): OwnTime {
  const past = its.map(({ level: { counted, view } }) => clip(counted.included, { start: view.measured.start, end: view.horizon }));
  const bad = union(...its.map(({ level }) => level.account.bad));
  const known = union(bad, ...its.map(({ level }, place) => subtract(past[place] ?? [], level.account.unknown)));
  const included = union(...past);
  return { party, included, bad, unknown: subtract(included, known) };
}

/** Several causers split an instant by the declared rule, each of them enough by itself; equally where that would not add up (S34). */
function splitOfRoots({ rule, weights = {} }: SharedMetricTerms, hands: ReadSharedMetric['hands']): SplitOfRoots {
  const declared = EFFICIENT_RULES.includes(rule) ? rule : 'equal-among-down';
  return (roots, stretch) => partsOfFailure(declared, {
    down: roots.map(({ party, since }) => ({ party, since, isNamed: true, inHand: hands(party, stretch) })),
    failsWithout: () => roots.length > 1, shapley: () => shapleyOfSeries(roots.length), weights,
  });
}
