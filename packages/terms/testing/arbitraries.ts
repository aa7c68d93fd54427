/** Arbitrary ententes: everything that documents can say, sound by construction. */
import type { AgreedLevel, AgreementTerms, AgreementVersion, ClockMethod, MethodTerms, MoneyTerms, SharedMetricTerms, SharedSumTerms } from '@entente/sla';
import { ATTRIBUTION_RULES } from '@entente/sla';
import { DAY, dayStart, HOUR, MINUTE } from '@entente/worktime';
import type { CalendarTerms, PeriodTerms } from '@entente/worktime';
import fc from 'fast-check';
import type { CompiledAgreement, Described, Entente } from '../src/compile/entente.ts';

const opt = <T>(arbitrary: fc.Arbitrary<T>, name: string) => fc.option(arbitrary, { nil: undefined }).map((value) => (value === undefined ? {} : { [name]: value }));
const ZONES = ['UTC', 'Europe/Amsterdam', 'America/New_York', 'Asia/Kolkata'] as const;
const zone = fc.constantFrom(...ZONES);
const COMPONENTS = ['shop', 'end-to-end', 'database', 'isp'] as const;
const component = fc.constantFrom(...COMPONENTS);
const PARTIES = ['acme', 'shopkeeper', 'carrier'] as const;
const party = fc.constantFrom(...PARTIES);
const words = fc.constantFrom('Availability', '24 x 7', 'a: b', '"quoted"', '- dash', 'true', '2026', '# no comment', 'größer\nals zwei Zeilen', '1.10', '');
/** Percentages as people write them, with digits that no floating number keeps. */
const percent = fc.tuple(fc.integer({ min: 50, max: 99 }), fc.constantFrom('', '.5', '.95', '.950', '.99999999999999999')).map(([whole, part]) => `${whole}${part}`);
const decimal = fc.tuple(fc.integer({ min: 0, max: 100000 }), fc.constantFrom('', '.5', '.25', '.10')).map(([whole, part]) => `${whole}${part}`);
const duration = fc.oneof(fc.integer({ min: 1, max: 10 ** 10 }), fc.constantFrom(MINUTE, HOUR, DAY, 36 * HOUR, 90_000, 250));
const date = fc.integer({ min: 0, max: 3000 }).map((day) => new Date(Date.UTC(2024, 0, 1) + day * DAY).toISOString().slice(0, 10));

const shift = fc.constantFrom({ opens: '08:00', closes: '18:00' }, { opens: '22:00', closes: '06:00' }, { opens: '00:00', closes: '24:00' }, { opens: '09:00:30', closes: '12:00' });
const weekday = fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun');
const calendar: fc.Arbitrary<CalendarTerms> = fc.oneof(
  fc.constant({ kind: 'always' } satisfies CalendarTerms),
  fc.record({
    kind: fc.constant('business' as const), zone,
    weekly: fc.array(fc.record({ days: fc.array(weekday, { minLength: 1, maxLength: 7 }), shifts: fc.array(shift, { minLength: 1, maxLength: 2 }) }), { minLength: 1, maxLength: 2 }),
  }),
  fc.tuple(zone, date, date).map(([where, day, other]): CalendarTerms => ({
    kind: 'business', zone: where,
    weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], shifts: [{ opens: '08:00', closes: '17:30' }] }],
    exceptions: [{ date: day, effect: 'closed', name: 'Feast' }, { date: '--12-24', effect: 'partly-open', shifts: [{ opens: '08:00', closes: '12:00' }] }, { date: other, effect: 'extra-open', shifts: [{ opens: '10:00', closes: '11:00' }] }],
  })),
  fc.tuple(zone, date, opt(fc.array(date, { maxLength: 2 }), 'except'), fc.constantFrom('FREQ=MONTHLY;BYDAY=1SU', 'FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO', 'freq=weekly;interval=2;')).map(([where, from, except, rule]): CalendarTerms => ({
    kind: 'business', zone: where,
    weekly: [{ days: ['mon', 'tue'], shifts: [{ opens: '08:00', closes: '17:30' }] }],
    exceptions: [{ rule, from, ...except, effect: 'extra-open', shifts: [{ opens: '02:00', closes: '06:00' }], until: '2050-01-01' }, { rule, from, effect: 'closed', name: 'Feast' }],
  })),
  fc.tuple(zone, fc.integer({ min: 0, max: 2 ** 41 }), duration).map(([where, start, length]): CalendarTerms => ({ kind: 'stated', zone: where, open: [{ start, end: start + length }] })),
);

