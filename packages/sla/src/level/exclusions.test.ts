import { DAY, HOUR, measure } from '@entente/worktime';
import type { CalendarTerms, Intervals } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { at, down, during, log, maintenance, theDay } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import type { ExclusionTerms } from '../model.ts';
import { afterUse, excludedTime, exclusionsOf } from './exclusions.ts';

const allDay: Intervals = [theDay];
const removes: ExclusionTerms = { effect: 'remove' };

function excluded(terms: ExclusionTerms, facts: readonly UnloggedFact[], open: Intervals = allDay) {
  return excludedTime(terms, exclusionsOf('shop', log(...facts)), open);
}

function findings(terms: ExclusionTerms, facts: readonly UnloggedFact[], open: Intervals = allDay) {
  return excluded(terms, facts, open).verdicts.map(({ fact, finding }) => `${fact.id} ${finding}`);
}

describe('S14 S18 the cap of a period', () => {
  it('is what earlier segments left of it, and none is none', () => {
    expect([0, HOUR, 2 * HOUR, 3 * HOUR].map((used) => afterUse({ effect: 'remove', cap: 2 * HOUR }, used))).toEqual([2 * HOUR, HOUR, 0, 0].map((cap) => ({ effect: 'remove', cap })));
    expect(afterUse(removes, HOUR)).toEqual({ effect: 'remove' });
  });
});

describe('the exclusions of a component', () => {
  it('are those declared for it, whoever declared them', () => {
    const facts = log(
      maintenance('10:00', '11:00'),
      maintenance('12:00', '13:00', { source: 'robot' }),
      maintenance('14:00', '15:00', { component: 'other' }),
      down('16:00'),
    );

    expect(exclusionsOf('shop', facts).map(({ id }) => id)).toEqual(['fact-1', 'fact-2']);
  });
});

describe('S13 effects of exclusions', () => {
  it('each effect has its own time', () => {
    const terms: ExclusionTerms = { effect: 'remove', effectByReason: { storm: 'count-as-bad-but-excused', test: 'count-as-good' } };

    const time = excluded(terms, [
      maintenance('10:00', '11:00'),
      maintenance('12:00', '13:00', { reason: 'storm' }),
      maintenance('14:00', '15:00', { reason: 'test' }),
    ]);

    expect(time.removed).toEqual([during('10:00', '11:00')]);
    expect(time.excused).toEqual([during('12:00', '13:00')]);
    expect(time.countedGood).toEqual([during('14:00', '15:00')]);
  });

  it('an instant has one effect: remove before excused before good', () => {
    const terms: ExclusionTerms = { effect: 'remove', effectByReason: { storm: 'count-as-bad-but-excused', test: 'count-as-good' } };

    const time = excluded(terms, [
      maintenance('10:00', '13:00', { reason: 'test' }),
      maintenance('11:00', '13:00', { reason: 'storm' }),
      maintenance('12:00', '13:00'),
    ]);

    expect(time.removed).toEqual([during('12:00', '13:00')]);
    expect(time.excused).toEqual([during('11:00', '12:00')]);
    expect(time.countedGood).toEqual([during('10:00', '11:00')]);
  });

  it('a reason without an effect of its own has that of the terms', () => {
    const terms: ExclusionTerms = { effect: 'count-as-good', effectByReason: { storm: 'remove' } };

    expect(excluded(terms, [maintenance('10:00', '11:00')]).countedGood).toEqual([during('10:00', '11:00')]);
  });

  it('S15 overlapping windows are united', () => {
    const time = excluded(removes, [maintenance('10:00', '12:00'), maintenance('11:00', '13:00', { source: 'robot' })]);

    expect(time.removed).toEqual([during('10:00', '13:00')]);
  });

  it('take open time only', () => {
    const open = [during('09:00', '10:30'), during('13:00', '17:00')];

    expect(excluded(removes, [maintenance('10:00', '14:00')], open).removed).toEqual([during('10:00', '10:30'), during('13:00', '14:00')]);
  });
});

describe('S1a identity of exclusions', () => {
  it('of one source\'s exclusions that begin at one instant the highest log position counts', () => {
    const longer = maintenance('10:00', '14:00', { position: 1 });
    const shorter = maintenance('10:00', '11:00', { position: 2 });

    expect(excluded(removes, [longer, shorter]).removed).toEqual([during('10:00', '11:00')]);
    expect(excluded(removes, [shorter, longer]).removed).toEqual([during('10:00', '11:00')]);
  });

  it('an approval is a later fact of the same window', () => {
    const declared = maintenance('10:00', '11:00', { approved: false });
    const approved = maintenance('10:00', '11:00');

    expect(findings(removes, [declared])).toEqual(['fact-1 not-approved']);
    expect(findings(removes, [declared, approved])).toEqual(['fact-2 counts']);
  });

  it('are listed in order of time, and of the log where they begin together', () => {
    const told = [maintenance('12:00', '13:00', { id: 'late' }), maintenance('10:00', '11:00', { id: 'second', position: 7 }), maintenance('10:00', '12:00', { id: 'first', position: 3, source: 'robot' })];
    const ids = (facts: readonly UnloggedFact[]) => excluded(removes, facts).verdicts.map(({ fact }) => fact.id);

    expect(ids(told)).toEqual(['first', 'second', 'late']);
    expect(ids(told.toReversed())).toEqual(['first', 'second', 'late']);
  });

  it('those of different sources are different ones', () => {
    expect(findings(removes, [maintenance('10:00', '11:00'), maintenance('10:00', '12:00', { source: 'robot' })])).toEqual(['fact-1 counts', 'fact-2 counts']);
  });
});

