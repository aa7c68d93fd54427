import { describe, expect, it } from 'vitest';
import { agreementText, compiled, problemsIn } from '../../testing/documents.ts';
import { documentsOf } from '../write/documents-of.ts';
import { writeYaml } from '../write/write-yaml.ts';

const parts = agreementText().split('---\n').filter((document) => !document.includes('kind: Agreement')).join('---\n').replace('components: [{ name: shop }]', 'components: [{ name: shop }, { name: line-a }, { name: line-b }]').replace('{ speaksFor: [shop] }', '{}');

/** The checkout of two lines and a shop, with something else in it. */
const shared = (...changes: readonly (readonly [string, string])[]) => changes.reduce<string>((text, [from, to]) => text.replace(from, to), `${parts}---
apiVersion: entente/v1
kind: SharedMetric
metadata: { name: checkout, displayName: Customers can pay }
spec:
  zone: Europe/Amsterdam
  starts: 2026-01-01
  ends: 2027-01-01
  endToEnd: { component: shop, metric: shop-is-up }
  structure: { atLeast: 1, of: [line-a, line-b] }
  components:
    - { component: line-a, party: acme, metric: shop-is-up }
    - { component: line-b, displayName: Second line, party: shopkeeper, method: { measures: status, sources: [other], maxAge: 15m } }
  rule: weighted
  weights: { acme: 66.6, shopkeeper: 33.40 }
  outsideContract: [acme]
  collaboration: [shopkeeper]
  expected: 99.50
  calendar: office-hours
  exclusions: { allowedIn: office-hours }
`);
const problems = (...changes: readonly (readonly [string, string])[]) => problemsIn(shared(...changes)).map((problem) => problem.replace(/^\d+:\d+ /, ''));

describe('S31 a shared metric', () => {
  it('S32, S35: becomes the terms that the engine takes', () => {
    const { sharedMetrics, calendars } = compiled(shared());
    const method = { metric: 'shop-is-up', measures: 'status', sources: ['probe'], combine: 'any-bad', cadence: 300_000 };
    const hours = calendars[0]?.terms;

    expect(sharedMetrics.map(({ terms }) => terms)).toEqual([{
      id: 'checkout', name: 'Customers can pay', rule: 'weighted', weights: { acme: '66.6', shopkeeper: '33.40' }, outsideContract: ['acme'], collaboration: ['shopkeeper'],
      endToEnd: { component: 'shop', method },
      structure: { atLeast: 1, of: [{ component: 'line-a' }, { component: 'line-b' }] },
      components: [
        { component: 'line-a', name: 'line-a', party: 'acme', method },
        { component: 'line-b', name: 'Second line', party: 'shopkeeper', method: { measures: 'status', sources: ['other'], combine: 'any-bad', maxAge: 900_000 } },
      ],
      expected: '99.50', calendar: hours, period: { zone: 'Europe/Amsterdam', anchor: '2026-01-01', every: 'P1M' }, unknown: { policy: 'ignore' },
      exclusions: { effect: 'remove', allowedIn: hours }, inForce: { start: Date.parse('2025-12-31T23:00Z'), end: Date.parse('2026-12-31T23:00Z') },
    }]);
  });

  it('comes back from its export the same, naming what has a name', () => {
    const text = writeYaml(documentsOf(compiled(shared())));

    expect(compiled(text)).toEqual(compiled(shared()));
    expect(text).toContain('  endToEnd:\n    component: shop\n    metric: shop-is-up\n');
    expect(text).toContain('  structure:\n    atLeast: 1\n    of: [ line-a, line-b ]\n');
    expect(text).toContain('  exclusions:\n    allowedIn: office-hours\n');
  });

  it.each([
    ['a component of no service', [['component: line-b', 'component: line-c'], ['line-a, line-b', 'line-a, line-c']], ['REFERENCE_UNKNOWN There is no component "line-c". Did you mean "line-a"?']],
    ['a party that is none', [['party: acme', 'party: acne']], ['REFERENCE_UNKNOWN There is no party "acne". Did you mean "acme"?', ...['weights', 'outsiders'].map(() => 'PARTY_UNKNOWN "acme" has no component of this metric. Name a party that shares the metric.')]],
    ['strangers among weights, outsiders and collaborators', [['{ acme: 66.6', '{ x: 66.6'], ['Contract: [acme]', 'Contract: [y]'], ['collaboration: [shopkeeper]', 'collaboration: [z]']], [...['x', 'y'].map((name) => `PARTY_UNKNOWN "${name}" has no component of this metric. Name a party that shares the metric.`), 'REFERENCE_UNKNOWN There is no party "z". Add a document of kind Party with that name.']],
    ['clocks', [['measures: status, sources: [other], maxAge: 15m', 'measures: clocks, sources: [other]']], ['METHOD_MISFIT Clocks do not say whether a component is up. Measure status or samples.']],
    ['nothing that measures', [[', metric: shop-is-up }\n  structure', ' }\n  structure']], ['METRIC_MISSING Nothing says how it is measured. Name a metric, or describe a method.']],
    ['a structure of strangers', [['of: [line-a, line-b]', 'of: [line-a, line-b, line-x]']], ['COMPONENT_UNKNOWN "line-x" is not a component of this metric. Describe it among the components, or remove it.']],
    ['a structure of two forms', [['{ atLeast: 1, of: [line-a, line-b] }', '{ series: [line-a], paralel: [line-b] }']], ['FIELD_UNKNOWN There is no field "paralel" here. Known here: series.']],
    ['a group that asks for more than it has', [['atLeast: 1', 'atLeast: 3']], ['AT_LEAST_INVALID At least 3 of 2 parts cannot be asked for. Ask for 1 to 2.']],
    ['a zone that is none', [['zone: Europe/Amsterdam\n  starts', 'zone: Mars\n  starts']], ['ZONE_UNKNOWN "Mars" is not an IANA time zone. Name an IANA zone such as Europe/Amsterdam.']],
    ['an end before its start', [['ends: 2027', 'ends: 2025']], ['FORCE_REVERSED The terms end before they begin. Let them end after they begin.']],
  ] as const)('is a problem with %s', (_, changes, expected) => {
    expect(problems(...changes)).toEqual(expected);
  });

  it('tells that it ends too early at its end', () => {
    expect(problemsIn(shared(['ends: 2027', 'ends: 2025']))[0]).toMatch(/^49:3 FORCE_REVERSED/);
  });
});

