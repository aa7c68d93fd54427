import { simulate } from '@entente/sla';
import type { AgreementTerms, Fact, Simulation } from '@entente/sla';
import type { Entente } from '@entente/terms';
import { CliProblem, EXIT } from '../exit-codes.ts';
import { nothingAsked, type Question } from './evaluation.ts';
import { rangeOf } from './period-range.ts';

export interface Simulated {
  readonly terms: AgreementTerms;
  readonly simulation: Simulation;
}

/** Each agreement beside the one of the same name in other terms: the same facts and decisions judged by both. */
export function simulateTerms(entente: Entente, others: Entente, facts: readonly Fact[], { period, asOf, decisions = [], only }: Question): readonly Simulated[] {
  const asked = entente.agreements.filter(({ about: { name } }) => only === undefined || only === name);
  if (asked.length === 0) throw nothingAsked('agreement', entente.agreements, only);
  const pairs = asked.flatMap(({ about: { name }, terms }) => {
    const other = others.agreements.find((each) => each.about.name === name);
    return other === undefined ? [] : [{ terms, other: other.terms }];
  });
  if (pairs.length === 0) throw new CliProblem(EXIT.usage, `The other terms hold no agreement of the same name: ${asked.map(({ about }) => about.name).join(', ')}.`);
  return pairs.map(({ terms, other }) => ({ terms, simulation: simulate(terms, other, facts, rangeOf(period, terms.zone), asOf, decisions) }));
}
