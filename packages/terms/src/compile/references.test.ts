import { describe, expect, it } from 'vitest';
import { agreementText, compiled, problemsIn } from '../../testing/documents.ts';
import { documentsOf } from '../write/documents-of.ts';
import { writeYaml } from '../write/write-yaml.ts';

/** The shop's documents with something else in them; the problems without their place. */
const with_ = (...changes: readonly (readonly [string | RegExp, string])[]) => problemsIn(changes.reduce<string>((text, [from, to]) => text.replace(from, to), agreementText())).map((problem) => problem.replace(/^\d+:\d+ /, ''));

const chained = (levels: string) => problemsIn(agreementText().replace(/ {8}- name: availability[^]*$/, levels.replace(/^(?=.)/gm, '        ')));
const clock = (name: string, more = '', within = '4h') => `- { name: ${name}, kind: clock, component: shop, expected: 95, targets: [{ within: ${within} }], method: { measures: clocks, sources: [probe] }${more} }\n`;

describe('references between documents', () => {
  it.each([
    ['a party', [['provider: acme\n  customer', 'provider: acmee\n  customer']], ['REFERENCE_UNKNOWN There is no party "acmee". Did you mean "acme"?']],
    ['a party that is like none', [['customer: shopkeeper', 'customer: xyz']], ['REFERENCE_UNKNOWN There is no party "xyz". Add a document of kind Party with that name.']],
    ['a calendar', [['calendar: office-hours', 'calendar: office']], ['REFERENCE_UNKNOWN There is no calendar "office". Add a document of kind Calendar with that name.']],
    ['a metric', [['metric: shop-is-up', 'metric: shop-is-down']], ['REFERENCE_UNKNOWN There is no metric "shop-is-down". Did you mean "shop-is-up"?']],
    ['a source', [['sources: [probe]', 'sources: [prode]']], ['REFERENCE_UNKNOWN There is no source "prode". Did you mean "probe"?']],
    ['a component', [['component: shop', 'component: show']], ['SOURCE_MAY_NOT_SPEAK The source "probe" may not speak for "show". Name another source, or let "probe" speak for it.', 'REFERENCE_UNKNOWN There is no component "show". Did you mean "shop"?']],
    ['an obligor', [['component: shop', 'component: shop\n          obligor: nobody']], ['REFERENCE_UNKNOWN There is no party "nobody". Add a document of kind Party with that name.']],
    ['the tier above', [['type: sla', 'type: sla\n  above: nowhere']], ['REFERENCE_UNKNOWN There is no agreement "nowhere". Add a document of kind Agreement with that name.']],
    ['the tier above itself', [['type: sla', 'type: sla\n  above: shop-sla']], ['ABOVE_CYCLIC The agreement stands above itself. Let every tier name the one above it.']],
    ['a supplier and a provider of a service', [['provider: acme, components: [{ name: shop }]', 'provider: a, components: [{ name: shop, supplier: b }]']], ['REFERENCE_UNKNOWN There is no party "a". Add a document of kind Party with that name.', 'REFERENCE_UNKNOWN There is no party "b". Add a document of kind Party with that name.']],
    ['what a source is and speaks for', [['{ speaksFor: [shop] }', '{ party: x, speaksFor: [shop, y] }']], ['REFERENCE_UNKNOWN There is no party "x". Add a document of kind Party with that name.', 'REFERENCE_UNKNOWN There is no component "y". Add it to the components of a Service.']],
  ] as const)('are told when they lead nowhere: %s', (_, changes, problems) => {
    expect(with_(...changes)).toEqual(problems);
  });

  it('of a contract are its parties and agreements', () => {
    const contract = 'apiVersion: entente/v1\nkind: Contract\nmetadata: { name: msa }\nspec: { provider: a, customer: b, serviceLines: [{ name: web, agreements: [shop-sla, c] }] }\n---\n';

    expect(problemsIn(contract + agreementText())).toEqual([
      '4:9 REFERENCE_UNKNOWN There is no party "a". Add a document of kind Party with that name.',
      '4:22 REFERENCE_UNKNOWN There is no party "b". Add a document of kind Party with that name.',
      '4:86 REFERENCE_UNKNOWN There is no agreement "c". Add a document of kind Agreement with that name.',
    ]);
  });

  it('may lead from one file to another, in any order', () => {
    const documents = agreementText().split('---\n');

    expect(compiled(...documents.toReversed()).agreements).toEqual(compiled(agreementText()).agreements);
  });

  it('are not told of what could not be read: it may be the one that is meant', () => {
    expect(with_(['kind: Calendar', 'kind: Kalender'])).toEqual(['VALUE_UNKNOWN "Kalender" is not one of Party, Service, Source, Calendar, Metric, SharedMetric, SharedSum, Contract, Agreement. Did you mean "Calendar"?']);
    expect(with_(['role: provider', 'role: vendor'])).toEqual(['VALUE_UNKNOWN "vendor" is not one of customer, provider, internal, integrator. Known here: customer, provider, internal, integrator.']);
    expect(with_(['{ provider: acme, components: [{ name: shop }] }', '{ provider: acme, components: [] }'])).toEqual(['LIST_EMPTY Nothing is named here. Name at least 1.']);
    expect(with_(['kind: Metric', 'kind: Metric\nkind: Metric'])).toEqual(['YAML_DUPLICATE_KEY Map keys must be unique. Say each field once.']);
  });

  it('are told beside a document of another kind that could not be read', () => {
    expect(with_(['role: customer', 'role: vendor'], ['calendar: office-hours', 'calendar: office'])).toHaveLength(2);
  });
});

