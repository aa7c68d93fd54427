import { HOUR } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aCredit, anAgreedLevel, anAgreement, aVersion, someMoney } from '../../testing/agreement-story.ts';
import { at, samplesEvery } from '../../testing/story.ts';
import type { AgreedLevel, AgreementTerms, AgreementVersion } from './agreement-model.ts';
import { checkAgreementTerms, checkAmendment } from './check-agreement.ts';

const found = (changes: Partial<AgreementTerms>) => checkAgreementTerms(anAgreement(changes)).map(({ code, path }) => `${code} ${path}`);
const foundIn = (changes: Partial<AgreementVersion>) => found({ versions: [aVersion(changes)] });
const amended = (number: number, from: string, changes: Partial<AgreementVersion> = {}) => aVersion({ number, effectiveFrom: at(from), ...changes });

describe('the terms of an agreement', () => {
  it('have nothing against them when it can be judged and settled', () => {
    expect(found({ endsAt: at('2027-01-01T00:00Z'), versions: [aVersion({ defaultRule: { expectedFailures: 2, inPeriods: 2 }, criticalLevels: ['level'], ratchets: [{ level: 'level', from: '2027-01-01', every: 'P1Y', formula: { kind: 'best', periods: 6 }, cap: '20' }] }), amended(2, '2026-06-01T00:00Z')] })).toEqual([]);
    expect(checkAgreementTerms(anAgreement({ zone: '' }), 'spec').map(({ path }) => path)).toEqual(['spec.zone']);
  });

  it('name two parties, a zone, an anchor, a grace and an end after the start', () => {
    expect(found({ provider: ' ', customer: '' })).toEqual(['PARTY_MISSING provider', 'PARTY_MISSING customer']);
    expect(found({ provider: 'a', customer: 'a' })).toEqual(['PARTIES_SAME customer']);
    expect(found({ zone: 'Mars/Base', settlement: { anchor: '2026-02-30', every: 'P1M' }, grace: -1, endsAt: at('2026-01-01T00:00Z') })).toEqual(['ZONE_UNKNOWN zone', 'DATE_INVALID settlement.anchor', 'DURATION_INVALID grace', 'FORCE_REVERSED endsAt']);
  });

  it('have versions that follow each other from the start on', () => {
    expect(found({ versions: [] })).toEqual(['VERSIONS_MISSING versions']);
    expect(found({ versions: [amended(1, '2026-01-01T00:00:00.001Z')] })).toEqual(['VERSION_AFTER_START versions.0.effectiveFrom']);
    expect(found({ versions: [amended(1, '2025-01-01T00:00Z')] })).toEqual([]);
    expect(found({ versions: [aVersion(), amended(1, '2026-06-01T00:00Z')] })).toEqual(['VERSION_NUMBERS versions.1.number']);
    expect(found({ versions: [aVersion(), amended(2, '2026-01-01T00:00Z')] })).toEqual(['AMENDMENT_BEFORE_START versions.1.effectiveFrom']);
    expect(found({ versions: [aVersion(), amended(2, '2026-06-01T00:00Z'), amended(3, '2026-06-01T00:00Z')] })).toEqual(['VERSIONS_OVERLAP versions.2.effectiveFrom']);
    expect(found({ endsAt: at('2026-06-01T00:00Z'), versions: [aVersion(), amended(2, '2026-06-01T00:00Z')] })).toEqual(['AMENDMENT_AFTER_END versions.1.effectiveFrom']);
  });

  it('reckon in one currency', () => {
    const { money: _money, ...bare } = aVersion();

    expect(found({ versions: [bare, amended(2, '2026-03-01T00:00Z'), amended(3, '2026-06-01T00:00Z', { money: someMoney({ currency: 'USD' }) })] })).toEqual(['CURRENCY_CHANGED versions.2.money.currency']);
  });

  it('hold each level once, and name no other', () => {
    expect(foundIn({ levels: [anAgreedLevel(), anAgreedLevel()] })).toEqual(['LEVEL_REPEATED versions.0.levels.1.id']);
    expect(foundIn({ levels: [anAgreedLevel({ expected: '101' })] })).toEqual(['PERCENT_INVALID versions.0.levels.0.expected']);
    expect(foundIn({ criticalLevels: ['level', 'other'] })).toEqual(['LEVEL_UNKNOWN versions.0.criticalLevels.1']);
    expect(foundIn({ money: someMoney({ credits: [aCredit({ level: 'other' })] }) })).toEqual(['LEVEL_UNKNOWN versions.0.money.credits.0.level']);
  });

  it('credit critical levels that the provider owes', () => {
    expect(foundIn({ criticalLevels: [] })).toEqual(['CREDIT_NOT_CRITICAL versions.0.money.credits.0.level']);
    expect(foundIn({ levels: [anAgreedLevel({ obligor: 'customer' })] })).toEqual(['CREDIT_OF_CUSTOMER versions.0.money.credits.0.level']);
    expect(found({ customer: 'buyer', versions: [aVersion({ levels: [anAgreedLevel({ obligor: 'buyer' })] })] })).toEqual(['CREDIT_OF_CUSTOMER versions.0.money.credits.0.level']);
  });

  it('S25 have a default rule that can come true', () => {
    expect(foundIn({ defaultRule: { expectedFailures: 4, inPeriods: 3 } })).toEqual(['COUNT_UNREACHABLE versions.0.defaultRule']);
  });

  it('S28 S29 ask for means and ratchets only of what can be added up', () => {
    const percentile = {
      id: 'level', name: 'Latency', kind: 'percentile', component: 'shop', obligor: 'provider', method: samplesEvery(60_000), calendar: { kind: 'always' }, period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' },
      exclusions: { effect: 'remove' }, partialPeriod: 'prorate', percentile: { percent: '95', method: 'nearest-rank' }, better: 'lower', unit: 'ms', expected: '800', unknown: { policy: 'ignore' },
    } as const;
    const mean = someMoney({ credits: [aCredit({ tiers: [{}] })], earnBack: { test: { kind: 'mean' }, window: 12 } });
    const ratchet = { level: 'level', from: '2027-01-01', every: 'P1Y', formula: { kind: 'midpoint' } } as const;

    expect(foundIn({ levels: [percentile], money: mean, ratchets: [ratchet] })).toEqual(['EARN_BACK_MEAN versions.0.money.credits.0.level', 'RATCHET_UNFIT versions.0.ratchets.0.level']);
    expect(foundIn({ money: mean })).toEqual([]);
    expect(foundIn({ ratchets: [{ ...ratchet, level: 'other', from: 'soon', formula: { kind: 'best', periods: 0 }, cap: '101' }] })).toEqual([
      'LEVEL_UNKNOWN versions.0.ratchets.0.level', 'DATE_INVALID versions.0.ratchets.0.from', 'COUNT_INVALID versions.0.ratchets.0.formula.periods', 'PERCENT_INVALID versions.0.ratchets.0.cap',
    ]);
  });

  it('S23 are amended after the last closed period', () => {
    expect(checkAmendment(amended(2, '2026-06-01T00:00Z'), at('2026-06-01T00:00Z'))).toEqual([]);
    expect(checkAmendment(amended(2, '2026-05-31T00:00Z'), at('2026-06-01T00:00Z'))).toEqual([{
      code: 'AMENDMENT_IN_CLOSED_PERIOD', path: 'effectiveFrom', message: 'Version 2 begins at 2026-05-31T00:00Z, and all is closed until 2026-06-01T00:00Z.',
      fix: 'Let it begin when the last closed period has ended, or restate that period.',
    }]);
  });
});

