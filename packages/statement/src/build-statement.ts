import type { Fact, LevelTerms } from '@entente/sla';
import { ENGINE, evaluateLevel, SEMANTICS_REVISION } from '@entente/sla';
import type { Instant, Interval } from '@entente/worktime';
import { openIntervals, tzdbVersion } from '@entente/worktime';
import { canonical } from './canonical.ts';
import { chainRoot, hashOf } from './hash.ts';
import { FORMAT, type StatedLevel, type StatementInput, type Unsigned } from './model.ts';
import { type MoneyInput, stateMoney } from './state-money.ts';

export interface Built {
  readonly statement: Unsigned;
  /** One canonical fact a line, in log order: the content of evidence.ndjson. */
  readonly lines: readonly string[];
}

/** Computes the numbers from terms and facts and puts them together with what they rest on (S24). */
export async function buildStatement({ levels, money, facts, pins, ...rest }: StatementInput): Promise<Built> {
  const lines = facts.map((fact) => canonical(fact));
  const stated = money === undefined ? undefined : stateMoney(money, facts, rest.period, rest.asOf);
  return {
    lines,
    statement: {
      format: FORMAT,
      ...rest,
      pins: { ...pins, terms: await termsHash(levels, money), engine: ENGINE, semantics: SEMANTICS_REVISION, tzdb: tzdbVersion() },
      levels: levels.map(({ key, terms }) => statedLevel(key, terms, facts, rest.period, rest.asOf)),
      ...(stated === undefined ? {} : { money: stated }),
      evidence: { facts: lines.length, root: await chainRoot(lines) },
    },
  };
}

function statedLevel(key: string, terms: LevelTerms, facts: readonly Fact[], period: Interval, asOf: Instant): StatedLevel {
  return { key, terms, open: openIntervals(terms.calendar, period), result: evaluateLevel(terms, facts, period, asOf) };
}

/** Hex SHA-256 of the canonical terms of the levels, and of money's where there is any: a statement pins it, so that a changed term is told from a changed number (S24). */
export function termsHash(levels: readonly Pick<StatedLevel, 'key' | 'terms'>[], money?: MoneyInput): Promise<string> {
  const ofLevels = levels.map(({ key, terms }) => ({ key, terms }));
  return hashOf(canonical(money === undefined ? ofLevels : { levels: ofLevels, agreement: money.agreement, decisions: money.decisions }));
}
