import { describe, expect, it } from 'vitest';
import { at, caused, during, log } from '../../testing/story.ts';
import type { Cause } from '../relief/relief-model.ts';
import { layCauses } from './lay-causes.ts';
import type { LaidStretch } from './lay-causes.ts';
import type { ReadStretch } from './readings.ts';

const partyOf = new Map([['a', 'party-a'], ['b', 'party-b'], ['c', 'party-c']]);
const aDown: ReadStretch = { ...during('10:00', '11:00'), reading: 'shared', down: ['a'] };

function causesOf(...told: readonly (readonly [relieved: string, causer: string, start: string, end: string])[]): readonly Cause[] {
  return log(...told.map((cause) => caused(...cause))).filter((fact) => fact.kind === 'cause');
}

const minutesOf = (stretches: readonly LaidStretch[]) => stretches.map(({ start, end, laidOn }) => [(start - at('10:00')) / 60_000, (end - at('10:00')) / 60_000, ...[...laidOn.values()].flat().map(({ party }) => party)]);

describe('S34 laying failures on those who caused them', () => {
  it('leaves what no cause covers as it was read, and what is not shared', () => {
    const spared: ReadStretch = { ...during('12:00', '13:00'), reading: 'no-business-impact', down: ['a'] };

    expect(layCauses([aDown, spared], partyOf, causesOf(['party-a', 'party-b', '12:00', '13:00']), new Map())).toEqual([
      { ...aDown, laidOn: new Map(), uncovered: [] }, { ...spared, laidOn: new Map(), uncovered: [] },
    ]);
  });

  it('cuts nothing at the hours of a causer whose causes end before it, begin after it, or only touch it', () => {
    const hours = new Map([['party-b', [during('00:00', '10:30')]]]);

    for (const window of [['08:00', '09:00'], ['09:00', '10:00'], ['11:00', '12:00'], ['12:00', '13:00']] as const) {
      expect(minutesOf(layCauses([aDown], partyOf, causesOf(['party-a', 'party-b', ...window]), hours))).toEqual([[0, 60]]);
    }
  });

  it('cuts in order of time wherever a cause or the causer\'s own time begins or ends, in whatever order they are told', () => {
    const causes = causesOf(['party-a', 'party-b', '10:40', '10:50'], ['party-a', 'party-c', '10:10', '10:20'], ['party-a', 'party-b', '09:30', '10:05']);
    const hours = new Map([['party-b', [during('10:45', '12:00')]], ['party-c', [during('10:15', '12:00')]]]);

    const laid = layCauses([aDown], partyOf, causes, hours);

    expect(minutesOf(laid)).toEqual([[0, 5, 'party-b'], [5, 10], [10, 15, 'party-c'], [15, 20, 'party-c'], [20, 40], [40, 45, 'party-b'], [45, 50, 'party-b'], [50, 60]]);
    expect(laid.map(({ uncovered }) => uncovered.join())).toEqual(['party-b', '', 'party-c', '', '', 'party-b', '', '']);
  });

  it('a causer without time of its own has caused what nobody covers', () => {
    expect(layCauses([aDown], partyOf, causesOf(['party-a', 'power', '10:00', '11:00']), new Map())).toMatchObject([{ start: aDown.start, end: aDown.end, uncovered: ['power'] }]);
  });
});
