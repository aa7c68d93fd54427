/**
 * The steps by which a supplier's agreement is made like the customer's that it stands under (S36). Each changes one
 * thing, so that what it adds to the supplier's credits is the price of that difference.
 */
import type { Fact } from '../model.ts';
import type { MoneyTerms } from '../money/money-model.ts';
import type { AgreedLevel, AgreementTerms, AgreementVersion } from './agreement-model.ts';
import type { AgreementCase, GapReason, Underpinning } from './pass-through-model.ts';

/** The customers' side of the bridge. */
export interface Bridging {
  readonly customers: readonly AgreementCase[];
  readonly underpinnings: readonly Underpinning[];
}

export interface Bridge {
  readonly reason: GapReason;
  readonly says: string;
  readonly bridge: (supplier: AgreementCase, bridging: Bridging) => AgreementCase;
}

export const BRIDGES: readonly Bridge[] = [
  { reason: 'caps', says: 'Caps and single-incident rules of suppliers cut their credits.', bridge: (supplier) => withMoney(supplier, withoutCaps) },
  { reason: 'exclusions', says: 'Suppliers exclude other time than customers do.', bridge: withCustomersExclusions },
  { reason: 'calendars', says: 'Suppliers are bound in other hours than we are.', bridge: (supplier, bridging) => withLevels(supplier, bridging, withCalendar) },
  { reason: 'targets', says: 'Suppliers owe other targets than we do.', bridge: (supplier, bridging) => withLevels(supplier, bridging, withTargets) },
];

function withMoney(supplier: AgreementCase, change: (money: MoneyTerms) => MoneyTerms): AgreementCase {
  return withVersions(supplier, (version) => (version.money === undefined ? version : { ...version, money: change(version.money) }));
}

function withVersions(supplier: AgreementCase, change: (version: AgreementVersion) => AgreementVersion): AgreementCase {
  return { ...supplier, terms: { ...supplier.terms, versions: supplier.terms.versions.map(change) } };
}

function withoutCaps({ periodCap: _period, yearCap: _year, singleIncident: _single, pools, credits, ...money }: MoneyTerms): MoneyTerms {
  return { ...money, pools: pools.map(({ cap: _cap, ...pool }) => pool), credits: credits.map(({ cap: _cap, ...credit }) => credit) };
}

/** Changes every level of the supplier that stands under one of a customer's. */
function withLevels(supplier: AgreementCase, bridging: Bridging, change: (level: AgreedLevel, over: AgreedLevel) => AgreedLevel): AgreementCase {
  return withVersions(supplier, (version) => ({
    ...version,
    levels: version.levels.map((level) => {
      const over = levelOver(supplier.terms, level.id, bridging)?.level;
      return over === undefined ? level : change(level, over);
    }),
  }));
}

interface LevelOver {
  readonly level: AgreedLevel;
  readonly facts: readonly Fact[];
}

/** The customer's level that a supplier's stands under, as of the customer's last version. */
function levelOver({ id }: AgreementTerms, level: string, { customers, underpinnings }: Bridging): LevelOver | undefined {
  const found = underpinnings.find(({ supplier }) => supplier.agreement === id && supplier.level === level)?.customer;
  const over = customers.find(({ terms }) => terms.id === found?.agreement);
  const agreed = over?.terms.versions.flatMap(({ levels }) => levels).findLast((one) => one.id === found?.level);
  return over === undefined || agreed === undefined ? undefined : { level: agreed, facts: over.facts };
}

function withCalendar(level: AgreedLevel, { calendar }: AgreedLevel): AgreedLevel {
  return { ...level, calendar };
}

/** Targets, and how numbers are rounded before they are compared with them (S21), can be compared between levels of availability. */
function withTargets(level: AgreedLevel, over: AgreedLevel): AgreedLevel {
  if (level.kind !== 'availability' || over.kind !== 'availability') return level;
  const { minimum: _minimum, rounding: _rounding, ...rest } = level;
  return { ...rest, expected: over.expected, ...(over.minimum === undefined ? {} : { minimum: over.minimum }), ...(over.rounding === undefined ? {} : { rounding: over.rounding }) };
}

/** The supplier's exclusions give way to those that the customer granted, with their rules. */
function withCustomersExclusions(supplier: AgreementCase, bridging: Bridging): AgreementCase {
  const levels = supplier.terms.versions.flatMap((version) => version.levels);
  const under = levels.flatMap(({ id, component }) => {
    const over = levelOver(supplier.terms, id, bridging);
    return over === undefined ? [] : [{ component, over }];
  });
  const kept = supplier.facts.filter((fact) => fact.kind !== 'exclusion' || under.every(({ component }) => component !== fact.component));
  const granted = new Map(under.map(({ component, over }) => [component, over.facts.flatMap((fact) => (fact.kind === 'exclusion' && fact.component === over.level.component ? [{ ...fact, component }] : []))]));
  return { ...withLevels(supplier, bridging, (level, { exclusions }) => ({ ...level, exclusions })), facts: [...kept, ...[...granted.values()].flat()] };
}
