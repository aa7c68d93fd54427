import { DAY, HOUR } from '@entente/worktime';
import type { CalendarTerms, Instant, PeriodStep } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCredit, anAgreedLevel, anAgreement, aVersion, someMoney } from '../../testing/agreement-story.ts';
import { checkAgreementTerms, passThrough } from '../../src/index.ts';
import type { AgreedLevel, AgreementCase, CreditShare, PassThrough, Underpinning } from '../../src/index.ts';
import { aRounding } from '../arbitraries.ts';
import { runs } from '../runs.ts';
import { reckonPassThrough } from './pass-through.ts';
import type { Passing, ReckonedRow } from './pass-through.ts';
import { optional, someDecisions, without, YEARS } from './some-agreements.ts';
import { someOutages } from './some-outages.ts';

const FROM = Date.UTC(2026, 0, 1);
const OFFICE: CalendarTerms = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], shifts: [{ opens: '06:00', closes: '18:00' }] }] };
const tiers = [{ from: '0', to: '97', factor: '150' }, { from: '97', to: '100' }];

const aLevel = (id: string, component: string): fc.Arbitrary<AgreedLevel> => fc.record({
  lines: fc.constantFrom({ expected: '99' }, { expected: '98' }, { expected: '99', minimum: '96.5' }), calendar: fc.constantFrom<CalendarTerms>({ kind: 'always' }, OFFICE),
  exclusions: fc.record({ effect: fc.constant('remove'), cap: optional(fc.constantFrom(0, 30 * HOUR)), notice: optional(fc.constantFrom(HOUR, 2 * DAY)) }).map(without), rounding: optional(aRounding),
}).map(({ lines, rounding, ...terms }) => anAgreedLevel({ id, component, ...lines, ...terms, ...without({ rounding }) }));

const aCase = (id: string, asOf: Instant): fc.Arbitrary<AgreementCase> => fc.record({
  every: fc.constantFrom<PeriodStep>('P1M', 'P1M', 'P3M'), levels: fc.tuple(aLevel('a', `${id}-a`), aLevel('b', `${id}-b`)), later: aLevel('a', `${id}-a`), amended: optional(fc.integer({ min: 10, max: 100 })), graceDays: fc.nat(9), fee: fc.constantFrom(1_000_000, 99_999, 123),
  caps: fc.record({ periodCap: optional(fc.nat(90_000)), yearCap: optional(fc.nat(200_000)), singleIncident: fc.constantFrom('all', 'highest', 'customer-picks') }), cap: optional(fc.nat(60_000)), poolCap: optional(fc.nat(80_000)),
}).chain(({ every, levels, later, amended, graceDays, fee, caps, cap, poolCap }) => {
  const credits = [aCredit({ level: 'a', allocation: '33.33', tiers, ...without({ cap }) }), aCredit({ level: 'b', allocation: '66.67', tiers, multiplier: ['1', '1.5'] })];
  const money = { ...someMoney({ fee, credits, pools: [{ pool: 'all', percent: '100', ...without({ cap: poolCap }) }] }), ...without(caps) };
  const terms = anAgreement({ id, settlement: { anchor: '2026-01-01', every }, grace: graceDays * DAY, versions: [aVersion({ levels, money }), ...(amended === undefined ? [] : [aVersion({ number: 2, effectiveFrom: FROM + amended * DAY, levels: [later, ...levels.slice(1)], money })])] });
  return fc.record({ terms: fc.constant(terms), facts: someOutages([`${id}-a`, `${id}-b`], FROM), decisions: someDecisions(terms, asOf, 8) });
});

const someUnderpinnings: fc.Arbitrary<readonly Underpinning[]> = fc.uniqueArray(fc.record({ agreement: fc.constantFrom('uc', 'ola'), level: fc.constantFrom('a', 'b'), over: fc.constantFrom({ agreement: 'sla', level: 'a' }, { agreement: 'sla', level: 'b' }, { agreement: 'shop', level: 'a' }, { agreement: 'shop', level: 'b' }) }), { maxLength: 6, selector: ({ agreement, level, over }) => `${agreement} ${level} ${over.agreement} ${over.level}` })
  .map((all) => all.map(({ agreement, level, over }) => ({ customer: over, supplier: { agreement, level } })));

const aPassing: fc.Arbitrary<Passing> = fc.integer({ min: 60, max: 260 }).chain((halves) => {
  const asOf = FROM + halves * DAY / 2;
  return fc.record({
    customers: fc.oneof(fc.tuple(aCase('sla', asOf)), fc.tuple(aCase('sla', asOf), aCase('shop', asOf)), fc.tuple(aCase('shop', asOf), aCase('sla', asOf))), suppliers: fc.oneof(fc.tuple(aCase('uc', asOf)), fc.tuple(aCase('uc', asOf), aCase('ola', asOf))), underpinnings: someUnderpinnings,
    range: fc.constantFrom(YEARS, { start: Date.UTC(2026, 1, 1), end: Date.UTC(2026, 2, 1) }), asOf: fc.constant(asOf),
  });
});

const byIncident = (a: { readonly incident?: string | undefined }, b: { readonly incident?: string | undefined }) => ((a.incident ?? '') < (b.incident ?? '') ? -1 : 1);

const byLevel = (shares: readonly CreditShare[]) => new Map([...Map.groupBy(shares, ({ agreement, level }) => `${agreement} ${level}`)].map(([name, all]) => [name, all.reduce((sum, { amount }) => sum + amount, 0)]));

const sumOf = (amounts: readonly { readonly amount: number }[]) => amounts.reduce((sum, { amount }) => sum + amount, 0);

const told = (rows: readonly PassThrough[]) => rows.toSorted(byIncident).map(({ incident, owed, due, reasons }): ReckonedRow => ({
  incident, reasons: new Map(reasons.map(({ reason, amount }) => [reason, amount])),
  owed: byLevel(owed), due: byLevel(due),
}));

describe('S36 pass-through, told from the text alone', () => {
  it('owed, due and every reason of the gap, incident by incident', () => {
    fc.assert(fc.property(aPassing, (passing) => {
      const rows = passThrough(passing);
      expect(told(rows)).toEqual(reckonPassThrough(passing).toSorted(byIncident));
      for (const { owed, due, reasons, totalOwed, totalDue, gap, uncovered } of rows) {
        expect([totalOwed, totalDue, gap, uncovered]).toEqual([sumOf(owed), sumOf(due), sumOf(owed) - sumOf(due), Math.max(0, sumOf(owed) - sumOf(due))]);
        expect(sumOf(reasons)).toBe(gap);
      }
    }), runs(3600, 25));
  });

  it('of terms that have nothing against them but caps that never cut', () => {
    fc.assert(fc.property(aPassing, ({ customers, suppliers }) => {
      for (const { terms } of [...customers, ...suppliers]) expect(checkAgreementTerms(terms).filter(({ code }) => code !== 'CAP_ORDER')).toEqual([]);
    }), runs(3601, 20));
  });
});
