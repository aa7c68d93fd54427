import { HOUR, MINUTE } from '@entente/worktime';
import type { Interval } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, counts, down, during, log, maintenance, samplesEvery, says, statusMethod, up } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import type { Fact, SampleRun } from '../model.ts';
import { combineSources } from './combine-sources.ts';
import { factsOfMethod, observe } from './observed.ts';
import { isBadSample, sampleColours } from './sample-colours.ts';
import { sampleColumns } from './sample-columns.ts';

const evening = at('20:00');

describe('S1a status changes', () => {
  it('colour the time until the next one', () => {
    expect(observe(statusMethod, 'shop', log(up('08:00'), down('09:00'), up('10:00')), evening)).toEqual({
      good: [during('08:00', '09:00'), during('10:00', '20:00')], bad: [during('09:00', '10:00')], voice: { lastWord: at('10:00'), carriesUntil: at('10:10') },
    });
  });

  it('say nothing before the first one, and nothing of later than the moment of looking', () => {
    expect(observe(statusMethod, 'shop', log(down('09:00'), up('21:00')), evening)).toEqual({ good: [], bad: [during('09:00', '20:00')], voice: { lastWord: at('09:00'), carriesUntil: at('09:10') } });
    expect(observe(statusMethod, 'shop', log(down('21:00')), evening)).toStrictEqual({ good: [], bad: [] });
    expect(observe(statusMethod, 'shop', log(down('20:00')), evening)).toMatchObject({ good: [], bad: [] });
  });

  it('that repeat what was said go on in one stretch', () => {
    expect(observe(statusMethod, 'shop', log(down('09:00'), down('10:00')), evening).bad).toEqual([during('09:00', '20:00')]);
  });

  it('may be told in any order, and of two at one instant the later in the log counts', () => {
    expect(observe(statusMethod, 'shop', log(up('10:00'), down('09:00')), evening)).toEqual({
      good: [during('10:00', '20:00')], bad: [during('09:00', '10:00')], voice: { lastWord: at('10:00'), carriesUntil: at('10:10') },
    });
    expect(observe(statusMethod, 'shop', log(down('09:00', { position: 2 }), up('09:00', { position: 1 })), evening).bad).toEqual([during('09:00', '20:00')]);
  });

  it('that say unknown end what was said before', () => {
    expect(observe(statusMethod, 'shop', log(down('09:00'), says('unknown', '10:00')), evening)).toMatchObject({ good: [], bad: [during('09:00', '10:00')] });
  });
});

describe('S1a samples', () => {
  const method = samplesEvery(5 * MINUTE);

  it('speak for their cadence; between a sample\'s end and the next is unknown', () => {
    expect(observe(method, 'shop', log(counts([['09:00', 1, 1], ['09:05', 0, 1], ['09:30', 1, 1]])), evening)).toEqual({
      good: [during('09:00', '09:05'), during('09:30', '09:35')], bad: [during('09:05', '09:10')], voice: { lastWord: at('09:30'), carriesUntil: at('09:35') },
    });
  });

  it('are cut at the moment of looking', () => {
    expect(observe(method, 'shop', log(counts([['19:58', 1, 1]])), evening).good).toEqual([during('19:58', '20:00')]);
  });

  it('of several batches come in order of time, the highest log position first where they meet', () => {
    const runs = log(counts([['09:10', 5, 9], ['09:00', 1, 1]]), counts([['09:05', 2, 2], ['09:10', 9, 9]])).filter((fact) => fact.kind === 'samples');

    const columns = sampleColumns(runs);

    expect(Array.from(columns.at)).toEqual([at('09:00'), at('09:05'), at('09:10')]);
    expect(Array.from(columns.good ?? [])).toEqual([1, 2, 9]);
    expect(sampleColumns([])).toMatchObject({ at: new Float64Array() });
  });

  it('of a batch that began earlier and was recorded later count where they meet', () => {
    const began = counts([['08:00', 1, 1], ['10:00', 7, 9]], { position: 2 });
    const met = counts([['09:00', 1, 1], ['10:00', 3, 9]], { position: 1 });

    for (const told of [[began, met], [met, began]]) {
      const columns = sampleColumns(log(...told).filter((fact) => fact.kind === 'samples'));

      expect(Array.from(columns.at)).toEqual([at('08:00'), at('09:00'), at('10:00')]);
      expect(Array.from(columns.good ?? [])).toEqual([1, 1, 7]);
    }
  });

  it('of one batch at one instant: the later row counts', () => {
    const [run] = log(counts([['09:00', 0, 1], ['09:00', 1, 1]])).filter((fact) => fact.kind === 'samples');

    expect(Array.from(sampleColumns(run === undefined ? [] : [run]).good ?? [])).toEqual([1]);
  });

  it('without a count or a value say only that somebody was there', () => {
    const columns = { at: [0, 1], good: [5], total: [Number.NaN, 3] };

    expect([isBadSample(columns, 0, method), isBadSample(columns, 1, method)]).toEqual([false, false]);
    expect(isBadSample({ at: [0] }, 0, { ...method, threshold: { good: 'at-most', value: 1 } })).toBe(false);
    expect([isBadSample({ at: [0], good: [1] }, 0, method), isBadSample({ at: [0], total: [1] }, 0, method)]).toEqual([false, false]);
  });

  it('of several batches have the columns that any of them has, and no others', () => {
    const values = (at: readonly number[], value: readonly number[]) => ({ kind: 'samples', source: 'probe', component: 'shop', at, value }) as const;
    const columnsOf = (...runs: readonly UnloggedFact[]) => sampleColumns(log(...runs).filter((fact) => fact.kind === 'samples'));
    const written = ({ at: when, ...columns }: ReturnType<typeof sampleColumns>) => Object.fromEntries(Object.entries({ when, ...columns }).map(([name, column]) => [name, Array.from(column)]));

    expect(written(columnsOf(values([1], [7]), values([2], [8])))).toEqual({ when: [1, 2], value: [7, 8] });
    expect(written(columnsOf(values([1, 3], [7, 9]), values([2], [8])))).toEqual({ when: [1, 2, 3], value: [7, 8, 9] });
    expect(written(columnsOf({ kind: 'samples', source: 'probe', component: 'shop', at: [1], good: [1] }, values([2], [8])))).toEqual({ when: [1, 2], good: [1, Number.NaN], value: [Number.NaN, 8] });
  });

  it('law: one run or many, in any order, the series is the same', () => {
    const rows = fc.uniqueArray(fc.tuple(fc.nat(50), fc.nat(3)), { selector: ([instant]) => instant, maxLength: 20 });
    const runOf = (some: readonly (readonly [number, number])[], place: number): SampleRun => ({
      kind: 'samples', id: `r${place}`, position: place, source: 'probe', component: 'shop', recordedAt: 0, at: some.map(([instant]) => instant), good: some.map(([, good]) => good), total: some.map(() => 3),
    });
    fc.assert(fc.property(rows, fc.nat(20), (all, cut) => {
      const inOrder = all.toSorted(([a], [b]) => a - b);
      const one = sampleColumns([runOf(inOrder, 1)]);
      const many = sampleColumns([runOf(all.slice(cut), 2), runOf(all.slice(0, cut), 1)]);
      expect(Array.from(many.at)).toEqual(Array.from(one.at));
      expect(sampleColours(many, method)).toEqual(sampleColours(one, method));
    }), { seed: 14, numRuns: 150 });
  });
});