describe('S31 a shared sum', () => {
  const sum = (...changes: readonly (readonly [string, string])[]) => changes.reduce<string>((text, [from, to]) => text.replace(from, to), `${parts}---
apiVersion: entente/v1
kind: SharedSum
metadata: { name: waiting }
spec:
  zone: Europe/Amsterdam
  starts: 2026-01-01
  limit: 800.50
  unit: ms
  components:
    - { component: line-a, party: acme, ownLimit: 500, method: { measures: samples, sources: [probe], cadence: 1m } }
    - { component: line-b, displayName: Second line, party: shopkeeper, ownLimit: 300.5, method: { measures: samples, sources: [other], cadence: 1m } }
  expected: 99
  calendar: always
`);

  it('becomes the terms that the engine takes, and comes back from its export the same', () => {
    const entente = compiled(sum());
    const method = { measures: 'samples', combine: 'any-bad', cadence: 60_000 };

    expect(entente.sharedSums.map(({ terms }) => terms)).toEqual([{
      id: 'waiting', name: 'waiting', limit: '800.50', unit: 'ms', rule: 'shapley',
      components: [
        { component: 'line-a', name: 'line-a', party: 'acme', ownLimit: '500', method: { ...method, sources: ['probe'] } },
        { component: 'line-b', name: 'Second line', party: 'shopkeeper', ownLimit: '300.5', method: { ...method, sources: ['other'] } },
      ],
      expected: '99', calendar: { kind: 'always' }, period: { zone: 'Europe/Amsterdam', anchor: '2026-01-01', every: 'P1M' }, unknown: { policy: 'ignore' }, exclusions: { effect: 'remove' },
      inForce: { start: Date.parse('2025-12-31T23:00Z') },
    }]);
    expect(compiled(writeYaml(documentsOf(entente)))).toEqual(entente);
  });

  it.each([
    ['own limits above the limit', ['800.50', '800'], 'OWN_LIMITS_ABOVE_LIMIT The own limits come to more than the limit of 800 ms. Lower one of them, or raise the limit.'],
        ['a party that is none', ['party: acme', 'party: acne'], 'REFERENCE_UNKNOWN There is no party "acne". Did you mean "acme"?'],
    ['clocks', ['measures: samples, sources: [other], cadence: 1m', 'measures: clocks, sources: [other]'], 'METHOD_MISFIT Clocks do not say whether a component is up. Measure status or samples.'],
    ['no limit', ['  limit: 800.50\n', ''], 'FIELD_MISSING "limit" is missing. Add limit: text or a number.'],
  ] as const)('is a problem with %s', (_, change, problem) => {
    expect(problemsIn(sum(change)).map((one) => one.replace(/^\d+:\d+ /, ''))).toEqual([problem]);
  });
});
