/** Every problem of an agreement says its place, what is wrong, and the way out. */
import { describe, expect, it } from 'vitest';
import { aCredit, anAgreedLevel, anAgreement, aVersion, someMoney } from '../../testing/agreement-story.ts';
import { aGoal } from '../../testing/kinds.ts';
import { at } from '../../testing/story.ts';
import type { AgreementTerms, AgreementVersion } from './agreement-model.ts';
import { checkAgreementTerms } from './check-agreement.ts';

const told = (changes: Partial<AgreementTerms>) => checkAgreementTerms(anAgreement(changes)).map(({ path, message, fix }) => `${path}: ${message} ${fix}`);
const amended = (number: number, from: string, changes: Partial<AgreementVersion> = {}) => aVersion({ number, effectiveFrom: at(from), ...changes });
const version = (changes: Partial<AgreementVersion>): Partial<AgreementTerms> => ({ versions: [aVersion(changes)] });
const { inForce: _force, ...goal } = aGoal({ id: 'level', period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } });
const whole = [aCredit({ tiers: [{}] })];
const ratchet = { level: 'level', from: '2027-01-01', every: 'P1Y', formula: { kind: 'midpoint' } } as const;

describe('what a check of an agreement says', () => {
  it.each([
    [{ provider: ' ' }, 'provider: Nobody is named. Name the party.'],
    [{ provider: 'a', customer: 'a' }, 'customer: Provider and customer are the same party. Name two parties.'],
    [{ endsAt: at('2026-01-01T00:00Z') }, 'endsAt: The agreement ends before it begins. Let it end after it begins.'],
    [{ versions: [] }, 'versions: Nothing is agreed. State a first version.'],
    [{ versions: [amended(1, '2026-02-01T00:00Z')] }, 'versions.0.effectiveFrom: From its start until the first version nothing is agreed. Let the first version begin with the agreement.'],
    [{ versions: [aVersion(), amended(1, '2026-06-01T00:00Z')] }, 'versions.1.number: Version 1 follows version 1. Number the versions upwards.'],
    [{ versions: [aVersion(), amended(2, '2026-01-01T00:00Z')] }, 'versions.1.effectiveFrom: Version 2 begins no later than the agreement. Let an amendment begin after the start.'],
    [{ versions: [aVersion(), amended(2, '2026-06-01T00:00Z'), amended(3, '2026-05-01T00:00Z')] }, 'versions.2.effectiveFrom: Version 3 begins no later than version 2. Let each version begin after the one before it.'],
    [{ endsAt: at('2026-06-01T00:00Z'), versions: [aVersion(), amended(2, '2026-07-01T00:00Z')] }, 'versions.1.effectiveFrom: Version 2 begins when the agreement has ended. Let an amendment begin before the end.'],
    [{ versions: [aVersion(), amended(2, '2026-06-01T00:00Z', { money: someMoney({ currency: 'USD' }) })] }, 'versions.1.money.currency: USD follows EUR. End the agreement and begin another one in the new currency.'],
  ] satisfies readonly (readonly [Partial<AgreementTerms>, string])[])('case %#', (changes, sentence) => {
    expect(told(changes)).toEqual([sentence]);
  });

  it('names both parties that are missing, and does not call nobody the same as nobody', () => {
    expect(told({ provider: '', customer: '' })).toEqual(['provider: Nobody is named. Name the party.', 'customer: Nobody is named. Name the party.']);
  });

  it('S18 names the place that a level has in its version', () => {
    const [first, second] = [anAgreedLevel(), anAgreedLevel({ id: 'other', basis: 'timeslices', slice: { length: 1000, target: '90' } })];
    const combined = anAgreedLevel({ id: 'other', amended: 'combine' });

    expect(checkAgreementTerms(anAgreement({ versions: [aVersion({ levels: [first, second] }), amended(2, '2026-01-11T00:00Z', { levels: [first, combined] })] })).map(({ path }) => path)).toEqual(['versions.1.levels.1.basis', 'versions.1.levels.1.slice']);
  });
});

describe('what a check of a version says', () => {
  it.each([
    [{ levels: [anAgreedLevel(), anAgreedLevel()] }, 'versions.0.levels.1.id: There is a level "level" already. Give it an id of its own.'],
    [{ criticalLevels: ['level', 'other'] }, 'versions.0.criticalLevels.1: There is no level "other". Name one of the levels of this version.'],
    [{ levels: [anAgreedLevel({ obligor: 'customer' })] }, 'versions.0.money.credits.0.level: Level "level" is owed by the customer. Credit what the provider owes.'],
    [{ criticalLevels: [] }, 'versions.0.money.credits.0.level: Level "level" is reported only. Make it critical, or leave the credit out.'],
    [{ levels: [goal], money: someMoney({ credits: whole, earnBack: { test: { kind: 'mean' }, window: 12 } }) }, 'versions.0.money.credits.0.level: Level "level" has no mean over several periods. Test how many periods are met.'],
    [{ levels: [goal], money: someMoney({ credits: whole }), ratchets: [ratchet] }, 'versions.0.ratchets.0.level: Level "level" is no percentage. Raise a level that is a percentage.'],
  ] satisfies readonly (readonly [Partial<AgreementVersion>, string])[])('case %#', (changes, sentence) => {
    expect(told(version(changes))).toEqual([sentence]);
  });

  it('knows the customer by its role, too', () => {
    expect(told({ customer: 'buyer', ...version({ levels: [anAgreedLevel({ obligor: 'customer' })] }) })).toEqual(['versions.0.money.credits.0.level: Level "level" is owed by the customer. Credit what the provider owes.']);
  });

  it('is nothing of several levels of which the credited one is owed by the provider', () => {
    expect(told(version({ levels: [anAgreedLevel({ id: 'answers', obligor: 'customer' }), anAgreedLevel()] }))).toEqual([]);
  });

  it('is nothing of a credit for what has no mean, where none is asked for', () => {
    expect(told(version({ levels: [goal], money: someMoney({ credits: whole }) }))).toEqual([]);
    expect(told(version({ levels: [goal], money: someMoney({ credits: whole, earnBack: { test: { kind: 'met', periods: 1 }, window: 2 } }) }))).toEqual([]);
  });
});
