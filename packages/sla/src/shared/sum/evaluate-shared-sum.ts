import type { Instant, Interval } from '@entente/worktime';
import { plus, rational, times, toFraction, ZERO } from '../../exact/rational.ts';
import type { Rational } from '../../exact/rational.ts';
import type { Fact, MethodTerms, SharedMetricTerms } from '../../model.ts';
import { attributionOf } from '../attribution.ts';
import type { Attribution, Game } from '../attribution.ts';
import { resultOf } from '../evaluate-shared-metric.ts';
import type { LaidStretch } from '../lay-causes.ts';
import { measureComponents, readMeasured } from '../read-shared-metric.ts';
import { excessOf, sharesOfExcess } from './excess-game.ts';
import { sumWhole } from './sum-whole.ts';
import type { SumWhole } from './sum-whole.ts';
import type { SharedSumResult, SharedSumTerms } from './sum-model.ts';

/**
 * The result of a metric that is a sum against a limit (S31): read and shared like any other, with the components that
 * took more than their own limit down, and the parts of a failure by what each overran.
 */
export function evaluateSharedSum(terms: SharedSumTerms, facts: readonly Fact[], period: Interval, asOf: Instant): SharedSumResult {
  const shared = withThresholds(terms);
  const components = measureComponents(shared, facts, period, asOf);
  const sum = sumWhole(terms, components, facts, asOf);
  const read = readMeasured(shared, components, sum, facts, period, asOf);
  const game = gameOfSum(sum);
  const attribution = attributionOf(terms.rule, terms.components, game, { ...read, weights: terms.weights ?? {} });
  return { ...resultOf(shared, read, game, period), excess: excessShares(terms, read.readings, attribution, sum) };
}

/** The limit and the own limits as thresholds, so that colours are told by them; the structure stands for nothing here. */
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

function excessShares({ components }: SharedSumTerms, readings: readonly LaidStretch[], attribution: Attribution, { overrunsAt, unit }: SumWhole): SharedSumResult['excess'] {
  const amounts = new Map<string, Rational>(components.map(({ party }) => [party, ZERO]));
  for (const stretch of readings.filter(({ reading }) => reading === 'shared')) {
    const excess = rational(excessOf(overrunsAt(stretch.start, stretch.down), () => true) * BigInt(stretch.end - stretch.start), unit);
    for (const { party, part } of attribution(stretch)) amounts.set(party, plus(amounts.get(party) ?? ZERO, times(part, excess)));
  }
  return [...amounts].map(([party, amount]) => ({ party, amount: toFraction(amount) }));
}
