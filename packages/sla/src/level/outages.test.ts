import { MINUTE, SECOND } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { during, theDay } from '../../testing/story.ts';
import { outagesOf, roundedBad } from './outages.ts';

const short = during('10:00', '10:04');
const exact = during('11:00', '11:05');
const long = during('12:00', '13:00');

describe('S16 short outages', () => {
  it('are forgiven below the minimum length, and count at it', () => {
    expect(outagesOf([short, exact, long], { minimumLength: 5 * MINUTE })).toEqual({ counting: [exact, long], forgiven: [short] });
  });

  it('all count where there is no minimum', () => {
    expect(outagesOf([short], {})).toEqual({ counting: [short], forgiven: [] });
    expect(outagesOf([short], { minimumLength: 0 })).toEqual({ counting: [short], forgiven: [] });
  });
});

describe('S16 rounding', () => {
  const outages = [during('10:00', '10:00:29'), during('11:00', '11:00:30'), during('12:00', '12:01:31')];
  const badOf = (rounding: Parameters<typeof roundedBad>[2], included = [theDay]) => roundedBad(outages, included, rounding) / SECOND;

  it('is none by default', () => {
    expect(badOf(undefined)).toBe(29 + 30 + 91);
    expect(badOf('none')).toBe(150);
  });

  it('is by outage: up, down, or to the nearest with a half going up', () => {
    expect(badOf('minute-up')).toBe(60 + 60 + 120);
    expect(badOf('minute-down')).toBe(0 + 0 + 60);
    expect(badOf('minute-nearest')).toBe(0 + 60 + 120);
  });

  it('comes after hours and exclusions are cut out', () => {
    expect(badOf('minute-up', [during('12:00:31', '12:01:01'), during('12:01:30', '13:00')])).toBe(60);
  });

  it('of an outage in two pieces rounds their sum, not each of them', () => {
    expect(badOf('minute-up', [during('12:00', '12:00:20'), during('12:01', '12:01:20')])).toBe(60);
  });

  it('of an outage that is cut out wholly is nothing', () => {
    expect(badOf('minute-up', [during('20:00', '21:00')])).toBe(0);
  });
});
