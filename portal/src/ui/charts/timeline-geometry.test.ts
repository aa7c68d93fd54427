import { describe, expect, test } from 'vitest';
import { burnPicture } from './burn-geometry.ts';
import { overrunOf, timelinePicture, ticks, type Stretch } from './timeline-geometry.ts';

const DAY = 86_400_000;
const start = Date.UTC(2026, 10, 1);
const period = { start, end: start + 30 * DAY };

function aStretch(day: number, minutes: number, state: Stretch['state'] = 'BAD'): Stretch {
  const at = start + (day - 1) * DAY;
  return { start: new Date(at).toISOString(), end: new Date(at + minutes * 60_000).toISOString(), state };
}

function aCell(day: number, closed = false) {
  return { start: new Date(start + (day - 1) * DAY).toISOString(), end: new Date(start + day * DAY).toISOString(), time: { good: '0', bad: '0', excluded: '0', unknown: '0', outOfHours: closed ? String(DAY) : '0', notYetKnown: '0' } };
}

describe('the time line of a period', () => {
  test('the shortest outage is three pixels wide and painted last', () => {
    const { placed } = timelinePicture(period, [aStretch(4, 1), aStretch(4, 600, 'UNKNOWN')], [], period.end, 720);

    expect(placed.map((each) => each.stretch.state)).toEqual(['UNKNOWN', 'BAD']);
    expect(placed[1]?.width).toBe(3);
  });

  test('good ground ends now, and what is to come stands beside it', () => {
    const { ground, now, future } = timelinePicture(period, [], [], start + 15 * DAY, 600);

    expect(ground).toEqual([{ x: 0, width: 300 }]);
    expect(now).toBe(300);
    expect(future).toEqual({ x: 300, width: 300 });
  });

  test('closed days are gaps in the ground', () => {
    const { ground } = timelinePicture(period, [], [aCell(1), aCell(2, true), aCell(3)], period.end, 300);

    expect(ground).toEqual([{ x: 0, width: 10 }, { x: 20, width: 10 }]);
  });

  test('labels go to outages first, the longest first, and never touch', () => {
    const { labels } = timelinePicture(period, [aStretch(10, 5), aStretch(11, 50), aStretch(11, 900, 'UNKNOWN'), aStretch(25, 1)], [], period.end, 720, 90);

    expect(labels.map((label) => [label.stretch.state, label.stretch.start.slice(8, 10), label.row])).toEqual([['BAD', '11', 0], ['BAD', '25', 0]]);
  });

  test('what has no room in the first row of labels stands in the second, where its line can pass', () => {
    const { labels } = timelinePicture(period, [aStretch(11, 50), aStretch(13, 5), aStretch(14, 2), aStretch(9, 1, 'UNKNOWN')], [], period.end, 720, 90);

    expect(labels.map((label) => [label.stretch.start.slice(8, 10), label.row])).toEqual([['09', 1], ['11', 0], ['13', 1]]);
  });

  test('a label at the edge stands inside, and points at what it names', () => {
    const [label] = timelinePicture(period, [aStretch(1, 22)], [], period.end, 720, 90).labels;

    expect(label?.x).toBe(45);
    expect(label?.at).toBeLessThan(2);
  });

  test('bad time that goes on where an exclusion ends overran it, and no other', () => {
    const window = { start: '2026-11-20T22:00:00Z', end: '2026-11-20T23:30:00Z', state: 'EXCLUDED' } as const;
    const bad = (at: string) => ({ start: at, end: '2026-11-21T02:00:00Z', state: 'BAD' }) as const;

    expect(overrunOf(bad(window.end), [window])).toBe(window);
    expect(overrunOf(bad('2026-11-20T23:30:01Z'), [window])).toBeUndefined();
    expect(overrunOf(bad(window.end), [{ ...window, state: 'UNKNOWN' }])).toBeUndefined();
    expect(overrunOf({ ...bad(window.end), state: 'UNKNOWN' }, [window])).toBeUndefined();
  });

  test('a period that is over has no now and nothing to come', () => {
    expect(timelinePicture(period, [], [], period.end, 720)).toMatchObject({ now: undefined, future: undefined });
  });

  test('the axis names a few of many cells', () => {
    expect(ticks(Array.from({ length: 30 }, (_, index) => aCell(index + 1)))).toHaveLength(8);
  });
});

describe('bad time against the budget', () => {
  test('steps up by each outage and stays level in between', () => {
    const { dots, used } = burnPicture(period, [aStretch(1, 60), aStretch(11, 60), aStretch(12, 90, 'EXCLUDED')], 240 * 60_000, period.end, 300, 100);

    expect(dots).toHaveLength(2);
    expect(dots[1]?.y).toBe(used.y);
    expect(100 - used.y).toBeCloseTo(2 * (100 - (dots[0]?.y ?? 0)), 9);
  });

  test('the axis ends at a named amount above all that was used', () => {
    const { rungs, used } = burnPicture(period, [aStretch(1, 64)], 43 * 60_000, period.end, 300, 100);

    expect(rungs.at(-1)).toEqual({ y: 0, amount: 80 * 60_000 });
    expect(used.y).toBe(20);
  });

  test('the axis begins at nothing and holds budget and use, whichever is more', () => {
    for (const allowed of [10, 10_000]) {
      const { budget, used, rungs } = burnPicture(period, [aStretch(1, 600)], allowed * 60_000, period.end, 300, 100);

      expect(Math.min(budget, used.y)).toBeGreaterThan(0);
      expect(rungs[0]).toEqual({ y: 100, amount: 0 });
    }
  });
});
