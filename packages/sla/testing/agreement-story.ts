/** The words in which tests tell of an agreement: one shop, settled by the month through 2026, 10,000.00 a month. */
import { DAY, HOUR } from '@entente/worktime';
import type { Interval } from '@entente/worktime';
import type { AgreedLevel, AgreementTerms, AgreementVersion, Decision } from '../src/agreement/agreement-model.ts';
import type { CreditTerms, MoneyTerms } from '../src/money/money-model.ts';
import type { AvailabilityTerms, CauseFact } from '../src/model.ts';
import { aLevel, at, down, up } from './story.ts';
import type { UnloggedFact } from './story.ts';

/** A level of an agreement by the month, expected 99 %. */
export function anAgreedLevel(changes: Partial<AvailabilityTerms> = {}): AgreedLevel {
  const { inForce: _force, ...level } = aLevel({ period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' }, ...changes });
  return level;
}

/** A failure of the level is worth all that is at risk. */
export function aCredit(changes: Partial<CreditTerms> = {}): CreditTerms {
  return { level: 'level', pool: 'all', allocation: '100', tiers: [{ from: '0', to: '100' }], ...changes };
}

/** Ten percent of 10,000.00 EUR a month are at risk: 1,000.00. */
export function someMoney(changes: Partial<MoneyTerms> = {}): MoneyTerms {
  return { currency: 'EUR', fee: 1_000_000, feeBasis: 'monthly fee', atRisk: '10', pools: [{ pool: 'all', percent: '100' }], credits: [aCredit()], ...changes };
}

export function aVersion(changes: Partial<AgreementVersion> = {}): AgreementVersion {
  return { number: 1, effectiveFrom: at('2026-01-01T00:00Z'), levels: [anAgreedLevel()], money: someMoney(), ...changes };
}

/** In force from 2026 on, grace of five days. */
export function anAgreement(changes: Partial<AgreementTerms> = {}): AgreementTerms {
  return {
    id: 'shop-sla', key: 'SHOP', name: 'The shop', kind: 'sla', provider: 'provider', customer: 'customer', zone: 'UTC',
    settlement: { anchor: '2026-01-01', every: 'P1M' }, startsAt: at('2026-01-01T00:00Z'), grace: 5 * DAY, versions: [aVersion()], ...changes,
  };
}

/** The same with other money. */
export function anAgreementWith(money: Partial<MoneyTerms>, changes: Partial<AgreementTerms> = {}): AgreementTerms {
  return anAgreement({ versions: [aVersion({ money: someMoney(money) })], ...changes });
}

/** The year 2026. */
export const theYear: Interval = { start: at('2026-01-01T00:00Z'), end: at('2027-01-01T00:00Z') };

/** The component is up from the first instant of 2026, but for ten hours from noon of each of these dates: a failed month. */
export function upButOn(...dates: readonly string[]): readonly UnloggedFact[] {
  return componentUpButOn('shop', ...dates);
}

export function componentUpButOn(component: string, ...dates: readonly string[]): readonly UnloggedFact[] {
  return [
    up('2026-01-01T00:00Z', { component }),
    ...dates.flatMap((date) => [down(`${date}T12:00Z`, { component }), up(`${date}T22:00Z`, { component })]),
  ];
}

/** An accepted cause that names the incident of the ten hours of a date. */
export function theIncident(incident: string, component: string, date: string, changes: Partial<CauseFact> = {}): UnloggedFact {
  const start = at(`${date}T12:00Z`);
  return { kind: 'cause', source: 'people', component, incident, relieved: 'customer', causer: 'provider', window: { start, end: start + 10 * HOUR }, evidence: 'report', accepted: true, ...changes };
}

const made = (period: string, when: string) => ({ id: `${period} ${when}`, at: at(when), period: at(`${period}T00:00Z`) });

/** What people decided, of a period named by its first day. */
export const decided = {
  fee: (period: string, amount: number, when: string): Decision => ({ kind: 'fee', amount, ...made(period, when) }),
  statement: (period: string, when: string): Decision => ({ kind: 'statement', ...made(period, when) }),
  claim: (period: string, when: string, level?: string): Decision => ({ kind: 'claim', ...made(period, when), ...(level === undefined ? {} : { level }) }),
  pick: (period: string, incident: string, level: string, when: string): Decision => ({ kind: 'pick', incident, level, ...made(period, when) }),
  incident: (period: string, level: string, incident: string, when: string): Decision => ({ kind: 'incident', level, incident, ...made(period, when) }),
};
