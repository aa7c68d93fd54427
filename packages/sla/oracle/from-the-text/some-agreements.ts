/** Random agreements of several versions and levels, and what people decide under them, with many things at one instant. */
import { DAY, dayStart, HOUR, periodsIn } from '@entente/worktime';
import type { Instant, Interval, PeriodStep, ZoneName } from '@entente/worktime';
import fc from 'fast-check';
import { aCredit, anAgreedLevel, anAgreement, aVersion, someMoney } from '../../testing/agreement-story.ts';
import type { AgreementTerms, AgreementVersion, Decision, DefaultRule, EarnBackTerms, MoneyTerms, RatchetTerms, RoundingTerms } from '../../src/index.ts';
import { aRounding } from '../arbitraries.ts';
import { settlementPeriodsOf } from './books.ts';

export const LEVELS = ['a', 'b', 'c', 'd'] as const;
/** All that can be looked at. */
export const YEARS: Interval = { start: Date.UTC(2025, 0, 1), end: Date.UTC(2030, 0, 1) };

export function without<T extends object>(record: T): { [key in keyof T]: Exclude<T[key], undefined> } {
  return JSON.parse(JSON.stringify(record));
}

export const optional = <T>(of: fc.Arbitrary<T>, freq = 2) => fc.option(of, { nil: undefined, freq });
export const seldom = <T>(of: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: of });
const aDeadline = fc.record({ days: fc.integer({ min: 1, max: 70 }), after: fc.constantFrom('period-end', 'statement') });
const tiers = [{ from: '0', to: '90', factor: '150' }, { from: '90', to: '100' }];
const soOften = fc.record({ times: fc.integer({ min: 1, max: 3 }), more: fc.nat(2) });

const someEarnBack: fc.Arbitrary<EarnBackTerms> = fc.record({
  test: fc.oneof(fc.record({ kind: fc.constant('met'), periods: fc.integer({ min: 1, max: 3 }), inARow: fc.boolean() }), fc.constant({ kind: 'mean' })),
  more: fc.nat(3), notAfter: optional(soOften.map(({ times, more }) => ({ failures: times, inPeriods: times + more }))),
}).map(({ more, ...terms }) => without({ ...terms, window: (terms.test.kind === 'met' ? terms.test.periods : 1) + more }));

/** Three levels are credited; allocations and caps that make ties of remainders and of amounts. */
const aMoney: fc.Arbitrary<MoneyTerms> = fc.record({
  fee: optional(fc.constantFrom(1_000_000, 99_999, 123), 4), yearCap: optional(fc.nat(300_000)), periodCap: optional(fc.nat(150_000)),
  minimumPayable: optional(fc.record({ amount: fc.nat(120_000), below: fc.constantFrom('waive', 'carry') })),
  singleIncident: fc.constantFrom('all', 'highest', 'customer-picks'), pickBy: optional(aDeadline), claimBy: optional(aDeadline), earnBack: optional(someEarnBack),
  cap: optional(fc.nat(60_000)), poolCap: optional(fc.nat(120_000)), allocation: fc.constantFrom('20', '33.33'), countsBelowExpected: optional(fc.boolean()),
}).map(({ cap, poolCap, allocation, countsBelowExpected, ...terms }): MoneyTerms => {
  const { fee: _, ...money } = someMoney();
  const credits = [aCredit({ level: 'a', allocation: '33.33', multiplier: ['1', '1.7', '3'], tiers, ...without({ countsBelowExpected }) }), ...(['b', 'c'] as const).map((level) => aCredit({ level, allocation, tiers, ...without({ cap }) }))];
  return { ...money, ...without(terms), credits, pools: [{ pool: 'all', percent: '100', ...without({ cap: poolCap }) }] };
});

const aRatchet: fc.Arbitrary<RatchetTerms> = fc.record({
  level: fc.constantFrom('a', 'c'), from: fc.constantFrom('2026-01-01', '2026-04-06', '2026-06-15'), every: fc.constantFrom<PeriodStep>('P1M', 'P3M'),
  formula: fc.oneof(fc.constant({ kind: 'midpoint' as const }), fc.integer({ min: 1, max: 3 }).map((periods) => ({ kind: 'best' as const, periods }))), cap: optional(fc.constantFrom('0', '12.5', '50')),
}).map(without);

