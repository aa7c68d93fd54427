import { describe, expect, it } from 'vitest';
import { agreementText, compiled, problemsIn } from '../../testing/documents.ts';

const changed = (...changes: readonly (readonly [string, string])[]) => changes.reduce<string>((text, [from, to]) => text.replace(from, to), agreementText());
const told = (text: string) => problemsIn(text).map((problem) => problem.replace(/^\d+:\d+ /, ''));
const later = (name: string, spec: string) => `apiVersion: entente/v1\nkind: Calendar\nmetadata: { name: ${name} }\nspec: { kind: always, ${spec} }\n---\n`;

describe('a metric', () => {
  it('may be that of one component, with a key for facts and a unit', () => {
    const { metrics, agreements } = compiled(changed(['measures: status\n', 'component: shop\n  key: is-up\n  unit: state\n  measures: status\n']));

    expect(metrics).toEqual([{ about: { name: 'shop-is-up' }, component: 'shop', unit: 'state', terms: { metric: 'is-up', measures: 'status', sources: ['probe'], combine: 'any-bad', cadence: 300_000 } }]);
    expect(agreements[0]?.terms.versions[0]?.levels[0]?.method).toEqual(metrics[0]?.terms);
  });

  it('of another component measures no level', () => {
    const text = changed(['components: [{ name: shop }]', 'components: [{ name: shop }, { name: till }]'], ['measures: status\n', 'component: till\n  measures: status\n']);

    expect(told(text)).toEqual(['METRIC_OF_ANOTHER The metric "shop-is-up" is that of "till". Name a metric of "shop".']);
  });

  it('of a component that is nowhere is a problem', () => {
    expect(told(changed(['measures: status\n', 'component: shoop\n  measures: status\n']))).toContain('REFERENCE_UNKNOWN There is no component "shoop". Did you mean "shop"?');
  });

  it('for which nobody speaks yet is no problem when it says so', () => {
    expect(compiled(changed(['sources: [probe]', 'sources: []'])).metrics[0]?.terms.sources).toEqual([]);
    expect(told(changed(['sources: [probe]', 'sources: [probe, probe]']))).toEqual(['SOURCE_TWICE A source is named twice and would count twice in a majority. Name each source once.']);
  });
});

describe('a later version of a calendar', () => {
  it('says of which and which one it is', () => {
    expect(compiled(later('hours.2', 'versionOf: office-hours, version: 2') + later('hours.3', 'versionOf: office-hours, version: 3') + agreementText()).calendars.map(({ laterThan }) => laterThan))
      .toEqual([{ calendar: 'office-hours', version: 2 }, { calendar: 'office-hours', version: 3 }, undefined]);
  });

  const gap = (version: number, of = 'office-hours') => `CALENDAR_VERSION Version ${version} does not follow another version of "${of}". Count from the first one, which has no versionOf: 2, 3, and so on, each once.`;
  const half = 'CALENDAR_VERSION A later version of a calendar says of which, and which one it is. Write versionOf and version, or neither.';
  it.each([
    ['names no calendar', later('a', 'version: 2'), [half]],
    ['has no number', later('a', 'versionOf: office-hours'), [half]],
    ['is the first', later('a', 'versionOf: office-hours, version: 1'), [gap(1)]],
    ['leaves a number out', later('a', 'versionOf: office-hours, version: 2') + later('b', 'versionOf: office-hours, version: 4'), [gap(4)]],
    ['is there twice', later('a', 'versionOf: office-hours, version: 2') + later('b', 'versionOf: office-hours, version: 2'), [gap(2), gap(2)]],
    ['is one of a later version', later('a', 'versionOf: office-hours, version: 2') + later('b', 'versionOf: a, version: 2'), [gap(2, 'a')]],
    ['is one of nothing', later('a', 'versionOf: hours, version: 2'), ['REFERENCE_UNKNOWN There is no calendar "hours". Add a document of kind Calendar with that name.']],
  ])('is a problem when it %s', (_, documents, problems) => {
    expect(told(documents + agreementText())).toEqual(problems);
  });
});

describe('letters of a party', () => {
  it.each([['AC', true], ['É1', true], ['ABC', true], ['ABCD', false], ['ac', false], ['"A B"', false], ['""', false]])('%s: %s', (letters, isSound) => {
    expect(told(changed(['role: provider', `role: provider, letters: ${letters}`])).map((problem) => problem.slice(0, 15))).toEqual(isSound ? [] : ['LETTERS_INVALID']);
  });
});