describe('names', () => {
  it('are told when they are taken, components too', () => {
    expect(with_(['{ name: shopkeeper }', '{ name: acme }'], ['customer: shopkeeper', 'customer: acme'])).toEqual([
      'NAME_TWICE The name of this Party is taken. Give each its own name.',
      'PARTIES_SAME Provider and customer are the same party. Name two parties.',
    ]);
    expect(with_(['[{ name: shop }]', '[{ name: shop }, { name: shop }]'])).toEqual(['NAME_TWICE The name of this component is taken. Give each its own name.']);
  });

  it('of a meaning of their own are not given', () => {
    expect(with_(['{ name: office-hours }', '{ name: always }'], ['calendar: office-hours', 'calendar: always'])).toEqual(['NAME_RESERVED "always" has a meaning of its own. Give it another name.']);
    expect(with_(['{ name: shopkeeper }', '{ name: unattributed }'], ['customer: shopkeeper', 'customer: unattributed'])).toEqual(['NAME_RESERVED "unattributed" has a meaning of its own. Give it another name.']);
  });

  it('are small letters, digits, dots, dashes and underscores', () => {
    expect(with_(['{ name: shopkeeper }', '{ name: Shop Keeper }'])).toEqual(['NAME_INVALID "Shop Keeper" is not a name. Write up to 100 small letters, digits, dots, dashes or underscores, such as web-shop.']);
  });
});