interface Changes {
  readonly money: MoneyTerms | undefined;
  readonly isFree: boolean;
  readonly rule: DefaultRule | undefined;
  readonly critical: readonly string[] | undefined;
  readonly lines: readonly { readonly expected: string; readonly minimum?: string }[];
  readonly combined: boolean;
  readonly rounding: RoundingTerms | undefined;
  readonly ratchet: RatchetTerms | undefined;
  readonly leavesOut: string | undefined;
  /** Of the periods of one level. */
  readonly step: PeriodStep | undefined;
}

const NO_CHANGES: Changes = { money: undefined, isFree: false, rule: undefined, critical: undefined, lines: [], combined: false, rounding: undefined, ratchet: undefined, leavesOut: undefined, step: undefined };

const someChanges: fc.Arbitrary<Changes> = fc.record({
  money: optional(aMoney, 3), isFree: fc.constantFrom(false, false, false, false, true), rule: optional(soOften.map(({ times, more }) => ({ expectedFailures: times, inPeriods: times + more }))), critical: seldom(fc.subarray([...LEVELS])),
  lines: fc.array(fc.constantFrom({ expected: '99' }, { expected: '98' }, { expected: '99', minimum: '96.5' }, { expected: '95' }), { minLength: 4, maxLength: 4 }), combined: fc.boolean(), rounding: optional(aRounding), ratchet: optional(aRatchet), leavesOut: seldom(fc.constantFrom('b', 'd')), step: optional(fc.constantFrom<PeriodStep>('P1M', 'P3M', 'P1W'), 3),
});

/** Only critical levels that are there are credited. */
function creditedAmong(money: MoneyTerms, levels: readonly { readonly id: string }[], critical: readonly string[] | undefined): MoneyTerms {
  return { ...money, credits: money.credits.filter(({ level }) => levels.some(({ id }) => id === level) && (critical === undefined || critical.includes(level))) };
}

/** What a version does not change stays. */
function stepsOf(changes: readonly (PeriodStep | undefined)[]): readonly PeriodStep[] {
  let last: PeriodStep = 'P1M';
  return changes.map((step) => (last = step ?? last));
}

/** The wall time so many hours after a midnight, by the clocks of most days. */
const momentIn = (zone: ZoneName, hours: number): Instant => dayStart(zone, '2026-01-01') + hours * HOUR;

const anAmendment = fc.tuple(fc.integer({ min: 20, max: 300 }), fc.constantFrom(0, 0, 0, 9)).map(([day, hour]) => day * 24 + hour);

export const anAgreementOfSeveralVersions: fc.Arbitrary<AgreementTerms> = fc.record({
  zone: fc.constantFrom('UTC', 'Europe/Amsterdam', 'America/New_York'), every: fc.constantFrom<PeriodStep>('P1M', 'P1M', 'P3M'), anchor: fc.constantFrom('2025-10-01', '2025-04-01', '2026-01-01', '2025-11-15'), quarterly: fc.boolean(),
  begins: fc.constantFrom(0, 0, 14 * 24, 14 * 24 + 9), lasts: optional(fc.integer({ min: 40, max: 420 })), graceDays: fc.nat(12), currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  components: fc.tuple(fc.constant('a'), fc.constantFrom('a', 'b'), fc.constant('c'), fc.constant('d')), partialPeriods: fc.array(fc.constantFrom('prorate', 'prorate', 'full', 'waive'), { minLength: 4, maxLength: 4 }),
  answersFor: optional(fc.constant(['supplier'])), amendments: fc.uniqueArray(anAmendment, { maxLength: 2 }), firstMoney: aMoney, changes: fc.array(someChanges, { minLength: 3, maxLength: 3 }),
}).map(({ zone, every, anchor, quarterly, begins, lasts, graceDays, currency, components, partialPeriods, answersFor, amendments, firstMoney, changes }): AgreementTerms => {
  const startsAt = momentIn(zone, begins);
  const endsAt = lasts === undefined ? undefined : startsAt + lasts * DAY;
  const dates = [startsAt, ...amendments.toSorted((a, b) => a - b).map((hours) => momentIn(zone, hours))].filter((date) => endsAt === undefined || date < endsAt);
  const periodOf = (step: PeriodStep) => ({ period: { zone, anchor: '2026-01-01', every: step } });
  let money = firstMoney;
  const steps = stepsOf(dates.map((_, place) => (place === 0 ? (quarterly ? 'P3M' : 'P1M') : changes[place]?.step)));
  const versions = dates.map((effectiveFrom, place): AgreementVersion => {
    const { lines, combined, rounding, ratchet, rule, critical, leavesOut, isFree, money: changed } = changes[place] ?? NO_CHANGES;
    money = (place === 0 ? undefined : changed) ?? money;
    const levels = LEVELS.filter((id) => id !== leavesOut || place === 0).map((id, nth) => anAgreedLevel({ id, component: components[LEVELS.indexOf(id)] ?? id, ...lines[nth], obligor: id === 'd' ? 'customer' : 'provider', partialPeriod: partialPeriods[(LEVELS.indexOf(id) + place) % 4] ?? 'prorate', ...(combined && (id !== 'c' || new Set(steps).size === 1) ? { amended: 'combine' } : {}), ...without({ rounding: nth % 2 === 0 ? rounding : undefined }), ...periodOf(id === 'c' ? steps[place] ?? 'P1M' : 'P1M') }));
    const among = critical?.filter((one) => levels.some(({ id }) => id === one));
    const { money: _, ...version } = aVersion({ number: place + 1, effectiveFrom, levels, ...without({ defaultRule: rule, criticalLevels: among }), ...(ratchet === undefined ? {} : { ratchets: [ratchet] }) });
    // A version may say nothing of money.
    return isFree && place > 0 ? version : { ...version, money: creditedAmong({ ...money, currency }, levels, among) };
  });
  return anAgreement({ zone, startsAt, settlement: { anchor, every }, grace: graceDays * DAY, versions, ...without({ answersFor, endsAt }) });
});

