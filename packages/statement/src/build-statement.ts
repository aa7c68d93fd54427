import type { Fact, LevelTerms } from '@entente/sla';
import { ENGINE, evaluateLevel, SEMANTICS_REVISION } from '@entente/sla';
import type { Instant, Interval } from '@entente/worktime';
import { openIntervals, tzdbVersion } from '@entente/worktime';
import { canonical } from './canonical.ts';
import { chainRoot, hashOf } from './hash.ts';
import { FORMAT, type StatedLevel, type StatementInput, type Unsigned } from './model.ts';

export interface Built {
  readonly statement: Unsigned;
  /** One canonical fact a line, in log order: the content of evidence.ndjson. */
  readonly lines: readonly string[];
}

/** Computes the numbers from terms and facts and puts them together with what they rest on (S24). */
export async function buildStatement({ levels, facts, pins, ...rest }: StatementInput): Promise<Built> {
  const lines = facts.map((fact) => canonical(fact));
  return {
    lines,
    statement: {
      format: FORMAT,
      ...rest,
      pins: { ...pins, terms: await termsHash(levels), engine: ENGINE, semantics: SEMANTICS_REVISION, tzdb: tzdbVersion() },
      levels: levels.map(({ key, terms }) => statedLevel(key, terms, facts, rest.period, rest.asOf)),
      evidence: { facts: lines.length, root: await chainRoot(lines) },
    },
  };
}

function statedLevel(key: string, terms: LevelTerms, facts: readonly Fact[], period: Interval, asOf: Instant): StatedLevel {
  return { key, terms, open: openIntervals(terms.calendar, period), result: evaluateLevel(terms, facts, period, asOf) };
}

/** Hex SHA-256 of the canonical terms of the levels: a statement pins it, so that a changed term is told from a changed number (S24). */
export function termsHash(levels: readonly Pick<StatedLevel, 'key' | 'terms'>[]): Promise<string> {
  return hashOf(canonical(levels.map(({ key, terms }) => ({ key, terms }))));
}
