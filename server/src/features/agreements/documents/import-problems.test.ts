import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importPlan } from './import-plan.ts';
import type { KeptTerms } from './kept-terms.ts';
import type { Written } from './written-parts.ts';

const NOTHING: KeptTerms = { parties: [], providers: [], components: [], sources: [], spokenFor: [], calendars: [], metrics: [], looseMetrics: [], sharedMetrics: [], sharedSums: [], contracts: [], agreements: [], about: [] };
const template = readFileSync(new URL('../../../../../packages/terms/templates/web-shop.yaml', import.meta.url), 'utf8');

type Change = readonly [string | RegExp, string];
const changed = (...changes: readonly Change[]) => changes.reduce<string>((text, [from, to]) => {
  const next = text.replace(from, to);
  if (next === text) throw new Error(`nothing says ${String(from)}`);
  return next;
}, template);
const told = (text: string, kept = NOTHING) => importPlan(text, kept).problems?.map(({ line, code, path, message }) => `${line} ${code} ${path}: ${message}`);
/** The problem at the line that says this. */
const at = (text: string, words: string, rest: string) => `${text.slice(0, text.indexOf(words)).split('\n').length} ${rest}`;

const keptOf = <T>(written: readonly Written<T>[] = []) => written.map(({ kept }) => kept);
const KEPT: KeptTerms = (() => {
  const { missing } = importPlan(template, NOTHING);
  const versions = keptOf(missing?.versions);
  return {
    parties: keptOf(missing?.parties), providers: keptOf(missing?.providers), components: keptOf(missing?.components), sources: keptOf(missing?.sources), spokenFor: keptOf(missing?.spokenFor), calendars: keptOf(missing?.calendars), metrics: keptOf(missing?.metrics), looseMetrics: keptOf(missing?.looseMetrics), sharedMetrics: [], sharedSums: [], contracts: [], about: keptOf(missing?.about),
    agreements: keptOf(missing?.agreements).map((agreement) => ({ ...agreement, versions: [...agreement.versions.slice(0, 1), ...versions] })),
  };
})();

describe('what is not kept yet', () => {
  it.each<readonly [string, Change, string, string]>([
    ['a number beyond the API', ['number: 2', 'number: 2147483648'], 'number: 2147483648', 'spec.versions.1.number: This server does not yet keep numbers of versions above 2147483647.'],
  ])('is told at its line: %s', (_, change, words, rest) => {
    const text = changed(change);

    expect(told(text)).toEqual([at(text, words, `NOT_KEPT_YET ${rest}`)]);
  });
});