const sources = fc.constantFrom(['probe'], ['probe', 'desk'], ['desk']);
const combine = fc.constantFrom('any-bad', 'majority', 'all-bad');
const statusMethod: fc.Arbitrary<MethodTerms> = fc.tuple(sources, combine, opt(duration, 'maxAge'), opt(duration, 'cadence'), opt(fc.boolean(), 'degradedIsBad')).map(([from, how, ...more]) => ({ measures: 'status', sources: from, combine: how, ...Object.assign({}, ...more) }));
const samplesMethod: fc.Arbitrary<MethodTerms> = fc.tuple(sources, combine, opt(duration, 'cadence')).map(([from, how, more]) => ({ measures: 'samples', sources: from, combine: how, ...more }));
const valueMethod: fc.Arbitrary<MethodTerms> = fc.tuple(samplesMethod, fc.constantFrom('at-most', 'at-least'), fc.constantFrom(800, 0.25, -3, 1e21)).map(([method, good, value]) => ({ ...method, threshold: { good, value } }));
const clockMethod: fc.Arbitrary<ClockMethod> = sources.map((from) => ({ measures: 'clocks', sources: from }));
const named = <M extends { readonly measures: string }>(method: fc.Arbitrary<M>) => fc.tuple(method, opt(fc.constantFrom('uptime', 'latency'), 'metric')).map(([one, metric]) => ({ ...one, ...metric }));

const period = (where: string): fc.Arbitrary<PeriodTerms> => fc.record({ zone: fc.oneof(fc.constant(where), zone), anchor: date, every: fc.constantFrom('PT1H', 'P1D', 'P1W', 'P1M', 'P3M', 'P6M', 'P1Y') });
const effect = fc.constantFrom('remove', 'count-as-good', 'count-as-bad-but-excused');
const exclusions = fc.tuple(effect, opt(fc.dictionary(fc.constantFrom('maintenance', 'force-majeure'), effect), 'effectByReason'), opt(duration, 'notice'), opt(calendar, 'allowedIn'), opt(duration, 'cap')).map(([what, ...more]) => ({ effect: what, ...Object.assign({}, ...more) }));
const unknown = fc.oneof(
  fc.tuple(fc.constantFrom('ignore', 'good', 'bad', 'fail-period'), opt(percent, 'minimumCoverage')).map(([policy, more]) => ({ policy, ...more })),
  fc.record({ policy: fc.constant('hold-last' as const), maxAge: duration }),
);
const coverage = fc.tuple(fc.constantFrom('ignore', 'fail-period'), opt(percent, 'minimumCoverage')).map(([policy, more]) => ({ policy, ...more }));
const volume = opt(fc.integer({ min: 0, max: 10 ** 9 }), 'expectedVolume');
const minimum = opt(fc.constantFrom('0', '12.5', '50'), 'minimum');
const allowance = opt(fc.record({ misses: fc.integer({ min: 0, max: 3 }), below: fc.integer({ min: 4, max: 30 }) }), 'allowance');

const rounding = fc.record({ digits: fc.integer({ min: 0, max: 9 }), way: fc.constantFrom('down', 'up', 'half-up', 'half-even', 'worse') });

const common = (where: string, provider: string) => fc.record({
  name: words.filter((text) => text !== ''), component, obligor: fc.oneof(fc.constant(provider), party), calendar, period: period(where), exclusions,
  partialPeriod: fc.constantFrom('prorate', 'full', 'waive'), rounding: fc.option(rounding, { nil: undefined }),
});

type Loose = fc.Arbitrary<Readonly<Record<string, unknown>>>;