describe('a level', () => {
  it.each([
    ['S4: without hours', [['  calendar: office-hours\n', '']], ['CALENDAR_MISSING Nothing says which hours count. Name a calendar here or for the whole agreement, or write always.']],
    ['that nothing measures', [['          metric: shop-is-up\n', '']], ['METRIC_MISSING Nothing says how it is measured. Name a metric, or describe a method.']],
    ['that two things measure', [['metric: shop-is-up', 'metric: shop-is-up\n          method: { measures: status, sources: [probe] }']], ['METRIC_MISSING It names a metric and describes a method too. Name a metric, or describe a method.']],
    ['of time by clocks', [['metric: shop-is-up', 'method: { measures: clocks, sources: [probe] }']], ['METHOD_MISFIT Clocks are for levels of the kind clock. Measure status or samples, or make it a clock.']],
    ['of events by status', [['kind: availability', 'kind: availability\n          basis: occurrences']], ['EVENTS_WITHOUT_SAMPLES Status changes do not count events. Measure samples, or use the basis time.']],
    ['S25: whose minimum is above what is expected', [['minimum: 99.5', 'minimum: 99.99']], ['MINIMUM_ABOVE_EXPECTED The minimum 99.99 % is above the expected 99.950 %. Lower the minimum, or raise what is expected.']],
    ['S5: in a zone that is none', [['zone: Europe/Amsterdam\n  starts', 'zone: Europe/Amsterdm\n  starts']], ['ZONE_UNKNOWN "Europe/Amsterdm" is not an IANA time zone. Name an IANA zone such as Europe/Amsterdam.']],
    ['that starts on no day', [['starts: 2026-01-01', 'starts: 2026-02-30']], ['DATE_INVALID "2026-02-30" is not a date. Write a date that exists as YYYY-MM-DD.']],
    ['that starts at no time', [['starts: 2026-01-01', 'starts: 2026-01-01T25:00Z']], ['MOMENT_INVALID "2026-01-01T25:00Z" is not an instant. Write a time that exists, such as 2026-01-01T08:00Z.']],
    ['that ends before it starts', [['starts: 2026-01-01', 'starts: 2026-01-01\n  ends: 2025-01-01']], ['FORCE_REVERSED The agreement ends before it begins. Let it end after it begins.']],
    ['S3: in hours that are none', [['08:00-18:00', '08:00-25:00']], ['TIME_INVALID "25:00" is not a time of day. Write HH:MM from 00:00 to 23:59; a shift may close at 24:00.']],
    ['in hours that are not written', [['08:00-18:00', '8 to 6']], ['SHIFT_INVALID "8 to 6" is not a shift. Write when it opens and closes, such as 08:00-18:00; 00:00-24:00 is the whole day, 22:00-06:00 ends on the next.']],
    ['on days that are none', [['[mon-fri]', '[mon-fry, sun, mon-tue-wed]']], ['DAY_INVALID "mon-fry" is not a day of the week. Write mon, tue, wed, thu, fri, sat, sun, or a range such as mon-fri.', 'DAY_INVALID "mon-tue-wed" is not a day of the week. Write mon, tue, wed, thu, fri, sat, sun, or a range such as mon-fri.']],
  ] as const)('%s is a problem', (_, changes, problems) => {
    expect([...new Set(with_(...changes))]).toEqual(problems);
  });

  it('is told of its calendar where that was written, once, however many use it', () => {
    const twice = agreementText().replace('[08:00-18:00]', '[]').replace(/ {8}- name: availability[^]*$/, (level) => level + level.replace('name: availability', 'name: again'));

    expect(problemsIn(twice)).toEqual(['29:1 CALENDAR_NEVER_OPEN The calendar has no open time. Name at least one shift, or use the calendar that is always open.']);
  });

  it('S3: exceptions that recur are checked where they are written', () => {
    const withException = (exception: string) => `apiVersion: entente/v1\nkind: Calendar\nmetadata: { name: hours }\nspec:\n  kind: business\n  zone: UTC\n  weekly: [{ days: [mon], shifts: ["09:00-17:00"] }]\n  exceptions:\n    - { ${exception}, effect: closed }\n`;

    expect(problemsIn(withException('rule: FREQ=MONTHLY;BYDAY=1SU, from: 2026-01-01'))).toEqual([]);
    expect(problemsIn(withException('rule: FREQ=MONTHLY;BYDAI=1SU, from: 2026-01-01'))).toEqual(['9:9 RULE_INVALID "FREQ=MONTHLY;BYDAI=1SU" is not a rule of dates: there is no part "BYDAI". Write a recurrence rule of RFC 5545 such as FREQ=MONTHLY;BYDAY=1SU; it may end with COUNT or with a date as UNTIL.']);
    expect(problemsIn(withException('rule: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30, from: 2026-01-01')).map((problem) => problem.split(' ')[1])).toEqual(['RULE_NEVER']);
    expect(problemsIn(withException('rule: FREQ=MONTHLY')).map((problem) => problem.split(' ').slice(1, 3).join(' '))).toEqual(['FIELD_MISSING "from"']);
  });
});