describe('what is kept', () => {
  it('is left alone when documents say the same', () => {
    expect(told(template, KEPT)).toBeUndefined();
  });

  it('has its own letters when documents say none', () => {
    expect(told(changed([', letters: PR', '']), KEPT)).toBeUndefined();
  });

  const otherwise = (what: string, fields: string) => `${what} is kept with something else as its ${fields}.`;
  it.each<readonly [string, Change, string, string]>([
    ['a party', ['role: customer', 'role: internal'], 'metadata: { name: customer', `KEPT_OTHERWISE metadata: ${otherwise('The party "The customer"', 'role')}`],
    ["a party's letters", ['letters: PR', 'letters: P'], 'metadata: { name: provider', `KEPT_OTHERWISE metadata: ${otherwise('The party "The provider"', 'letters')}`],
    ['a component', ['displayName: The shop }', 'displayName: Shop, supplier: customer }'], '{ name: shop', `KEPT_OTHERWISE spec.components.0: ${otherwise('The component "shop"', 'name, party')}`],
    ['a source', ['cadence: 1m }\n---\napiVersion: entente/v1\nkind: Calendar', 'cadence: 2m }\n---\napiVersion: entente/v1\nkind: Calendar'], 'metadata: { name: probe', `KEPT_OTHERWISE metadata: ${otherwise('The source "Our probe"', 'cadence')}`],
    ['a calendar', ['08:00-18:00', '08:00-17:00'], 'spec:\n  kind: business', `KEPT_OTHERWISE spec: ${otherwise('The calendar "Office hours, version 1"', 'terms')}`],
    ['the head of an agreement', ['grace: P3D', 'grace: P4D'], 'spec:\n  type: sla', `KEPT_OTHERWISE spec: ${otherwise('The agreement "web-shop-sla"', 'grace')}`],
    ['a level of a version', ['expected: 99.95', 'expected: 99.96'], '- { name: shop, displayName: The shop is up, kind: availability, component: shop, metric: is-up, calendar: always, expected: 99.96', 'VERSION_IMMUTABLE spec.versions.1.levels.0: Version 2 of "web-shop-sla" is kept with other terms, and a version stays what it was.'],
    ['when a version begins', ['effectiveFrom: 2026-07-01', 'effectiveFrom: 2026-08-01'], '- number: 2', 'VERSION_IMMUTABLE spec.versions.1: Version 2 of "web-shop-sla" is kept with other terms, and a version stays what it was.'],
  ])('is not changed by an import: %s', (_, change, words, rest) => {
    const text = changed(change);

    expect(told(text, KEPT)).toEqual([at(text, words, rest)]);
  });

  it('is told with the version that would be next', () => {
    expect(importPlan(changed(['expected: 99.95', 'expected: 99.96']), KEPT).problems?.[0]?.fix).toBe('Write it as it is kept, and add version 3 with a later effectiveFrom.');
  });

  it('is told when a version would come before one that is kept, or goes by another number', () => {
    const text = changed(['number: 1\n', 'number: 0\n']);

    expect(told(text, KEPT)).toEqual([at(text, '- number: 0', 'VERSION_IMMUTABLE spec.versions.0: Version 0 of "web-shop-sla" is not kept, and version 1 is, which comes after it.')]);
    expect(importPlan(text, KEPT).problems?.[0]?.fix).toBe('Write it as it is kept, and add version 3 with a later effectiveFrom.');
  });

  it('may go on with any higher number', () => {
    const [agreement] = KEPT.agreements;
    const first = { ...KEPT, agreements: agreement === undefined ? [] : [{ ...agreement, versions: agreement.versions.slice(0, 1) }] };

    expect(importPlan(changed(['number: 2', 'number: 7']), first).missing?.versions.map(({ kept, path }) => [kept.number, path])).toEqual([[7, 'spec.versions.1']]);
  });

  it('is a level less as well', () => {
    const { agreements: [agreement], ...rest } = KEPT;
    const [first, second] = agreement?.versions ?? [];
    const more = { ...KEPT, ...rest, agreements: agreement === undefined || first === undefined || second === undefined ? [] : [{ ...agreement, versions: [first, { ...second, levels: [...second.levels, ...second.levels] }] }] };

    expect(told(template, more)).toEqual([at(template, '- number: 2', 'VERSION_IMMUTABLE spec.versions.1: Version 2 of "web-shop-sla" is kept with other terms, and a version stays what it was.')]);
  });

  it('may be more than documents say', () => {
    const [agreement] = KEPT.agreements;

    expect(importPlan(template.slice(0, template.indexOf('    # From summer')), { ...KEPT, agreements: agreement === undefined ? [] : [agreement] }).missing?.versions).toEqual([]);
  });
});

describe('a metric of no component', () => {
  const metric = (spec: string, name = 'speed') => `apiVersion: entente/v1\nkind: Metric\nmetadata: { name: ${name}, displayName: How fast, labels: { a: b } }\nspec: { measures: samples${spec}, sources: [probe] }\n---\n`;
  const loose = { key: 'speed', name: 'How fast', measures: 'samples' as const, unit: 'ms', method: { combine: 'any-bad' as const, cadence: 60_000 }, sources: ['Our probe'] };
  const missing = (text: string, kept = KEPT) => importPlan(text + template, kept).missing;

  it('is kept as it is, until it has a component', () => {
    expect(missing(metric(', unit: ms, cadence: 1m'))).toMatchObject({ metrics: [], looseMetrics: [{ kept: loose }], about: [{ kept: { kind: 'Metric', name: 'speed', words: { labels: { a: 'b' } } } }] });
    expect(missing(metric(', key: fast'))?.looseMetrics[0]?.kept).toMatchObject({ key: 'fast', unit: '' });
    expect(missing(metric(', component: shop, unit: ms, cadence: 1m'))).toMatchObject({ metrics: [{ kept: { ...loose, component: 'shop' } }], looseMetrics: [] });
  });

  it('is there when it is kept and says the same', () => {
    expect(missing(metric(', unit: ms, cadence: 1m'), { ...KEPT, looseMetrics: [loose] })?.looseMetrics).toEqual([]);
    expect(told(metric(', unit: s, cadence: 2m') + template, { ...KEPT, looseMetrics: [loose] })).toEqual(['4 KEPT_OTHERWISE spec: The metric "speed" is kept with something else as its unit, method.']);
  });

  it('is one of its key, and can be called what it is called', () => {
    expect(told(metric('') + metric(', key: speed', 'other') + template)).toEqual(['9 METRIC_TWICE spec: There is a metric "speed" of no component already.']);
    expect(told(metric(`, unit: ${'m'.repeat(41)}`).replace('How fast', '" "') + template)).toEqual([expect.stringMatching(/^4 NAME_NOT_USABLE spec: /), expect.stringMatching(/^4 UNIT_NOT_USABLE spec.unit: /)]);
  });
});

