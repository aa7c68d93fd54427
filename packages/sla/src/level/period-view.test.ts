import { HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, at, during, samplesEvery, theDay } from '../../testing/story.ts';
import type { AvailabilityTerms } from '../model.ts';
import { isPartial, measuredPart, viewPeriod } from './period-view.ts';

const later = at('2026-03-10T00:00Z');
const heard = (lastWord: string, carries = 10 * MINUTE) => ({ lastWord: at(lastWord), carriesUntil: at(lastWord) + carries });

describe('S18 the measured part of a period', () => {
  const partOf = (changes: Partial<AvailabilityTerms>) => measuredPart(aLevel(changes), theDay);

  it('is all of it when the terms are in force throughout', () => {
    expect(partOf({ inForce: { start: 0 } })).toEqual(theDay);
    expect(partOf({ inForce: { start: theDay.start, end: theDay.end } })).toEqual(theDay);
  });

  it('begins and ends with the terms', () => {
    expect(partOf({ inForce: { start: at('09:00'), end: at('17:00') } })).toEqual(during('09:00', '17:00'));
  });

  it('is all of a period that the terms touch, where that was agreed', () => {
    expect(partOf({ partialPeriod: 'full', inForce: { start: at('23:59') } })).toEqual(theDay);
  });

  it('is nothing of a period that they do not touch, whatever was agreed', () => {
    for (const partialPeriod of ['prorate', 'full', 'waive'] as const) {
      const part = partOf({ partialPeriod, inForce: { start: theDay.end } });

      expect(part.end - part.start).toBe(0);
    }
  });

  it('is partial when it is not the period', () => {
    expect(isPartial({ period: theDay, measured: theDay })).toBe(false);
    expect(isPartial({ period: theDay, measured: during('00:00', '12:00') })).toBe(true);
    expect(isPartial({ period: theDay, measured: during('12:00', '24:00') })).toBe(true);
  });
});

describe('S12 S19 the view of a period', () => {
  it('is over from its end on', () => {
    expect(viewPeriod(aLevel(), theDay, theDay.end - 1, heard('10:00')).running).toBe(true);
    expect(viewPeriod(aLevel(), theDay, theDay.end, heard('10:00'))).toEqual({ period: theDay, measured: theDay, running: false, horizon: theDay.end });
  });

  it('of an ended one reaches to its end, though nothing was heard', () => {
    expect(viewPeriod(aLevel(), theDay, later)).toMatchObject({ running: false, horizon: theDay.end });
  });

  it('of a running one reaches as far as the last word carries', () => {
    expect(viewPeriod(aLevel(), theDay, at('12:00'), heard('11:55')).horizon).toBe(at('12:00'));
    expect(viewPeriod(aLevel(), theDay, at('12:00'), heard('11:00')).horizon).toBe(at('11:10'));
  });

  it('of a running one in which nothing was heard reaches nowhere', () => {
    expect(viewPeriod(aLevel(), theDay, at('12:00'))).toEqual({ period: theDay, measured: theDay, running: true, horizon: theDay.start });
  });

  it('never reaches beyond the measured part, nor before it', () => {
    const morning = aLevel({ inForce: { start: at('06:00'), end: at('09:00') } });

    expect(viewPeriod(morning, theDay, at('12:00'), heard('11:55')).horizon).toBe(at('09:00'));
    expect(viewPeriod(morning, theDay, at('12:00'), heard('01:00')).horizon).toBe(at('06:00'));
  });

  it('of a period that has not begun reaches its start', () => {
    const tomorrow = { start: theDay.end, end: theDay.end + 24 * HOUR };

    expect(viewPeriod(aLevel(), tomorrow, at('12:00'), heard('11:55')).horizon).toBe(tomorrow.start);
  });

  it('is stale when the last word is more than two cadences old', () => {
    const view = (lastWord: string) => viewPeriod(aLevel({ method: { measures: 'status', sources: ['probe'], combine: 'any-bad', cadence: 15 * MINUTE } }), theDay, at('12:00'), heard(lastWord)).staleSince;

    expect(view('11:30')).toBeUndefined();
    expect(view('11:29:59')).toBe(at('11:29:59'));
  });

  it('is stale for two cadences of a sample, too, though its time was over after one', () => {
    const view = (lastWord: string) => viewPeriod(aLevel({ method: samplesEvery(15 * MINUTE) }), theDay, at('12:00'), heard(lastWord, 15 * MINUTE));

    expect(view('11:30')).toMatchObject({ horizon: at('11:45') });
    expect([view('11:30').staleSince, view('11:29:59').staleSince]).toEqual([undefined, at('11:29:59')]);
  });

  it('is not stale where nothing that is past is missed: before the terms begin, and after they have ended', () => {
    const view = (from: string, to: string, lastWord: string) => viewPeriod(aLevel({ inForce: { start: at(from), end: at(to) } }), theDay, at('12:00'), heard(lastWord)).staleSince;

    expect([view('06:00', '09:00', '08:50'), view('12:00', '18:00', '08:00')]).toEqual([undefined, undefined]);
    expect([view('06:00', '09:00', '08:49:59'), view('11:59', '18:00', '08:00')]).toEqual([at('08:49:59'), at('08:00')]);
  });
});
