import { HOUR, MINUTE } from '@entente/worktime';
import type { Intervals } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, at, during, log, maintenance, samplesEvery, theDay } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import type { AvailabilityTerms } from '../model.ts';
import { sampleColumns } from '../observe/sample-columns.ts';
import type { SampleColumns } from '../observe/sample-columns.ts';
import { countedTime } from './counted-time.ts';
import { eventTotals, slotCoverage } from './event-totals.ts';
import { exclusionsOf } from './exclusions.ts';
import type { PeriodView } from './period-view.ts';

const ended: PeriodView = { period: theDay, measured: theDay, running: false, horizon: theDay.end };
const time = { 'out-of-hours': 0, excluded: 0, bad: 0, good: 0, unknown: 0, 'not-yet-known': 0 };
const columns = (...rows: readonly (readonly [string, number, number])[]): SampleColumns => ({
  at: rows.map(([when]) => at(when)), good: rows.map(([, good]) => good), total: rows.map(([, , total]) => total),
});
const series = columns(['09:00', 8, 10], ['10:00', 10, 10], ['11:00', 5, 10], ['12:00', 10, 10]);

function totals(terms: Partial<AvailabilityTerms> = {}, view = ended, exclusions: readonly UnloggedFact[] = [], all: readonly SampleColumns[] = [series]) {
  const level = aLevel({ basis: 'occurrences', method: samplesEvery(HOUR), ...terms });
  return eventTotals(level, view, countedTime(level, exclusionsOf('shop', log(...exclusions)), view), all, time);
}

describe('S16 the events of a period', () => {
  it('are added up', () => {
    expect(totals().toDate).toEqual({ good: 33, bad: 7 });
  });

  it('of several sources are added up as well', () => {
    expect(totals({}, ended, [], [series, columns(['09:30', 1, 2])]).toDate).toEqual({ good: 34, bad: 8 });
  });

  it('of none are none', () => {
    expect(totals({}, ended, [], []).toDate).toEqual({ good: 0, bad: 0 });
    expect(totals({}, ended, [], [{ at: [at('09:00')] }]).toDate).toEqual({ good: 0, bad: 0 });
  });

  it('are those of the samples that count some: a sample of a value alone, among others that count, adds none', () => {
    const value = { kind: 'samples', source: 'probe', component: 'shop', recordedAt: 0 } as const;
    const mixed = sampleColumns([
      { ...value, id: 'counts', position: 1, at: [at('09:00'), at('11:00')], good: [8, 5], total: [10, 10] },
      { ...value, id: 'values', position: 2, at: [at('10:00')], value: [12.5] },
    ]);

    expect(totals({}, ended, [], [mixed])).toMatchObject({ toDate: { good: 13, bad: 7 }, coverage: { known: 3, knowable: 24 } });
  });

  it('are only told by both numbers: good events of nobody knows how many are none', () => {
    expect(totals({}, ended, [], [{ at: [at('09:00')], good: [3] }]).toDate).toEqual({ good: 0, bad: 0 });
    expect(totals({}, ended, [], [{ at: [at('09:00')], total: [3] }]).toDate).toEqual({ good: 0, bad: 0 });
    expect(totals({ exclusions: { effect: 'count-as-good' } }, ended, [maintenance('09:00', '09:01')], [{ at: [at('09:00')], total: [3] }]).toDate).toEqual({ good: 0, bad: 0 });
  });

  it('count at the instant of their sample, which may be the first of the period and not the first after it', () => {
    const view: PeriodView = { ...ended, measured: during('10:00', '12:00'), horizon: at('12:00') };

    expect(totals({}, view).toDate).toEqual({ good: 15, bad: 5 });
  });

  it('count inside hours only', () => {
    const calendar: AvailabilityTerms['calendar'] = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '09:30', closes: '10:30' }, { opens: '12:00', closes: '13:00' }] }] };

    expect(totals({ calendar }).toDate).toEqual({ good: 20, bad: 0 });
  });

  it('of a running period count up to the horizon', () => {
    expect(totals({}, { ...ended, running: true, horizon: at('11:00') }).toDate).toEqual({ good: 18, bad: 2 });
  });
});