describe('S11 a chained clock', () => {
  it('has the level above with the time in which it is in force, in its own version or in another agreement', () => {
    const other = agreementText().split('---\n').at(-1)?.replace('name: shop-sla', 'name: other-sla').replace(/ {8}- name: availability[^]*$/, clock('far').replace(/^(?=.)/gm, '        ')) ?? '';
    const text = `${agreementText().replace(/ {8}- name: availability[^]*$/, [clock('near'), clock('below', ', chain: { parent: near, reserve: 30m }'), clock('under', ', chain: { parent: other-sla/far, reserve: 0s }')].join('').replace(/^(?=.)/gm, '        '))}---\n${other}`;
    const levels = compiled(text).agreements[0]?.terms.versions[0]?.levels;

    expect(levels?.map((level) => (level.kind === 'clock' ? [level.id, level.chain?.parent.id, level.chain?.parent.inForce.start, level.chain?.reserve] : []))).toEqual([
      ['near', undefined, undefined, undefined],
      ['below', 'near', Date.parse('2025-12-31T23:00Z'), 30 * 60_000],
      ['under', 'far', Date.parse('2025-12-31T23:00Z'), 0],
    ]);
  });

  it.each([
    ['nowhere', clock('a', ', chain: { parent: b, reserve: 1m }')],
    ['at itself', clock('a', ', chain: { parent: a, reserve: 1m }')],
    ['at one that hangs on it', clock('a', ', chain: { parent: b, reserve: 1m }') + clock('b', ', chain: { parent: a, reserve: 1m }')],
    ['in an agreement that is not', clock('a', ', chain: { parent: no-sla/b, reserve: 1m }')],
    ['at a level that is not in its agreement', clock('a', ', chain: { parent: shop-sla/b, reserve: 1m }')],
  ])('is a problem when its chain ends %s', (_, levels) => {
    expect(chained(levels)[0]).toMatch(/^59:\d+ CHAIN_UNKNOWN There is no clock level/);
  });
});

describe('S26 money', () => {
  const money = (more: string) => with_([/$/, `      money: { currency: EUR, feeBasis: fee, atRisk: 10, pools: [{ pool: all, percent: 100 }], credits: [{ level: availability, pool: all, allocation: 100, tiers: [{ from: 0, to: 99, factor: 100 }, { from: 99, to: 100, factor: 0 }] }]${more} }\n`]);

  it.each([
    [', periodCap: 10.005', ['AMOUNT_TOO_FINE 10.005 cannot be paid in EUR. Write at most 2 digits after the point.']],
    [', yearCap: ten', ['AMOUNT_INVALID "ten" is not an amount of money. Write an amount without its currency, such as 1250.00.']],
    [', periodCap: -5', ['AMOUNT_INVALID "-5" is not an amount of money. Write an amount without its currency, such as 1250.00.']],
    ['', []],
  ])('that says %j has these problems', (more, problems) => {
    expect(money(more)).toEqual(problems);
  });

  it('S22a: of a level of money has tiers in major units, as the level itself has its sums', () => {
    const text = agreementText().replace(/ {8}- name: availability[^]*$/, `        - { name: budget, kind: money, component: shop, currency: EUR, better: lower, expected: 180000.00, minimum: 195000.5, method: { measures: samples, sources: [probe] } }
      money: { currency: EUR, feeBasis: fee, atRisk: 10, pools: [{ pool: all, percent: 100 }], credits: [{ level: budget, pool: all, allocation: 100, tiers: [{ to: 195000.5, factor: 0 }, { from: 195000.5, factor: 100 }] }] }
`);
    const version = compiled(text).agreements[0]?.terms.versions[0];

    expect(version?.levels).toMatchObject([{ expected: '18000000', minimum: '19500050' }]);
    expect(version?.money?.credits[0]?.tiers).toEqual([{ to: '19500050', factor: '0' }, { from: '19500050', factor: '100' }]);
    expect(compiled(writeYaml(documentsOf(compiled(text)))).agreements).toEqual(compiled(text).agreements);
    expect(writeYaml(documentsOf(compiled(text)))).toContain('- { to: 195000.50, factor: 0 }');
  });

  it('tells tiers with a gap where they are written', () => {
    expect(money('').concat(with_([/$/, '      money: { currency: euro, feeBasis: fee, atRisk: 10%, pools: [], credits: [] }\n']))).toEqual(['CURRENCY_INVALID "euro" is not a currency. Write its three letters, such as EUR.']);
  });
});
