import type { Instant, Interval } from '@entente/worktime';
import type { Fact, MethodTerms, SharedMetricTerms } from '../../model.ts';
import { valueColours } from '../../observe/value-colours.ts';
import { attributionOf } from '../attribution.ts';
import type { Game } from '../attribution.ts';
import { resultOf } from '../evaluate-shared-metric.ts';
import { measureComponents, readMeasured } from '../read-shared-metric.ts';
import { excessOf, sharesOfExcess } from './excess-game.ts';
import { excessAccount } from './excess-workings.ts';
import { sumWhole } from './sum-whole.ts';
import type { SumWhole } from './sum-whole.ts';
import type { SharedSumResult, SharedSumTerms } from './sum-model.ts';

/**
 * The result of a metric that is a sum against a limit (S31): read and shared like any other, with the components that
 * took more than their own limit down, and the parts of a failure by what each overran.
 */
export function evaluateSharedSum(terms: SharedSumTerms, facts: readonly Fact[], period: Interval, asOf: Instant): SharedSumResult {
  const shared = withThresholds(terms);
  const components = measureComponents(shared, facts, period, asOf, valueColours);
  const sum = sumWhole(terms, components, facts, asOf);
  const read = readMeasured(shared, components, sum, facts, period, asOf);
  const game = gameOfSum(sum);
  const attribution = attributionOf(terms.rule, terms.components, game, { ...read, weights: terms.weights ?? {} });
  const { trace, ...result } = resultOf(shared, read, game, period);
  const { excess, steps } = excessAccount(terms, read.readings, attribution, sum);
  return { ...result, excess, trace: [...trace, ...steps] };
}

/** The limit and the own limits as thresholds, so that the colours of values are told by them; the structure stands for nothing here. */
export function withThresholds({ limit, unit: _, components, endToEnd, ...terms }: SharedSumTerms): SharedMetricTerms {
  const against = (method: MethodTerms, most: string): MethodTerms => ({ ...method, threshold: { good: 'at-most', value: Number(most) } });
  return {
    ...terms,
    ...(endToEnd === undefined ? {} : { endToEnd: { ...endToEnd, method: against(endToEnd.method, limit) } }),
    components: components.map(({ ownLimit, ...component }) => ({ ...component, method: against(component.method, ownLimit) })),
    structure: { series: components.map(({ component }) => ({ component })) },
  };
}

function gameOfSum({ overrunsAt }: SumWhole): Game {
  return {
    isOfTheDownSet: false,
    fails: ({ start, down }, isDown) => excessOf(overrunsAt(start, down), isDown) > 0n,
    shapley: ({ start, down }, players, bearersOf) => sharesOfExcess(overrunsAt(start, down), players, bearersOf),
  };
}