describe('S14 findings', () => {
  it('not approved', () => {
    expect(findings(removes, [maintenance('10:00', '11:00', { approved: false })])).toEqual(['fact-1 not-approved']);
  });

  it('late notice, to the millisecond', () => {
    const terms: ExclusionTerms = { effect: 'remove', notice: DAY };
    const recorded = (text: string) => findings(terms, [maintenance('10:00', '11:00', { recordedAt: at(text) })]);

    expect(recorded('2026-03-01T10:00Z')).toEqual(['fact-1 counts']);
    expect(recorded('2026-03-01T10:00:00.001Z')).toEqual(['fact-1 late-notice']);
  });

  it('a notice of nothing still asks to be told before it begins', () => {
    const terms: ExclusionTerms = { effect: 'remove', notice: 0 };

    expect(findings(terms, [maintenance('10:00', '11:00', { recordedAt: at('10:00') })])).toEqual(['fact-1 counts']);
    expect(findings(terms, [maintenance('10:00', '11:00', { recordedAt: at('10:30') })])).toEqual(['fact-1 late-notice']);
  });

  it('an approval that comes later keeps the notice of what was declared in time, and of no more', () => {
    const terms: ExclusionTerms = { effect: 'remove', notice: DAY };
    const declared = maintenance('10:00', '11:00', { recordedAt: at('2026-03-01T10:00Z'), approved: false });
    const afterwards = { recordedAt: at('2026-03-02T12:00Z') };
    const said = (...more: Parameters<typeof findings>[1]) => findings(terms, [declared, ...more]);

    expect(said(maintenance('10:00', '11:00', afterwards))).toEqual(['fact-2 counts']);
    expect(said(maintenance('10:00', '10:30', afterwards))).toEqual(['fact-2 counts']);
    expect(said(maintenance('10:00', '11:00:00.001', afterwards))).toEqual(['fact-2 late-notice']);
    expect(said(maintenance('10:00', '11:00', { ...afterwards, reason: 'storm' }))).toEqual(['fact-2 late-notice']);
    expect(said(maintenance('10:00', '11:00', { ...afterwards, source: 'robot' }))).toEqual(['fact-1 not-approved', 'fact-2 late-notice']);
    expect(said(maintenance('10:00:00.001', '11:00', afterwards))).toEqual(['fact-1 not-approved', 'fact-2 late-notice']);
    expect(said(maintenance('10:00', '11:00', { ...afterwards, approved: false }))).toEqual(['fact-2 not-approved']);
  });

  it('one declared afterwards counts where no notice is agreed', () => {
    expect(findings(removes, [maintenance('10:00', '11:00', { recordedAt: at('2026-03-05T00:00Z') })])).toEqual(['fact-1 counts']);
  });

  it('outside the allowed windows, and cut to them', () => {
    const nights: CalendarTerms = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '00:00', closes: '04:00' }] }] };
    const terms: ExclusionTerms = { effect: 'remove', allowedIn: nights };

    expect(findings(terms, [maintenance('10:00', '11:00')])).toEqual(['fact-1 outside-allowed-windows']);
    expect(excluded(terms, [maintenance('03:00', '05:00')]).removed).toEqual([during('03:00', '04:00')]);
  });

  it('outside hours', () => {
    expect(findings(removes, [maintenance('18:00', '19:00')], [during('09:00', '17:00')])).toEqual(['fact-1 outside-hours']);
  });

  it('an empty window takes nothing', () => {
    expect(findings(removes, [maintenance('10:00', '10:00')])).toEqual(['fact-1 outside-allowed-windows']);
  });
});

describe('S14 the cap', () => {
  const three = [maintenance('10:00', '11:00'), maintenance('12:00', '13:00'), maintenance('14:00', '15:00')];

  it('is used in order of time, however they were declared', () => {
    const capped: ExclusionTerms = { effect: 'remove', cap: 1.5 * HOUR };

    expect(findings(capped, three)).toEqual(['fact-1 counts', 'fact-2 cut-by-cap', 'fact-3 used-up-cap']);
    expect(excluded(capped, three.toReversed()).removed).toEqual([during('10:00', '11:00'), during('12:00', '12:30')]);
  });

  it('of nothing excludes nothing', () => {
    expect(excluded({ effect: 'remove', cap: 0 }, three).removed).toEqual([]);
  });

  it('that is just used up cuts nothing', () => {
    expect(findings({ effect: 'remove', cap: 3 * HOUR }, three)).toEqual(['fact-1 counts', 'fact-2 counts', 'fact-3 counts']);
  });

  it('is one for all effects', () => {
    const terms: ExclusionTerms = { effect: 'remove', effectByReason: { test: 'count-as-good' }, cap: HOUR };

    const time = excluded(terms, [maintenance('10:00', '11:00', { reason: 'test' }), maintenance('12:00', '13:00')]);

    expect(measure(time.countedGood)).toBe(HOUR);
    expect(time.removed).toEqual([]);
  });

  it('is not used by those that do not count', () => {
    const terms: ExclusionTerms = { effect: 'remove', cap: HOUR };

    expect(findings(terms, [maintenance('10:00', '11:00', { approved: false }), maintenance('12:00', '13:00')])).toEqual(['fact-1 not-approved', 'fact-2 counts']);
  });

  it('is not used by closed time', () => {
    const terms: ExclusionTerms = { effect: 'remove', cap: HOUR };

    expect(excluded(terms, [maintenance('10:00', '14:00')], [during('13:30', '17:00')]).removed).toEqual([during('13:30', '14:00')]);
  });
});