describe('the provider of a service', () => {
  const outsourced = changed([/\{ name: shop, displayName: The shop \}\n.*The back office \}/, '{ name: shop, displayName: The shop, supplier: customer }\n    - { name: back-office, displayName: The back office, supplier: customer }']);
  const run = (by: string, ...providers: KeptTerms['providers']): KeptTerms => ({ ...KEPT, providers, components: KEPT.components.map((component) => ({ ...component, party: by })) });
  const providers = (text: string, kept: KeptTerms) => importPlan(text, kept).missing?.providers.map((each) => [each.kept, each.path]);
  const provided = { service: 'Web shop', provider: 'The provider' };

  it('is kept, whether or not it runs any of it', () => {
    expect([providers(template, NOTHING), providers(outsourced, NOTHING)]).toEqual([[[provided, 'spec.provider']], [[provided, 'spec.provider']]]);
    expect(importPlan(outsourced, NOTHING).missing?.components.map(({ kept }) => kept.party)).toEqual(['The customer', 'The customer']);
  });

  it('is there when it is kept, and not for running all of it', () => {
    expect([providers(outsourced, run('The customer', provided)), providers(template, run('The provider', provided))]).toEqual([[], []]);
    expect([providers(template, run('The provider')), providers(outsourced, run('The customer'))]).toEqual([[[provided, 'spec.provider']], [[provided, 'spec.provider']]]);
  });

  it('stays the one that is kept', () => {
    expect(told(template, run('The provider', { service: 'Web shop', provider: 'The customer' }))).toEqual([
      at(template, 'provider: provider\n  components', 'KEPT_OTHERWISE spec.provider: The service "Web shop" is kept with something else as its provider.'),
    ]);
  });
});

describe('a component for which a source may speak', () => {
  const text = changed(['speaksFor: [shop, back-office]', 'speaksFor: [till, shop, back-office, till]'], ['    - { name: shop, displayName: The shop }\n', '    - { name: shop, displayName: The shop }\n    - { name: till }\n']);
  const spokenFor = (kept: KeptTerms) => importPlan(text, kept).missing?.spokenFor.map((each) => [each.kept, each.path]);

  it('is kept without a metric too, once, and beside those of metrics', () => {
    expect(spokenFor(NOTHING)).toEqual([[{ source: 'Our probe', component: 'till' }, 'spec.speaksFor.0']]);
  });

  it('is there when it is kept, or when a metric of it that is kept names the source', () => {
    const metric = { component: 'till', key: 'up', name: 'up', measures: 'status' as const, unit: '', method: { combine: 'any-bad' as const }, sources: ['Our probe'] };

    expect(spokenFor({ ...KEPT, spokenFor: [{ source: 'Our probe', component: 'till' }] })).toEqual([]);
    expect(spokenFor({ ...KEPT, metrics: [...KEPT.metrics, metric] })).toEqual([]);
    expect(spokenFor({ ...KEPT, metrics: [...KEPT.metrics, { ...metric, sources: ['Another'] }] })).toHaveLength(1);
    expect(spokenFor({ ...KEPT, metrics: [...KEPT.metrics, { ...metric, component: 'shop' }] })).toHaveLength(1);
  });
});

