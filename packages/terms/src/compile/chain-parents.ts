import type { AgreedLevel, AgreementTerms, ClockLevelTerms } from '@entente/sla';
import type { Instant } from '@entente/worktime';
import type { SourceDocument } from '../source/source-document.ts';
import type { Compiler } from './compiler.ts';

/** Where the level above a chained one may be found (S11). */
export interface ChainSite {
  /** A level of the same version; undefined for none, and for one that hangs on the level that asks. */
  readonly own: (name: string) => AgreedLevel | undefined;
  /** Another agreement; undefined for none, and for one whose clocks hang on this one's. */
  readonly outer: (agreement: string) => AgreementTerms | undefined;
  readonly inForce: Force;
}

interface Force {
  readonly start: Instant;
  readonly end?: Instant;
}

/** Finds the clock level above by its name in the same version, or as `agreement/level` in the version in force when this one begins. */
export function parentsOf(compiler: Compiler, source: SourceDocument, { own, outer, inForce }: ChainSite) {
  return (name: string, path: string): ClockLevelTerms | undefined => {
    const [agreement = '', level] = name.split('/');
    const parent = level === undefined ? withForce(own(name), inForce) : levelAt(outer(agreement), level, inForce.start);
    if (parent !== undefined || compiler.book.mayHaveMore('Agreement')) return parent;
    compiler.report(source, { code: 'CHAIN_UNKNOWN', path, message: `There is no clock level "${name}" above this one.`, fix: 'Name a clock of this version, or agreement/level, that does not hang on this one itself.' });
    return undefined;
  };
}

function levelAt(agreement: AgreementTerms | undefined, name: string, instant: Instant): ClockLevelTerms | undefined {
  const place = agreement?.versions.findLastIndex(({ effectiveFrom }) => effectiveFrom <= instant) ?? -1;
  if (agreement === undefined) return undefined;
  const version = agreement.versions[Math.max(0, place)];
  return version === undefined ? undefined : withForce(version.levels.find(({ id }) => id === name), forceOf(agreement, Math.max(0, place)));
}

/** When a version is in force: until the next one is, or the agreement ends. */
export function forceOf({ versions, startsAt, endsAt }: AgreementTerms, place: number): Force {
  const end = versions[place + 1]?.effectiveFrom ?? endsAt;
  return { start: versions[place]?.effectiveFrom ?? startsAt, ...(end === undefined ? {} : { end }) };
}

/** The clock level with the time in which it is in force; undefined when it is of another kind. */
export function withForce(level: AgreedLevel | undefined, inForce: Force): ClockLevelTerms | undefined {
  return level?.kind === 'clock' ? { ...level, inForce } : undefined;
}
