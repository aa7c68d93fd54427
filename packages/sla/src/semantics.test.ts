/** Every rule of SEMANTICS.md stands there once, and its examples run. */
import { readFileSync } from 'node:fs';
import * as worktime from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import * as kinds from '../testing/kinds.ts';
import * as agreementStory from '../testing/agreement-story.ts';
import * as story from '../testing/story.ts';
import * as sla from './index.ts';
import type { Fact, AvailabilityTerms, LevelTerms, SharedMetricResult, Structure } from './index.ts';

const RULES = [
  'S1', 'S1a', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S8a', 'S9', 'S10', 'S11', 'S12', 'S13', 'S14', 'S15', 'S16', 'S17', 'S18', 'S19', 'S20', 'S21', 'S22', 'S22a',
  'S23', 'S24', 'S25', 'S26', 'S27', 'S28', 'S29', 'S30', 'S31', 'S32', 'S33', 'S34', 'S35', 'S36', 'S36a', 'S37', 'S37a',
];

const text = readFileSync(new URL('../SEMANTICS.md', import.meta.url), 'utf8');
const sections = text.split(/^### /m).slice(1).map((section) => {
  const [title = ''] = section.split('\n');
  return { rule: title.split(' ')[0] ?? '', title, isNotYet: title.includes('not yet'), examples: [...section.matchAll(/^```js\n(.*?)^```/gms)].map(([, code = '']) => code) };
});

const later = story.at('2026-03-10T00:00Z');

/** The words that examples may use. */
const vocabulary = {
  ...worktime, ...sla, ...story, ...kinds, ...agreementStory, expect,
  levelOf: (terms: LevelTerms, ...facts: readonly story.UnloggedFact[]) => sla.evaluateLevel(terms, story.log(...facts), story.theDay, later),
  dayOf: (terms: Partial<AvailabilityTerms>, ...facts: readonly story.UnloggedFact[]) => sla.evaluateLevel(story.aLevel(terms), story.log(...facts), story.theDay, later),
  sharedDayOf: (structure: Structure, ...facts: readonly story.UnloggedFact[]) => sla.evaluateSharedMetric(story.aSharedMetric(structure), story.log(...facts) satisfies readonly Fact[], story.theDay, later),
  minutesOf: ({ shares }: Pick<SharedMetricResult, 'shares'>) => Object.fromEntries(shares.map(({ party, share }) => [party, Number(share.numerator) / Number(share.denominator) / worktime.MINUTE])),
};

describe('the semantics', () => {
  it('say every rule once, under its own number and in order', () => {
    expect(sections.map(({ rule }) => rule)).toEqual(RULES);
  });

  it('show every rule that is implemented, and none that is not', () => {
    expect(sections.filter(({ isNotYet, examples }) => isNotYet === examples.length > 0).map(({ title }) => title)).toEqual([]);
  });

  const examples = sections.flatMap(({ title, examples: all }) => all.map((code, place) => ({ title, place: place + 1, code })));

  it.each(examples)('$title, example $place', ({ code }) => {
    expect.hasAssertions();
    new Function(...Object.keys(vocabulary), code)(...Object.values(vocabulary));
  });
});
