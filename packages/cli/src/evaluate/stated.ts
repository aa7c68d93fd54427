import { levelsInForce } from '@entente/sla';
import type { Decision, Fact } from '@entente/sla';
import { buildStatement, type Built, canonical, termsInPeriod } from '@entente/statement';
import type { Entente } from '@entente/terms';
import { periodsIn } from '@entente/worktime';
import type { Instant } from '@entente/worktime';
import { CliProblem, EXIT } from '../exit-codes.ts';
import { nothingAsked } from './evaluation.ts';
import { rangeOf } from './period-range.ts';

export interface StatementQuestion {
  readonly agreement: string;
  readonly period: string;
  readonly asOf: Instant;
  readonly decisions: readonly Decision[];
}

/** The statement of one agreement and period, unsigned, with its evidence; its provider makes it. */
export async function stated(entente: Entente, facts: readonly Fact[], { agreement: name, period, asOf, decisions }: StatementQuestion): Promise<Built> {
  const found = entente.agreements.find(({ about }) => about.name === name);
  if (found === undefined) throw nothingAsked('agreement', entente.agreements, name);
  const { terms } = found;
  const range = rangeOf(period, terms.zone);
  const [only, ...others] = periodsIn({ zone: terms.zone, ...terms.settlement }, range);
  if (only === undefined || others.length > 0) throw new CliProblem(EXIT.usage, `A statement is of one period of ${terms.settlement.every}; ${period} holds ${others.length + 1}.`);
  const levels = levelsInForce(terms, only);
  if (levels.length === 0) throw new CliProblem(EXIT.refused, `${name} has no level in ${period}.`);

  const nameOf = (id: string) => ({ id, name: entente.parties.find(({ about }) => about.name === id)?.about.displayName ?? id });
  const provider = nameOf(terms.provider);
  return buildStatement({
    tenant: { id: provider.id, slug: provider.id, name: provider.name },
    agreement: { id: terms.id, key: terms.key, name: terms.name, kind: terms.kind, provider, customer: nameOf(terms.customer) },
    audience: null, version: 1, replaces: null, period: only, asOf,
    pins: { agreementVersion: Math.max(...levels.map(({ version }) => version)), calendars: [], logPosition: facts.reduce((last, { position }) => Math.max(last, position), 0) },
    levels: [...Map.groupBy(levels, ({ terms: { id, period: own } }) => canonical([id, own])).values()].flatMap((its) =>
      termsInPeriod(its.map((level) => level.terms), only).map((own) => ({ key: own.terms.id, ...own }))),
    ...(terms.versions.some(({ money }) => money !== undefined) ? { money: { agreement: terms, decisions } } : {}),
    facts: factsAsLists(facts),
  });
}

/** Evidence is JSON: columns of floats become lists. */
function factsAsLists(facts: readonly Fact[]): readonly Fact[] {
  return facts.map((fact): Fact => (fact.kind === 'samples' ? { ...fact, ...Object.fromEntries(COLUMNS.flatMap((name) => (fact[name] === undefined ? [] : [[name, Array.from(fact[name])]]))) } : fact));
}

const COLUMNS = ['at', 'good', 'total', 'value'] as const;
