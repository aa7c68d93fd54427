import { describe, expect, it } from 'vitest';
import { agreementText, compiled } from '../../testing/documents.ts';
import { compileDocuments } from '../compile/compile-documents.ts';
import { unwritten } from '../source/source-document.ts';
import { writeYaml } from '../write/write-yaml.ts';
import { exportOpenSlo } from './export-openslo.ts';
import { importOpenSlo } from './import-openslo.ts';

/** The shop's agreement with other levels; `more` stands beside them in the version. */
function exported(levels: string, more = '') {
  const text = agreementText().replace(/ {8}- name: availability[^]*$/, `${levels.replace(/^/gm, '        ')}\n${more.replace(/^(?=.)/gm, '      ')}\n`);
  const { documents, lost } = exportOpenSlo(compiled(text));
  return { documents, lost: lost.map(({ level, says }) => (level === undefined ? says : `${level}: ${says}`)).filter((line) => !line.startsWith('The parties')) };
}

const samples = 'method: { measures: samples, sources: [probe], metric: answered }';
const ratio = `- { name: answered, kind: ratio, component: shop, calendar: always, expected: 99.950, minimum: 99, ${samples} }`;

describe('OpenSLO that goes out', () => {
  it('says a service, its indicator and what is expected of it, to the last digit', () => {
    const { documents, lost } = exported(ratio, '');

    expect(writeYaml(documents)).toBe(`apiVersion: openslo/v1
kind: Service
metadata:
  name: web-shop
spec: {}
---
apiVersion: openslo/v1
kind: SLO
metadata:
  name: shop-sla-answered
  displayName: answered
spec:
  service: web-shop
  indicator:
    metadata:
      name: answered
    spec:
      ratioMetric:
        counter: false
        good:
          metricSource:
            metricSourceRef: probe
        total:
          metricSource:
            metricSourceRef: probe
  timeWindow:
    - duration: 1M
      isRolling: false
      calendar:
        startTime: 2026-01-01 00:00:00
        timeZone: Europe/Amsterdam
  budgetingMethod: Occurrences
  objectives:
    - { displayName: expected, targetPercent: 99.950 }
    - { displayName: minimum, targetPercent: 99 }
`);
    expect(lost).toEqual(['The grace for late facts.']);
  });

  it('comes back by its import as the same levels', () => {
    const { documents } = exported(`${ratio}\n- { name: slices, kind: availability, basis: timeslices, slice: { length: 5m, target: 99.5 }, component: shop, expected: 99.9, ${samples} }`);
    const again = importOpenSlo([{ name: 'out.yaml', text: writeYaml(documents) }], { provider: 'acme', customer: 'shopkeeper', zone: 'UTC', starts: '2026-01-01' });
    const levels = compileDocuments((again.documents ?? []).map((content) => unwritten(content))).entente?.agreements.flatMap(({ terms }) => terms.versions.flatMap((version) => version.levels));

    expect(levels).toMatchObject([
      { kind: 'ratio', expected: '99.950', period: { every: 'P1M', anchor: '2026-01-01', zone: 'Europe/Amsterdam' } },
      { kind: 'ratio', expected: '99' },
      { kind: 'availability', basis: 'timeslices', slice: { length: 300_000, target: '99.5' }, expected: '99.9' },
    ]);
  });

  it.each([
    ['time is said in minutes', '- { name: up, kind: availability, component: shop, calendar: always, expected: 99.9, metric: shop-is-up, outages: { minimumLength: 1m } }', ['up: Which outages count, and how part minutes are rounded.', 'up: Time to the millisecond: it is said in minutes, each of them good or bad.']],
    ['events of availability', `- { name: up, kind: availability, basis: occurrences, component: shop, calendar: always, expected: 99.9, ${samples} }`, []],
    ['slices of seconds', `- { name: up, kind: availability, basis: timeslices, slice: { length: 30s, target: 99 }, component: shop, calendar: always, expected: 99.9, ${samples} }`, ['up: A level of the kind availability: OpenSLO knows shares of good events and good time.']],
    ['users', `- { name: up, kind: availability, basis: user-minutes, component: shop, calendar: always, expected: 99.9, ${samples} }`, ['up: A level of the kind availability: OpenSLO knows shares of good events and good time.']],
    ['all of them', `- { name: all, kind: ratio, component: shop, calendar: always, expected: 100, minimum: 99, ${samples} }`, ['all: The expected 100 %: OpenSLO\'s targets are below 100.']],
    ['the minimum of a threshold', '- { name: fast, kind: threshold, component: shop, calendar: always, expected: 95, minimum: 90, allowance: { misses: 1, below: 9 }, method: { measures: samples, sources: [probe], threshold: { good: at-most, value: 800 } } }', ['fast: The allowance for small numbers.', 'fast: The minimum 90 %: a threshold has one objective.']],
    ['hours, exclusions and several sources', `- { name: answered, kind: ratio, component: shop, expected: 99, exclusions: { cap: 1h }, method: { measures: samples, sources: [probe, other] } }`, ['answered: The hours that count.', 'answered: Exclusions, their notice and their cap.', 'answered: How several sources combine.']],
    ['a number that is rounded', `- { name: answered, kind: ratio, component: shop, calendar: always, expected: 99, rounding: { digits: 1, way: half-up }, ${samples} }`, ['answered: That its number is rounded before it is compared.']],
    ['clocks', '- { name: response, kind: clock, component: shop, calendar: always, expected: 95, targets: [{ within: 4h }], method: { measures: clocks, sources: [probe] } }', ['response: How long work may take, its pauses and its reopening: only the share of work done in time is said.']],
    ['a percentile', `- { name: p95, kind: percentile, component: shop, calendar: always, percentile: { percent: 95, method: linear }, better: lower, unit: ms, expected: 800, ${samples} }`, ['p95: A level of the kind percentile: OpenSLO knows shares of good events and good time.']],
    ['a goal', `- { name: leads, kind: goal, component: shop, calendar: always, counts: events, unit: leads, promised: 50, ${samples} }`, ['leads: A level of the kind goal: OpenSLO knows shares of good events and good time.']],
    ['a score', `- { name: happy, kind: score, component: shop, calendar: always, scale: { least: 1, most: 10 }, expected: 7, ${samples} }`, ['happy: A level of the kind score: OpenSLO knows shares of good events and good time.']],
    ['a sum of money', `- { name: budget, kind: money, component: shop, calendar: always, currency: EUR, better: lower, expected: 9000, ${samples} }`, ['budget: A level of the kind money: OpenSLO knows shares of good events and good time.']],
  ])('lists what it has no words for: %s', (_, level, lost) => {
    expect(exported(level).lost).toEqual(['The grace for late facts.', ...lost]);
  });

  it('lists what agreements have beyond their levels', () => {
    const money = `criticalLevels: [answered]
money: { currency: EUR, feeBasis: fee, atRisk: 10, pools: [{ pool: all, percent: 100 }], credits: [{ level: answered, pool: all, allocation: 100, tiers: [{ from: 0, to: 99, factor: 100 }, { from: 99, to: 100, factor: 0 }] }] }
ratchets: [{ level: answered, from: 2027-01-01, every: P1Y, formula: { kind: midpoint } }]`;

    expect(exported(ratio, money).lost).toEqual(['Money: amount at risk, credits, caps.', 'What makes a service-level default.', 'Ratchets.', 'The grace for late facts.']);
  });
});
