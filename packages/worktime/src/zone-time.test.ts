import { describe, expect, it, vi } from 'vitest';
import { Temporal as Polyfill } from 'temporal-polyfill/implementation';
import { dayStart, firstInstantOf, isZone, lastInstantOf, localDateAt, localTimeAt } from './zone-time.ts';

const utc = (text: string) => Date.parse(text);

describe('S3 wall time', () => {
  it('a wall time in the gap becomes the end of the gap', () => {
    const gapEnd = utc('2026-03-29T01:00:00Z'); // Amsterdam: 02:00 to 03:00 does not exist

    expect(firstInstantOf('Europe/Amsterdam', '2026-03-29', '02:00')).toBe(gapEnd);
    expect(firstInstantOf('Europe/Amsterdam', '2026-03-29', '02:59')).toBe(gapEnd);
    expect(lastInstantOf('Europe/Amsterdam', '2026-03-29', '02:30')).toBe(gapEnd);
    expect(firstInstantOf('Europe/Amsterdam', '2026-03-29', '03:00')).toBe(gapEnd);
  });

  it('a wall time in the repeated hour has a first and a last occurrence', () => {
    expect(firstInstantOf('Europe/Amsterdam', '2026-10-25', '02:30')).toBe(utc('2026-10-25T00:30:00Z'));
    expect(lastInstantOf('Europe/Amsterdam', '2026-10-25', '02:30')).toBe(utc('2026-10-25T01:30:00Z'));
  });

  it('knows half-hour changes', () => {
    const gapEnd = utc('2026-10-03T15:30:00Z'); // Lord Howe: 02:00 to 02:30 does not exist

    expect(firstInstantOf('Australia/Lord_Howe', '2026-10-04', '02:15')).toBe(gapEnd);
    expect(lastInstantOf('Australia/Lord_Howe', '2026-04-05', '01:45')).toBe(utc('2026-04-04T15:15:00Z'));
    expect(firstInstantOf('Australia/Lord_Howe', '2026-04-05', '01:45')).toBe(utc('2026-04-04T14:45:00Z'));
  });

  it('a date that a zone skipped is all gap', () => {
    const gapEnd = utc('2011-12-30T10:00:00Z'); // Samoa went from 29 to 31 December

    expect(firstInstantOf('Pacific/Apia', '2011-12-30', '09:00')).toBe(gapEnd);
    expect(lastInstantOf('Pacific/Apia', '2011-12-30', '17:00')).toBe(gapEnd);
    expect(dayStart('Pacific/Apia', '2011-12-30')).toBe(gapEnd);
    expect(dayStart('Pacific/Apia', '2011-12-31')).toBe(gapEnd);
  });
});

describe('S2 the start of a day', () => {
  it('is the first instant after the gap where midnight does not exist', () => {
    expect(dayStart('America/Santiago', '2025-09-07')).toBe(utc('2025-09-07T04:00:00Z')); // 00:00 to 01:00 does not exist
    expect(dayStart('Africa/Cairo', '2026-04-24')).toBe(utc('2026-04-23T22:00:00Z'));
  });

  it('is the first of two midnights', () => {
    expect(dayStart('America/Havana', '2026-11-01')).toBe(utc('2026-11-01T04:00:00Z')); // 01:00 goes back to 00:00
  });
});

describe('S5 zones', () => {
  it('reads the date and the time on the wall', () => {
    expect(localDateAt('Asia/Kolkata', utc('2026-01-01T18:30:00Z'))).toBe('2026-01-02');
    expect(localTimeAt('Asia/Kolkata', utc('2026-01-01T18:30:00Z'))).toBe('00:00:00');
  });

  it('knows which names are zones', () => {
    expect(['UTC', 'Europe/Amsterdam', 'Europe/Atlantis', ''].map(isZone)).toEqual([true, true, false, false]);
  });

  it('native Temporal and the polyfill agree at every change of clocks from 2024 to 2027', () => {
    for (const zone of ['Europe/Amsterdam', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Chatham', 'Africa/Cairo', 'America/Havana']) {
      let change = Polyfill.ZonedDateTime.from(`2024-01-01T00:00[${zone}]`).getTimeZoneTransition('next');
      for (; change !== null && change.year < 2028; change = change.getTimeZoneTransition('next')) {
        const date = change.toPlainDate().toString();
        for (let quarter = 0; quarter < 96; quarter += 1) {
          const time = `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
          const wall = Polyfill.PlainDateTime.from(`${date}T${time}`);
          const exact = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
          if (!exact.toPlainDateTime().equals(wall)) continue;
          expect(firstInstantOf(zone, date, time)).toBe(exact.epochMilliseconds);
          expect(lastInstantOf(zone, date, time)).toBe(wall.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds);
        }
      }
    }
  });
});

describe('S5 a machine without Temporal', () => {
  it('reckons with the polyfill, to the same instants', async () => {
    const native = Object.getOwnPropertyDescriptor(globalThis, 'Temporal');
    Reflect.deleteProperty(globalThis, 'Temporal');
    vi.resetModules();

    const polyfilled = await import('./zone-time.ts');

    expect(polyfilled.firstInstantOf('Europe/Amsterdam', '2026-03-29', '02:30')).toBe(utc('2026-03-29T01:00:00Z'));
    expect(polyfilled.dayStart('Pacific/Chatham', '2026-03-29')).toBe(dayStart('Pacific/Chatham', '2026-03-29'));
    if (native !== undefined) Object.defineProperty(globalThis, 'Temporal', native);
    vi.resetModules();
  });
});
