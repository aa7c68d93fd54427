import type { AgreedLevel, AgreementTerms, AgreementVersion, ClockLevelTerms } from '@entente/sla';
import type { PeriodTerms } from '@entente/worktime';
import { localDateAt } from '@entente/worktime';
import { forceOf, withForce } from '../compile/chain-parents.ts';
import { compilePeriod } from '../compile/compile-parts.ts';
import type { CompiledAgreement, Entente, Named } from '../compile/entente.ts';
import { momentText } from '../compile/moment.ts';
import type { AgreementSpec, VersionContent } from '../shapes/agreement-shape.ts';
import type { CalendarRef } from '../shapes/calendar-shape.ts';
import { keyOf } from './known-parts.ts';
import type { KnownParts } from './known-parts.ts';
import { levelContent } from './level-content.ts';
import { moneyContent } from './money-content.ts';

/** An agreement as a document says it; a calendar that all its levels have is said once. */
export function agreementContent(parts: KnownParts, { terms, wording, named }: CompiledAgreement, entente: Pick<Entente, 'agreements'>): AgreementSpec {
  const { zone, startsAt, endsAt, grace, settlement } = terms;
  const period = compilePeriod(undefined, zone, localDateAt(zone, startsAt));
  const calendar = commonCalendar(parts, terms.versions, named);
  const { clauses, ...shape } = wording;
  return {
    type: terms.kind,
    ...shape,
    provider: terms.provider,
    customer: terms.customer,
    zone,
    starts: momentText(startsAt, zone),
    ...(endsAt === undefined ? {} : { ends: momentText(endsAt, zone) }),
    ...settlementContent(settlement, period),
    ...(grace === 0 ? {} : { grace }),
    ...(calendar === undefined ? {} : { calendar }),
    ...(clauses === undefined ? {} : { clauses }),
    versions: terms.versions.map((version, place) => versionContent(parts, { terms, place, period, calendar, named: named?.[place], agreements: entente.agreements }, version)),
  };
}

function settlementContent({ every, anchor }: AgreementTerms['settlement'], around: PeriodTerms) {
  if (every === around.every && anchor === around.anchor) return {};
  return { settlement: { every, ...(anchor === around.anchor ? {} : { anchor }) } };
}

function commonCalendar(parts: KnownParts, versions: readonly AgreementVersion[], named: CompiledAgreement['named']): CalendarRef | undefined {
  const refs = versions.flatMap(({ levels }, place) => levels.map(({ calendar }, at) => parts.calendarRef(calendar, named?.[place]?.[at]?.calendar)));
  return new Set(refs.map(keyOf)).size === 1 ? refs[0] : undefined;
}

interface VersionSite {
  readonly terms: AgreementTerms;
  readonly place: number;
  readonly period: PeriodTerms;
  readonly calendar: CalendarRef | undefined;
  readonly named: readonly Named[] | undefined;
  readonly agreements: Entente['agreements'];
}

function versionContent(parts: KnownParts, site: VersionSite, version: AgreementVersion): VersionContent {
  const { terms, period, calendar } = site;
  const { effectiveFrom, levels, money, criticalLevels, ratchets, ...rest } = version;
  const currencyOf = (id: string) => levels.flatMap((level) => (level.kind === 'money' && level.id === id ? [level.currency] : []))[0];
  const defaults = { parts, provider: terms.provider, period, ...(calendar === undefined ? {} : { calendar }), parentName: (parent: ClockLevelTerms) => parentName(site, version, parent) };
  return {
    ...rest,
    ...(effectiveFrom === terms.startsAt ? {} : { effectiveFrom: momentText(effectiveFrom, terms.zone) }),
    levels: levels.map((level, at) => levelContent(defaults, level, site.named?.[at])),
    ...(criticalLevels === undefined ? {} : { criticalLevels: [...criticalLevels] }),
    ...(money === undefined ? {} : { money: moneyContent(money, currencyOf) }),
    ...(ratchets === undefined ? {} : { ratchets: [...ratchets] }),
  };
}

/** The level above by its name here, else as `agreement/level`; its own name when it is nowhere in these agreements. */
function parentName({ terms, place, agreements }: VersionSite, version: AgreementVersion, parent: ClockLevelTerms): string {
  const isParent = (level: AgreedLevel, of: AgreementTerms, at: number) => keyOf(withForce(level, forceOf(of, at))) === keyOf(parent);
  const here = version.levels.find((level) => isParent(level, terms, place));
  if (here !== undefined) return here.id;
  const there = agreements.find(({ terms: other }) => other.versions.some(({ levels }, at) => levels.some((level) => isParent(level, other, at))));
  return there === undefined ? parent.id : `${there.terms.key}/${parent.id}`;
}