describe('what documents describe on the spot', () => {
  const spot = changed(['calendar: always, expected: 99.9,', 'calendar: { kind: business, zone: UTC, weekly: [{ days: [mon], shifts: ["08:00-09:00"] }] }, expected: 99.9,']);

  it('is called after its level; hours that differ by version are versions of them', () => {
    const twice = spot.replace('calendar: always, expected: 99.95,', 'calendar: { kind: business, zone: UTC, weekly: [{ days: [tue], shifts: ["08:00-09:00"] }] }, expected: 99.95,');

    expect(importPlan(twice, NOTHING).missing?.calendars.map(({ kept: { calendar, version } }) => [calendar, version])).toEqual([['Office hours', 1], ['Hours of web-shop-sla, shop', 1], ['Hours of web-shop-sla, shop', 2]]);
  });

  it('says the same as a metric of that key, or is a problem', () => {
    const method = (more: string) => changed([/metric: is-up, calendar: always, expected: 99.95/, `method: { metric: is-up, measures: status, sources: [probe]${more} }, calendar: always, expected: 99.95`]);

    expect(told(method(''))).toEqual([expect.stringMatching(/^\d+ METRIC_TWICE spec.versions.1.levels.0.method: "shop" has a metric "is-up" already, which is measured otherwise.$/)]);
    expect(told(changed([/metric: is-up, calendar: always, expected: 99.95/, 'method: { metric: Is Up, measures: status, sources: [probe] }, calendar: always, expected: 99.95']))).toEqual([expect.stringMatching(/^\d+ KEY_NOT_USABLE spec.versions.1.levels.0.method.metric: /)]);
  });
});

describe('a name', () => {
  it.each<readonly [string, Change, string]>([
    ['two parties have', ['displayName: The customer', 'displayName: "The provider "'], 'NAME_TWICE metadata: Two documents are a party called "The provider".'],
    ['of a party is too long', ['displayName: The customer', `displayName: ${'x'.repeat(201)}`], 'NAME_NOT_USABLE metadata: A name has 1 to 200 characters, and no control characters.'],
    ['of a level is empty', ['displayName: The shop is up', 'displayName: " "'], 'NAME_NOT_USABLE spec.versions.0.levels.0: A name has 1 to 200 characters, and no control characters.'],
    ['of a service has signs that are none', ['displayName: Web shop }\nspec:\n  provider', 'displayName: "\\0" }\nspec:\n  provider'], 'NAME_NOT_USABLE spec.components.0: A name has 1 to 200 characters, and no control characters.'],
  ])('%s: a problem', (_, change, problem) => {
    expect(told(changed(change))?.map((each) => each.replace(/^\d+ /, ''))).toContain(problem);
  });

  it('two calendars have: a problem', () => {
    expect(told(`apiVersion: entente/v1\nkind: Calendar\nmetadata: { name: other, displayName: Office hours }\nspec: { kind: always }\n---\n${template}`)).toEqual([expect.stringContaining('NAME_TWICE metadata: Two documents are a calendar called "Office hours".')]);
  });

  it('of its own has a later version of a calendar, or the one that is kept', () => {
    const later = 'apiVersion: entente/v1\nkind: Calendar\nmetadata: { name: later, displayName: Later }\nspec: { kind: always, versionOf: office-hours, version: 2 }\n---\n';

    const unnamed = later.replace(', displayName: Later', '');
    const calendars = (text: string, kept = KEPT) => importPlan(text + template, kept).missing?.calendars.map((each) => each.kept);
    const keptAs = (name: string | null): KeptTerms => ({ ...KEPT, calendars: [...KEPT.calendars, { calendar: 'Office hours', version: 2, name, terms: { kind: 'always' } }] });

    expect(calendars(later)).toEqual([{ calendar: 'Office hours', version: 2, name: 'Later', terms: { kind: 'always' } }]);
    expect(calendars(unnamed)).toEqual([{ calendar: 'Office hours', version: 2, name: null, terms: { kind: 'always' } }]);
    expect([calendars(later, keptAs('Later')), calendars(unnamed, keptAs('Later')), calendars(unnamed, keptAs(null))]).toEqual([[], [], []]);
    expect(told(later + template, keptAs('Earlier'))).toEqual(['4 KEPT_OTHERWISE spec: The calendar "Office hours, version 2" is kept with something else as its name.']);
    expect(told(later.replace('Later', '" "') + template)).toEqual(['4 NAME_NOT_USABLE spec: A name has 1 to 200 characters, and no control characters.']);
  });

  it('of a unit is short; a cadence is longer than nothing', () => {
    expect(told(changed(['spec: { measures: status', `spec: { unit: ${'m'.repeat(41)}, measures: status`]))).toEqual([expect.stringContaining('UNIT_NOT_USABLE spec.unit'), expect.stringContaining('UNIT_NOT_USABLE spec.unit')]);
    expect(told(changed(['cadence: 1m }\n---\napiVersion: entente/v1\nkind: Calendar', 'cadence: 0m }\n---\napiVersion: entente/v1\nkind: Calendar']))).toEqual([expect.stringContaining('CADENCE_ZERO spec.cadence')]);
  });
});
