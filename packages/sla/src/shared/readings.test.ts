import type { Intervals } from '@entente/worktime';
import { measure, normalise } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { during } from '../../testing/story.ts';
import { derivedColours } from './derived.ts';
import { downStretches, endToEndOf, readingsOf } from './readings.ts';

const down = (times: Readonly<Record<string, Intervals>>) => new Map(Object.entries(times));
/** Stands as long as one of a and b stands. */
const inParallel = (components: readonly string[]) => components.includes('a') && components.includes('b');

describe('stretches with the same components down', () => {
  it('cover the part of time without a gap, also where nothing is down', () => {
    const stretches = downStretches([during('09:00', '13:00')], down({ a: [during('10:00', '12:00')], b: [during('11:00', '14:00')] }));

    expect(stretches).toEqual([
      { ...during('09:00', '10:00'), down: [] },
      { ...during('10:00', '11:00'), down: ['a'] },
      { ...during('11:00', '12:00'), down: ['a', 'b'] },
      { ...during('12:00', '13:00'), down: ['b'] },
    ]);
  });

  it('are one where one outage of a component follows another', () => {
    const stretches = downStretches([during('09:00', '12:00')], down({ a: [during('09:00', '10:00')], b: [during('10:00', '12:00')] }));

    expect(stretches).toEqual([{ ...during('09:00', '10:00'), down: ['a'] }, { ...during('10:00', '12:00'), down: ['b'] }]);
  });

  it('are cut where the part of time is', () => {
    const stretches = downStretches([during('09:00', '10:00'), during('11:00', '12:00')], down({ a: [during('08:00', '13:00')] }));

    expect(stretches).toEqual([{ ...during('09:00', '10:00'), down: ['a'] }, { ...during('11:00', '12:00'), down: ['a'] }]);
  });

  it('name components in one order, whichever failed first', () => {
    const [first] = downStretches([during('09:00', '10:00')], down({ b: [during('08:00', '10:00')], a: [during('08:30', '10:00')] }));

    expect(first?.down).toEqual(['a', 'b']);
  });

  it('of no time are none', () => {
    expect(downStretches([], down({ a: [during('08:00', '10:00')] }))).toEqual([]);
  });

  it('law: they are the part of time, taken apart', () => {
    const some = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 9 })), { maxLength: 5 }).map((pairs) => normalise(pairs.map(([start, length]) => ({ start, end: start + length }))));
    fc.assert(fc.property(some, some, some, (part, a, b) => {
      const stretches = downStretches(part, down({ a, b }));
      expect(normalise(stretches)).toEqual(part);
      expect(measure(stretches)).toBe(measure(part));
      expect(measure(stretches.filter((one) => one.down.includes('a')))).toBe(measure(normalise(part).flatMap((inside) => a.map(({ start, end }) => ({ start: Math.max(start, inside.start), end: Math.min(end, inside.end) }))).filter(({ start, end }) => start < end)));
    }), runs(310, 200));
  });
});

describe('S31 readings', () => {
  const included = [during('08:00', '16:00')];
  const read = (bad: Intervals, unknown: Intervals, times: Readonly<Record<string, Intervals>>) =>
    readingsOf(endToEndOf(included, bad, unknown), down(times), ({ down: names }) => inParallel(names)).map(({ start, reading, down: names }) => `${new Date(start).toISOString().slice(11, 16)} ${reading} ${names.join('+')}`.trim());

  it('bad end to end with the structure down is shared', () => {
    expect(read([during('10:00', '11:00')], [], { a: [during('10:00', '11:00')], b: [during('10:00', '11:00')] })).toEqual(['10:00 shared a+b']);
  });

  it('bad end to end with the structure up is unattributed, whatever is down', () => {
    expect(read([during('10:00', '11:00')], [], { a: [during('10:30', '11:00')] })).toEqual(['10:00 unattributed', '10:30 unattributed a']);
  });

  it('good end to end with the structure down is a contradiction', () => {
    expect(read([], [], { a: [during('10:00', '11:00')], b: [during('10:00', '11:00')] })).toEqual(['10:00 contradiction a+b']);
  });

  it('good end to end with something down that can be spared has no business impact', () => {
    expect(read([], [], { b: [during('10:00', '11:00')] })).toEqual(['10:00 no-business-impact b']);
  });

  it('unknown end to end has no share', () => {
    expect(read([], [during('10:00', '11:00')], { a: [during('10:00', '11:00')], b: [during('10:00', '11:00')] })).toEqual(['10:00 end-to-end-unknown a+b']);
  });

  it('good end to end with nothing down needs no reading', () => {
    expect(read([], [], {})).toEqual([]);
  });

  it('nothing is read outside the included time', () => {
    expect(read([], [], { a: [during('06:00', '09:00')], b: [during('06:00', '09:00')] })).toEqual(['08:00 contradiction a+b']);
  });
});

describe('S31 derived', () => {
  const range = during('08:00', '16:00');
  const parallel = { parallel: [{ component: 'a' }, { component: 'b' }] };
  const series = { series: [{ component: 'a' }, { component: 'b' }] };
  const up = { good: [range], bad: [] };
  const downAtTen = { good: [during('08:00', '10:00'), during('11:00', '16:00')], bad: [during('10:00', '11:00')] };
  const unknownAtTen = { good: [during('08:00', '10:00'), during('11:00', '16:00')], bad: [] };

  it('is bad when the structure fails with what is down', () => {
    expect(derivedColours(series, new Map([['a', up], ['b', downAtTen]]), range).bad).toEqual([during('10:00', '11:00')]);
    expect(derivedColours(parallel, new Map([['a', up], ['b', downAtTen]]), range).bad).toEqual([]);
  });

  it('is good when it would stand though all unknown were down', () => {
    expect(derivedColours(parallel, new Map([['a', up], ['b', unknownAtTen]]), range)).toEqual({ bad: [], good: [range] });
  });

  it('is unknown when what is unknown decides', () => {
    expect(derivedColours(series, new Map([['a', up], ['b', unknownAtTen]]), range)).toEqual({ bad: [], good: [during('08:00', '10:00'), during('11:00', '16:00')] });
    expect(derivedColours(parallel, new Map([['a', downAtTen], ['b', unknownAtTen]]), range)).toEqual({ bad: [], good: [during('08:00', '10:00'), during('11:00', '16:00')] });
  });

  it('is bad though something is unknown, when what is down is enough', () => {
    expect(derivedColours(series, new Map([['a', downAtTen], ['b', unknownAtTen]]), range).bad).toEqual([during('10:00', '11:00')]);
  });
});