describe('S13 exclusions of events', () => {
  it('that remove take the events at their instants', () => {
    expect(totals({}, ended, [maintenance('11:00', '11:01')]).toDate).toEqual({ good: 28, bad: 2 });
    expect(totals({}, ended, [maintenance('10:59', '11:00')]).toDate).toEqual({ good: 33, bad: 7 });
  });

  it('that count as good make all of them good', () => {
    expect(totals({ exclusions: { effect: 'count-as-good' } }, ended, [maintenance('11:00', '11:01')]).toDate).toEqual({ good: 38, bad: 2 });
  });

  it('that excuse make a second number', () => {
    const { toDate, withoutExcused } = totals({ exclusions: { effect: 'count-as-bad-but-excused' } }, ended, [maintenance('11:00', '11:01')]);

    expect(toDate).toEqual({ good: 33, bad: 7 });
    expect(withoutExcused).toEqual({ good: 28, bad: 2 });
  });
});

describe('S19 what may still come', () => {
  const running: PeriodView = { ...ended, running: true, horizon: at('11:30') };

  it('is nobody\'s guess without an expected volume', () => {
    expect(totals({}, running).toDate.ahead).toBeUndefined();
  });

  it('is what is left of the expected volume', () => {
    expect(totals({ expectedVolume: 100 }, running).toDate).toEqual({ good: 23, bad: 7, ahead: 70 });
  });

  it('is nothing once the volume is reached', () => {
    expect(totals({ expectedVolume: 30 }, running).toDate.ahead).toBe(0);
    expect(totals({ expectedVolume: 20 }, running).toDate.ahead).toBe(0);
  });

  it('is nothing at all once the period has ended', () => {
    expect(totals({ expectedVolume: 100 }).toDate.ahead).toBeUndefined();
  });
});

describe('S1a coverage in slots', () => {
  const coverage = (part: Intervals, all: readonly SampleColumns[], range = theDay) => slotCoverage(part, range, HOUR, all);

  it('is slots with a sample ÷ slots', () => {
    expect(coverage([theDay], [series])).toEqual({ known: 4, knowable: 24 });
  });

  it('two samples fill a slot once', () => {
    expect(coverage([theDay], [columns(['09:00', 1, 1], ['09:30', 1, 1])])).toEqual({ known: 1, knowable: 24 });
    expect(coverage([theDay], [columns(['09:00', 1, 1]), columns(['09:59:59.999', 1, 1])])).toEqual({ known: 1, knowable: 24 });
  });

  it('a slot counts where it starts in the part', () => {
    expect(coverage([during('08:30', '10:30')], [series])).toEqual({ known: 2, knowable: 2 });
    expect(coverage([during('09:00', '09:00:00.001')], [series])).toEqual({ known: 1, knowable: 1 });
    expect(coverage([during('09:10', '09:50')], [series])).toEqual({ known: 0, knowable: 0 });
  });

  it('slots are laid from the start of the range', () => {
    expect(coverage([during('08:30', '12:30')], [series], during('08:30', '12:30'))).toEqual({ known: 4, knowable: 4 });
  });

  it('the last one may be short, and a sample from after the range does not fill it', () => {
    const range = during('09:00', '10:30');

    expect(coverage([range], [columns(['10:29', 1, 1])], range)).toEqual({ known: 1, knowable: 2 });
    expect(coverage([range], [columns(['10:45', 1, 1])], range)).toEqual({ known: 0, knowable: 2 });
  });

  it('a sample from before the range fills none', () => {
    const range = during('09:00', '10:00');

    expect(coverage([range], [columns(['08:59', 1, 1])], range)).toEqual({ known: 0, knowable: 1 });
  });

  it('is of the included time only', () => {
    expect(totals({}, ended, [maintenance('09:00', '10:30')]).coverage).toEqual({ known: 2, knowable: 22 });
    expect(totals({ method: samplesEvery(5 * MINUTE) }).coverage).toEqual({ known: 4, knowable: 288 });
  });
});
