/** Parts that levels and shared metrics have in common. */
import type { ExclusionTerms } from '@entente/sla';
import type { LocalDate, PeriodTerms, ZoneName } from '@entente/worktime';
import type { SourceDocument } from '../source/source-document.ts';
import { findCalendar } from './compile-calendar.ts';
import type { Compiler, Origin } from './compiler.ts';

interface ExclusionContent extends Omit<ExclusionTerms, 'effect' | 'allowedIn'> {
  readonly effect?: ExclusionTerms['effect'];
  readonly allowedIn?: Parameters<typeof findCalendar>[3];
}

/** Exclusions, with the calendar in which they are allowed entered among the origins. */
export function compileExclusions(compiler: Compiler, source: SourceDocument, path: string, content: ExclusionContent | undefined, prefix: string, origins: Map<string, Origin>): ExclusionTerms {
  const { allowedIn, ...rest } = content ?? {};
  if (allowedIn === undefined) return { effect: 'remove', ...rest };
  const { terms, origin } = findCalendar(compiler, source, `${path}.allowedIn`, allowedIn);
  if (origin !== undefined) origins.set(`${prefix}.allowedIn`, origin);
  return { effect: 'remove', ...rest, allowedIn: terms };
}

/** Periods with what was left out taken from the terms around them. */
export function compilePeriod(content: Partial<PeriodTerms> | undefined, zone: ZoneName, starts: LocalDate): PeriodTerms {
  return { zone, anchor: starts, every: 'P1M', ...content };
}
