import type { AgreedLevel, AgreementTerms, AgreementVersion } from '@entente/sla';
import type { AgreementSpec, VersionContent, Wording } from '../shapes/agreement-shape.ts';
import type { Entry } from './book.ts';
import { checkAgreement } from './check-agreement.ts';
import { compileLevel } from './compile-level.ts';
import type { Surroundings } from './compile-level.ts';
import { compileMoney } from './compile-money.ts';
import { referred } from './compiler.ts';
import type { Compiler, Origin } from './compiler.ts';
import { dateAt, momentOf } from './moment.ts';
import { parentsOf } from './chain-parents.ts';

type Agreement = Entry<'Agreement'>;

/** The terms of an agreement with all its versions, checked (S18, S22a, S26). */
export function compileAgreement(compiler: Compiler, entry: Agreement): AgreementTerms {
  const { source, document } = entry;
  const { spec } = document;
  for (const party of ['provider', 'customer'] as const) referred(compiler, source, `spec.${party}`, compiler.book.Party, 'Party', spec[party]);
  checkAbove(compiler, entry);
  const origins = new Map<string, Origin>([['startsAt', { source, path: 'spec.starts' }], ['endsAt', { source, path: 'spec.ends' }]]);
  const terms = agreementTerms(compiler, entry, origins, []);
  checkAgreement(compiler, source, terms, origins);
  return terms;
}

/** The tiers above it are agreements, and none of them hangs on this one. */
function checkAbove(compiler: Compiler, { source, document }: Agreement): void {
  const { above } = document.spec;
  if (above === undefined || referred(compiler, source, 'spec.above', compiler.book.Agreement, 'Agreement', above) === undefined) return;
  const passed = new Set<string>();
  for (let tier: string | undefined = above; tier !== undefined && !passed.has(tier); tier = compiler.book.Agreement.get(tier)?.document.spec.above) passed.add(tier);
  if (passed.has(document.metadata.name)) compiler.report(source, { code: 'ABOVE_CYCLIC', path: 'spec.above', message: 'The agreement stands above itself.', fix: 'Let every tier name the one above it.' });
}

/** What it says in words. */
export function wordingOf({ shape, above, clauses }: AgreementSpec): Wording {
  return { ...(shape === undefined ? {} : { shape }), ...(above === undefined ? {} : { above }), ...(clauses === undefined ? {} : { clauses }) };
}

/** `below` are the agreements whose clocks are chained to one of this agreement's, so that no chain runs in a circle. */
function agreementTerms(compiler: Compiler, entry: Agreement, origins: Map<string, Origin>, below: readonly string[]): AgreementTerms {
  const { source, document: { metadata, spec } } = entry;
  const { zone } = spec;
  const startsAt = momentOf(compiler, source, 'spec.starts', spec.starts, zone);
  const starts = dateAt(startsAt, zone);
  const around: Omit<Surroundings, 'parentOf'> = { provider: spec.provider, zone, starts, ...(spec.calendar === undefined ? {} : { calendar: spec.calendar }) };
  const outer = (name: string) => {
    const other = compiler.book.Agreement.get(name);
    return other === undefined || below.includes(name) ? undefined : agreementTerms({ ...compiler, report: () => undefined }, other, new Map(), [...below, metadata.name]);
  };
  return {
    id: metadata.name,
    key: metadata.name,
    name: metadata.displayName ?? metadata.name,
    kind: spec.type,
    provider: spec.provider,
    customer: spec.customer,
    zone,
    settlement: { anchor: starts, every: 'P1M', ...spec.settlement },
    startsAt,
    ...(spec.ends === undefined ? {} : { endsAt: momentOf(compiler, source, 'spec.ends', spec.ends, zone) }),
    grace: spec.grace ?? 0,
    versions: spec.versions.map((content, place) => versionTerms(compiler, entry, content, place, { around, startsAt, origins, outer })),
  };
}

interface VersionSite {
  readonly around: Omit<Surroundings, 'parentOf'>;
  readonly startsAt: number;
  readonly origins: Map<string, Origin>;
  readonly outer: (agreement: string) => AgreementTerms | undefined;
}

function versionTerms(compiler: Compiler, { source, document }: Agreement, content: VersionContent, place: number, { around, startsAt, origins, outer }: VersionSite): AgreementVersion {
  const { levels, money, effectiveFrom, ...rest } = content;
  const path = `spec.versions.${place}`;
  const from = effectiveFrom === undefined ? startsAt : momentOf(compiler, source, `${path}.effectiveFrom`, effectiveFrom, around.zone);
  const currencyOf = (name: string) => levels.flatMap((level) => (level.kind === 'money' && level.name === name ? [level.currency] : []))[0];
  const next = document.spec.versions[place + 1]?.effectiveFrom ?? document.spec.ends;
  const inForce = { start: from, ...(next === undefined ? {} : { end: momentOf({ ...compiler, report: () => undefined }, source, path, next, around.zone) }) };
  const compiled = (at: number, below: readonly string[]): AgreedLevel[] => levels.slice(at, at + 1).map((level) => {
    const own = (name: string) => {
      const parent = below.includes(name) || name === level.name ? -1 : levels.findIndex((one) => one.name === name);
      return parent < 0 ? undefined : compiled(parent, [...below, level.name])[0];
    };
    const parentOf = parentsOf(compiler, source, { own, outer, inForce });
    return compileLevel({ compiler, source, path: `${path}.levels.${at}`, prefix: `versions.${place}.levels.${at}`, origins, around: { ...around, parentOf } }, level);
  });
  return {
    ...rest,
    effectiveFrom: from,
    levels: levels.flatMap((_, at) => compiled(at, [])),
    ...(money === undefined ? {} : { money: compileMoney(compiler, source, `${path}.money`, money, currencyOf) }),
  };
}