/** Half days from the end of the period, when such a thing is usually decided, and somewhat before and after. */
const USUAL = { claim: [-10, 100], statement: [0, 60], pick: [-10, 60], incident: [-40, 24], fee: [-20, 40] } as const;

const aMoment = (kind: keyof typeof USUAL, grace: number) => fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.integer({ min: USUAL[kind][0], max: USUAL[kind][1] }), fc.constantFrom(0, 0, 0, 1, -1)).map(([halves, hours]) => halves * DAY / 2 + hours * HOUR) },
  { weight: 1, arbitrary: fc.constantFrom(grace, grace - 1, grace + 1) },
);

const aDecision = (periods: readonly Interval[], grace: number): fc.Arbitrary<Decision> => fc.constantFrom<keyof typeof USUAL>('claim', 'claim', 'claim', 'statement', 'statement', 'pick', 'pick', 'incident', 'incident', 'incident', 'incident', 'fee').chain((kind) => fc.record({
  kind: fc.constant(kind), place: fc.nat(Math.max(0, periods.length - 1)), after: aMoment(kind, grace), level: fc.constantFrom(...LEVELS, 'a', 'b', undefined, undefined), incident: fc.constantFrom('storm', 'storm', 'flood'), amount: fc.constantFrom(500_000, 77_777), id: fc.uuid(),
})).map(({ kind, place, after, level, incident, amount, id }): Decision => {
  const period = periods[place] ?? YEARS;
  const made = { id, at: period.end + after, period: period.start };
  switch (kind) {
    case 'claim':
      return { ...made, kind, ...(level === undefined ? {} : { level }) };
    case 'statement':
      return { ...made, kind };
    case 'fee':
      return { ...made, kind, amount };
    case 'pick':
    case 'incident':
      return { ...made, kind, incident, level: level ?? 'a' };
  }
});

export interface DecidedCase {
  readonly terms: AgreementTerms;
  readonly decisions: readonly Decision[];
  readonly asOf: Instant;
}

export const someDecisions = (terms: AgreementTerms, asOf: Instant, maxLength = 40): fc.Arbitrary<readonly Decision[]> => {
  const own = terms.versions.flatMap(({ levels }) => levels.map(({ period }) => period));
  const all = [...settlementPeriodsOf({ terms, asOf }), ...own.slice(0, 4).flatMap((period) => periodsIn(period, { start: terms.startsAt, end: asOf }))];
  const periods = [...new Map(all.map((period) => [period.start, period])).values()];
  return fc.array(aDecision(periods, terms.grace), { maxLength, size: 'max' });
};

export const aDecidedCase: fc.Arbitrary<DecidedCase> = fc.tuple(anAgreementOfSeveralVersions, fc.integer({ min: 80, max: 1000 })).chain(([terms, halves]) => {
  const asOf = terms.startsAt + halves * DAY / 2;
  return fc.record({ terms: fc.constant(terms), decisions: someDecisions(terms, asOf), asOf: fc.constant(asOf) });
});