const kinds: readonly Loose[] = [
  fc.tuple(percent, minimum, named(statusMethod), unknown, fc.record({ minimumLength: duration, rounding: fc.constantFrom('none', 'minute-up') }, { requiredKeys: [] })).map(([expected, low, method, policy, outages]) => ({ kind: 'availability', basis: 'time', expected, ...low, method, unknown: policy, outages })),
  fc.tuple(percent, minimum, named(samplesMethod), volume).map(([expected, low, method, more]) => ({ kind: 'availability', basis: 'occurrences', expected, ...low, method, unknown: { policy: 'ignore' }, outages: {}, ...more })),
  fc.tuple(percent, named(fc.oneof(statusMethod, samplesMethod)), percent, duration, opt(fc.constantFrom('judge-each', 'combine'), 'amended')).map(([expected, method, target, length, amended]) => ({ kind: 'availability', basis: 'timeslices', slice: { length, target }, expected, method, unknown: { policy: 'ignore' }, outages: {}, ...amended })),
  fc.tuple(percent, named(samplesMethod), opt(duration, 'maxAge'), fc.constantFrom('user-minutes', 'device-minutes')).map(([expected, method, more, basis]) => ({ kind: 'availability', basis, expected, method: { ...method, ...more }, unknown: { policy: 'ignore' }, outages: {} })),
  fc.tuple(percent, minimum, named(samplesMethod), allowance, volume).map(([expected, low, method, ...more]) => ({ kind: 'ratio', expected, ...low, method, ...Object.assign({}, ...more) })),
  fc.tuple(percent, minimum, named(valueMethod), allowance, volume, opt(coverage, 'unknown')).map(([expected, low, method, ...more]) => ({ kind: 'threshold', expected, ...low, method, ...Object.assign({}, ...more) })),
  fc.tuple(decimal, named(samplesMethod), fc.constantFrom('nearest-rank', 'linear'), coverage, volume).map(([expected, method, how, policy, more]) => ({ kind: 'percentile', percentile: { percent: '95', method: how }, better: 'lower', unit: 'ms', expected, method, unknown: policy, ...more })),
  fc.tuple(fc.constantFrom('events', 'values'), decimal, named(samplesMethod), opt(percent, 'expected'), minimum).map(([counts, promised, method, ...more]) => ({ kind: 'goal', counts, unit: 'leads', promised, better: 'higher', method, ...Object.assign({}, ...more) })),
  fc.tuple(named(samplesMethod), opt(fc.integer({ min: 1, max: 50 }), 'minimumAnswers'), volume, opt(fc.constant('higher'), 'better')).map(([method, ...more]) => ({ kind: 'score', scale: { least: '1', most: '10' }, expected: '7.50', minimum: '6', method, ...Object.assign({}, ...more) })),
  fc.tuple(named(samplesMethod), fc.constantFrom('EUR', 'JPY', 'KWD'), decimal.filter((text) => Number(text) < 9000)).map(([method, currency, low]) => ({ kind: 'money', currency, better: 'higher', expected: '9000', minimum: low, method })),
];
const target = fc.oneof(duration, fc.constantFrom({ unit: 'business-day', count: 2 } as const, { unit: 'end-of-business-day' } as const, { unit: 'calendar-month', count: 1 } as const, { unit: '24h-day', count: 3 } as const));
const clock: Loose = fc.tuple(
  percent, minimum, named(clockMethod), allowance, fc.constantFrom('continue', 'new-cycle'), fc.constantFrom('retroactive', 'proportional'), opt(fc.constantFrom('start', 'stop'), 'countsBy'), opt(fc.boolean(), 'repeats'),
  target, opt(calendar, 'calendar'), duration, opt(fc.constantFrom('new-clocks', 'running-clocks'), 'reaches'),
).map(([expected, low, method, allowed, reopening, priorityChange, countsBy, repeats, within, own, rest, reaches]) => ({
  kind: 'clock', targets: [{ priority: '1', within, ...own }, { within: rest }], reopening, priorityChange, ...countsBy, ...repeats, ...reaches, expected, ...low, ...allowed, method,
}));

/** Built loose and read as what it is: the laws compile every one of them, which would tell a wrong one. */
function asLevel(level: unknown): AgreedLevel {
  const levels: readonly AgreedLevel[] = JSON.parse(JSON.stringify([level]));
  const [only] = levels;
  if (only === undefined) throw new Error('no level');
  return only;
}