describe('S18 versions that are to be combined', () => {
  const levels = (first: AgreedLevel, second: AgreedLevel) => anAgreement({ versions: [aVersion({ levels: [first] }), aVersion({ number: 2, effectiveFrom: at('2026-01-11T00:00Z'), levels: [second] })] });
  const between = (first: AgreedLevel, second: AgreedLevel) => found(levels(first, second));
  const combine = { amended: 'combine', expected: '97' } as const;

  it('count the same thing', () => {
    const hours = { basis: 'timeslices', slice: { length: HOUR, target: '90' } } as const;

    expect(between(anAgreedLevel(), anAgreedLevel(combine))).toEqual([]);
    expect(between(anAgreedLevel(hours), anAgreedLevel(combine))).toEqual(['COMBINED_BASES_DIFFER versions.1.levels.0.basis', 'COMBINED_SLICES_DIFFER versions.1.levels.0.slice']);
    expect(between(anAgreedLevel(hours), anAgreedLevel({ ...combine, amended: 'judge-each' }))).toEqual([]);
  });

  it('are of one kind', () => {
    const { id, name, component, obligor, calendar, period, exclusions, partialPeriod } = anAgreedLevel();
    const ratio: AgreedLevel = { id, name, component, obligor, calendar, period, exclusions, partialPeriod, kind: 'ratio', expected: '99', method: { measures: 'samples', sources: ['probe'], combine: 'any-bad' } };

    expect(between(ratio, anAgreedLevel(combine))).toEqual(['COMBINED_KINDS_DIFFER versions.1.levels.0.kind']);
    expect(between(anAgreedLevel(combine), ratio)).toEqual([]);
  });
});
