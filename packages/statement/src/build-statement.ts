import type { Fact, LevelTerms } from '@entente/sla';
import { ENGINE, SEMANTICS_REVISION } from '@entente/sla';
import type { Instant, Interval } from '@entente/worktime';
import { openIntervals, tzdbVersion } from '@entente/worktime';
import { canonical } from './canonical.ts';
import { chainRoot, hashOf } from './hash.ts';
import { levelResult } from './level-result.ts';
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
      levels: levels.map((level) => statedLevel(level, facts, rest.period, rest.asOf)),
      ...(stated === undefined ? {} : { money: stated }),
      evidence: { facts: lines.length, root: await chainRoot(lines) },
    },
  };
}

function statedLevel({ key, terms, earlier = [] }: StatementInput['levels'][number], facts: readonly Fact[], period: Interval, asOf: Instant): StatedLevel {
  const hours = (of: LevelTerms) => ({ terms: of, open: openIntervals(of.calendar, period) });
  return { key, ...hours(terms), ...(earlier.length === 0 ? {} : { earlier: earlier.map(hours) }), ...levelResult({ terms, earlier }, facts, period, asOf) };
}

/** Hex SHA-256 of the canonical terms of the levels, and of money's where there is any: a statement pins it, so that a changed term is told from a changed number (S24). */
export function termsHash(levels: StatementInput['levels'], money?: MoneyInput): Promise<string> {
  const ofLevels = levels.map(({ key, terms, earlier = [] }) => ({ key, terms, ...(earlier.length === 0 ? {} : { earlier }) }));
  return hashOf(canonical(money === undefined ? ofLevels : { levels: ofLevels, agreement: money.agreement, decisions: money.decisions }));
}