const money: fc.Arbitrary<MoneyTerms> = fc.tuple(
  fc.constantFrom('EUR', 'JPY', 'KWD'), percent, opt(fc.integer({ min: 0, max: 10 ** 9 }), 'fee'), opt(fc.integer({ min: 20_000, max: 10 ** 6 }), 'periodCap'), opt(fc.integer({ min: 10 ** 6, max: 10 ** 9 }), 'yearCap'),
  opt(fc.record({ amount: fc.integer({ min: 0, max: 5000 }), below: fc.constantFrom('waive', 'carry') }), 'minimumPayable'),
  opt(fc.record({ days: fc.integer({ min: 1, max: 90 }), after: fc.constantFrom('period-end', 'statement') }), 'claimBy'),
  opt(fc.constant({ test: { kind: 'met', periods: 3, inARow: true }, window: 6, notAfter: { failures: 2, inPeriods: 6 } }), 'earnBack'), opt(fc.boolean(), 'countsBelowExpected'),
).map(([currency, atRisk, fee, periodCap, yearCap, minimumPayable, claimBy, earnBack, counts]) => ({
  currency, feeBasis: 'monthly fee', atRisk,
  pools: [{ pool: 'critical', percent: '100', cap: 12345 }],
  credits: [{ level: 'level-0', pool: 'critical', allocation: '60', tiers: [{ from: '0', to: '99', factor: '100' }, { from: '99', to: '100', ofFee: '2.5' }], multiplier: ['1', '1.5'], ...counts, cap: 999 }],
  ...Object.assign({}, fee, periodCap, yearCap, minimumPayable, claimBy, earnBack),
}));

/** Levels of a version; those of another one have other names, for an amended level may not change what it is. */
const levelsOf = (version: string, where: string, provider: string): fc.Arbitrary<readonly AgreedLevel[]> =>
  fc.array(fc.tuple(common(where, provider), fc.oneof(...kinds, clock), opt(fc.constantFrom('judge-each', 'combine'), 'amended')), { minLength: 1, maxLength: 4 })
    .map((all) => all.map(([shared, own, amended], place) => asLevel({ ...shared, ...(SUMS.includes(String(own['kind'])) ? {} : amended), ...(OF_EVENTS.includes(String(own['kind'])) ? {} : { exclusions: { effect: 'remove' } }), ...own, id: `${version}-${place}` })));

function isClock(level: AgreedLevel): level is Extract<AgreedLevel, { readonly kind: 'clock' }> {
  return level.kind === 'clock';
}

/** Agreed for a whole period, so that parts of one are not combined. */
const SUMS = ['goal', 'money'];

/** Kinds of which single events are good or bad, so that an exclusion can make them good. */
const OF_EVENTS = ['availability', 'ratio', 'threshold', 'clock'];

/** What credits are paid for. */
const creditedLevel = (where: string, provider: string): fc.Arbitrary<AgreedLevel> =>
  fc.tuple(common(where, provider), fc.oneof(...kinds.slice(0, 4))).map(([shared, own]) => asLevel({ ...shared, ...own, obligor: provider, id: 'level-0' }));

const agreement = (key: string): fc.Arbitrary<CompiledAgreement> => fc.tuple(zone, party, date, fc.integer({ min: 1, max: 900 }), words).chain(([where, provider, starts, later, name]) => {
  const startsAt = dayStart(where, starts);
  return fc.record({
    credited: creditedLevel(where, provider), first: levelsOf('first', where, provider), second: levelsOf('second', where, provider), pay: opt(money, 'money'), grace: fc.constantFrom(0, 5 * DAY),
    isAmended: fc.boolean(), hasEnd: fc.boolean(), customer: party.filter((other) => other !== provider), kind: fc.constantFrom('sla', 'ola', 'uc'),
    anchor: date, every: fc.constantFrom('P1M', 'P3M'), withClauses: fc.boolean(),
  }).map(({ credited, first, second, pay, grace, isAmended, hasEnd, customer, kind, anchor, every, withClauses }) => {
    const endsAt = startsAt + 1000 * DAY + 1234;
    const inForce = { start: startsAt, ...(isAmended ? { end: startsAt + later * DAY } : hasEnd ? { end: endsAt } : {}) };
    const parent = first.find(isClock);
    const chained: readonly AgreedLevel[] = parent === undefined ? [] : [{ ...parent, id: 'chained', name: 'chained', chain: { parent: { ...parent, inForce }, reserve: 90_000 } }];
    const versions: readonly AgreementVersion[] = [
      { number: 1, effectiveFrom: startsAt, levels: [...first, ...chained], defaultRule: { expectedFailures: 2, inPeriods: 6 } },
      ...(isAmended ? [{ number: 2, effectiveFrom: startsAt + later * DAY, levels: [credited, ...second], criticalLevels: ['level-0'], ...pay }] : []),
    ];
    const terms: AgreementTerms = {
      id: key, key, name: name === '' ? key : name, kind, provider, customer, zone: where, settlement: { anchor, every }, startsAt, ...(hasEnd ? { endsAt } : {}), grace, versions,
    };
    return {
      about: { name: key, ...(terms.name === key ? {} : { displayName: terms.name }), labels: { team: 'red' } }, terms,
      wording: withClauses ? { shape: 'customer-based', clauses: [{ title: 'Disputes', text: 'First by talking:\n  - then in court' }] } : {},
    };
  });
});