describe('S1a several sources', () => {
  const colours = (good: readonly Interval[], bad: readonly Interval[]) => ({ good, bad });
  const hours = (from: number, to: number): Interval => ({ start: from * HOUR, end: to * HOUR });

  it('none or one need no combining', () => {
    expect(combineSources([], 'majority')).toEqual({ good: [], bad: [] });
    expect(combineSources([colours([hours(0, 1)], [])], 'all-bad')).toEqual(colours([hours(0, 1)], []));
  });

  it('any-bad, all-bad and a majority whose tie is bad', () => {
    const two = [colours([hours(0, 2), hours(3, 4)], [hours(2, 3)]), colours([hours(1, 3)], [hours(3, 5)])];

    expect(combineSources(two, 'any-bad')).toEqual(colours([hours(0, 2)], [hours(2, 5)]));
    expect(combineSources(two, 'all-bad')).toEqual(colours([hours(0, 4)], [hours(4, 5)]));
    expect(combineSources(two, 'majority')).toEqual(colours([hours(0, 2)], [hours(2, 5)]));
  });

  it('a way to combine them that nobody knows is refused by name', () => {
    expect(() => combineSources([colours([], []), colours([], [])], JSON.parse('"loudest"'))).toThrow('unexpected case "loudest"');
  });

  it('speak each for itself', () => {
    const facts = log(down('09:00', { source: 'a' }), up('10:00', { source: 'b' }));

    expect(observe({ ...statusMethod, sources: ['a', 'b'] }, 'shop', facts, evening)).toMatchObject({ good: [], bad: [during('09:00', '20:00')] });
  });

  it('the voice is the latest of any', () => {
    const facts = log(up('09:00', { source: 'a' }), up('10:00', { source: 'b' }));

    expect(observe({ ...statusMethod, sources: ['a', 'b', 'silent'] }, 'shop', facts, evening).voice).toEqual({ lastWord: at('10:00'), carriesUntil: at('10:10') });
  });
});

describe('facts that are passed over', () => {
  it('are those of another kind, metric, source or component', () => {
    const others: readonly Fact[] = log(
      counts([['09:00', 0, 1]]), down('09:00', { metric: 'speed' }), down('09:00', { source: 'stranger' }), down('09:00', { component: 'other' }),
    );

    expect(observe({ ...statusMethod, metric: 'availability' }, 'shop', others, evening)).toEqual({ good: [], bad: [] });
    expect(observe({ ...statusMethod, metric: 'availability' }, 'shop', log(down('09:00', { metric: 'availability' }), up('10:00')), evening).bad).toEqual([during('09:00', '10:00')]);
    expect(factsOfMethod(statusMethod, 'shop', log(counts([['09:00', 0, 1]]), maintenance('09:00', '10:00', { source: 'probe' }), down('09:00')))).toEqual(log(down('09:00', { id: 'fact-3', position: 3 })));
  });

  it('are not those that name a metric where the method names none', () => {
    expect(observe(statusMethod, 'shop', log(down('09:00', { metric: 'speed' })), evening).bad).toEqual([during('09:00', '20:00')]);
  });
});
