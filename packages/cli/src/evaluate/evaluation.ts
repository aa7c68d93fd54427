import { evaluateAgreement, evaluateSharedMetric, evaluateSharedSum } from '@entente/sla';
import type { AgreementResult, AgreementTerms, Decision, Fact, SharedMetricResult, SharedMetricTerms, SharedSumResult, SharedSumTerms } from '@entente/sla';
import type { Entente } from '@entente/terms';
import { periodsIn } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import { CliProblem, EXIT } from '../exit-codes.ts';
import { rangeOf } from './period-range.ts';

export interface EvaluatedAgreement {
  readonly terms: AgreementTerms;
  readonly range: Interval;
  readonly result: AgreementResult;
}

export interface EvaluatedSharedMetric {
  readonly terms: SharedMetricTerms;
  readonly results: readonly SharedMetricResult[];
}

/** A metric that is a sum against a limit, such as a latency end to end (S31). */
export interface EvaluatedSharedSum {
  readonly terms: SharedSumTerms;
  readonly results: readonly SharedSumResult[];
}

export interface Evaluation {
  readonly asOf: Instant;
  readonly agreements: readonly EvaluatedAgreement[];
  readonly sharedMetrics: readonly EvaluatedSharedMetric[];
  readonly sharedSums: readonly EvaluatedSharedSum[];
}

export interface Question {
  /** As people write it; in the zone of each agreement. */
  readonly period: string;
  readonly asOf: Instant;
  readonly decisions?: readonly Decision[];
  /** The name of one agreement or shared metric; absent: all. */
  readonly only?: string;
}

/** Every agreement and shared metric of the terms in the periods that are asked for. */
export function evaluate(entente: Entente, facts: readonly Fact[], { period, asOf, decisions = [], only }: Question): Evaluation {
  const asked = ({ about: { name } }: { readonly about: { readonly name: string } }) => only === undefined || only === name;
  const agreements = entente.agreements.filter(asked).map(({ terms }): EvaluatedAgreement => {
    const range = rangeOf(period, terms.zone);
    return { terms, range, result: evaluateAgreement(terms, facts, range, asOf, decisions) };
  });
  const sharedMetrics = entente.sharedMetrics.filter(asked).map(({ terms }): EvaluatedSharedMetric => (
    { terms, results: periodsOf(terms, period, asOf).map((each) => evaluateSharedMetric(terms, facts, each, asOf)) }));
  const sharedSums = entente.sharedSums.filter(asked).map(({ terms }): EvaluatedSharedSum => (
    { terms, results: periodsOf(terms, period, asOf).map((each) => evaluateSharedSum(terms, facts, each, asOf)) }));
  if (agreements.length + sharedMetrics.length + sharedSums.length === 0) throw nothingAsked('agreement or shared metric', [...entente.agreements, ...entente.sharedMetrics, ...entente.sharedSums], only);
  return { asOf, agreements, sharedMetrics, sharedSums };
}

/** The periods that are asked for, have begun, and have the terms in force somewhere. */
function periodsOf({ period: periods, inForce }: Pick<SharedMetricTerms, 'period' | 'inForce'>, asked: string, asOf: Instant): readonly Interval[] {
  return periodsIn(periods, rangeOf(asked, periods.zone)).filter(({ start, end }) => inForce.start < end && start < (inForce.end ?? Infinity) && start < asOf);
}

/** Why nothing is there to be asked of: no such documents, or none of the name that was given. */
export function nothingAsked(sought: 'agreement' | 'shared metric' | 'agreement or shared metric', given: readonly { readonly about: { readonly name: string } }[], only: string | undefined): CliProblem {
  const names = given.map(({ about }) => about.name);
  if (only === undefined || names.length === 0) return new CliProblem(EXIT.refused, `These documents hold no ${sought}.`);
  return new CliProblem(EXIT.usage, `There is no ${sought} "${only}"; there are ${names.join(', ')}.`);
}