const sharedMetric: fc.Arbitrary<Described<SharedMetricTerms>> = fc.tuple(zone, date, calendar, named(statusMethod), percent, unknown, exclusions, fc.boolean(), fc.constantFrom(...ATTRIBUTION_RULES)).chain(([where, starts, hours, method, expected, policy, excluded, isMeasured, rule]) => period(where).map((periods) => {
  const start = dayStart(periods.zone, starts);
  return {
    about: { name: 'checkout', displayName: 'Check-out' },
    terms: {
      id: 'checkout', name: 'Check-out', ...(isMeasured ? { endToEnd: { component: 'end-to-end', method } } : {}),
      structure: { series: [{ component: 'shop' }, { atLeast: 1, of: [{ component: 'database' }, { parallel: [{ component: 'isp' }] }] }] },
      components: [{ component: 'shop', name: 'Shop', party: 'acme', method }, { component: 'database', name: 'database', party: 'acme', method }, { component: 'isp', name: 'ISP', party: 'carrier', method }],
      rule, ...(rule === 'weighted' ? { weights: { acme: '66.60', carrier: '33.4' } } : {}), ...(isMeasured ? { outsideContract: ['carrier'], collaboration: ['carrier'] } : {}), expected, calendar: hours, period: periods, unknown: policy, exclusions: excluded, inForce: { start },
    },
  };
}));

const sharedSum: fc.Arbitrary<Described<SharedSumTerms>> = fc.tuple(zone, date, calendar, named(samplesMethod), percent, fc.boolean()).map(([where, starts, hours, method, expected, isMeasured]) => ({
  about: { name: 'latency' },
  terms: {
    id: 'latency', name: 'latency', ...(isMeasured ? { endToEnd: { component: 'end-to-end', method } } : {}), limit: '800.50', unit: 'ms',
    components: [{ component: 'shop', name: 'Shop', party: 'acme', method, ownLimit: '500' }, { component: 'isp', name: 'isp', party: 'carrier', method, ownLimit: '300.50' }],
    rule: 'shapley', expected, calendar: hours, period: { zone: where, anchor: starts, every: 'P1M' }, unknown: { policy: 'ignore' }, exclusions: { effect: 'remove' }, inForce: { start: dayStart(where, starts) },
  },
}));

/** Calendars and metrics of a name, which the levels may or may not be measured by. */
export const anEntente: fc.Arbitrary<Entente> = fc.record({
  parties: fc.constant(PARTIES.map((name, place) => ({ about: { name }, terms: { role: 'provider' as const, ...(place === 0 ? { letters: 'ÉA' } : {}) } }))),
  services: fc.constant([{ about: { name: 'web' }, terms: { provider: 'acme', components: COMPONENTS.map((name) => ({ name })) } }]),
  sources: fc.constant([{ about: { name: 'probe' }, terms: {} }, { about: { name: 'desk' }, terms: { party: 'acme', speaksFor: [...COMPONENTS], cadence: 90_250 } }]),
  calendars: fc.array(calendar, { maxLength: 3 }).map((all) => all.map((terms, place) => ({
    about: { name: `calendar-${place}` }, terms, ...(place === 0 ? {} : { laterThan: { calendar: 'calendar-0', version: place + 1 } }),
  }))),
  metrics: fc.tuple(statusMethod, clockMethod, samplesMethod).map(([status, clocks, samples]) => [{ about: { name: 'uptime' }, terms: { ...status, metric: 'uptime' } }, { about: { name: 'tickets' }, terms: { ...clocks, metric: 'tickets' } },
    ...COMPONENTS.slice(0, 2).map((of) => ({ about: { name: `${of}.latency` }, terms: { ...samples, metric: 'latency' }, component: of, unit: 'ms' }))]),
  sharedMetrics: fc.array(sharedMetric, { maxLength: 1 }),
  sharedSums: fc.array(sharedSum, { maxLength: 1 }),
  contracts: fc.constant([{ about: { name: 'msa' }, terms: { provider: 'acme', customer: 'shopkeeper', signed: '2026-01-01', serviceLines: [{ name: 'web', agreements: ['sla'] }] } }]),
  agreements: fc.tuple(agreement('sla'), agreement('uc')),
});
