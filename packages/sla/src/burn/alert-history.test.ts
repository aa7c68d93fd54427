import { DAY, HOUR, MINUTE } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aStatusMethod, period, someFacts, TICK } from '../../oracle/arbitraries.ts';
import { runs } from '../../oracle/runs.ts';
import { aLevel, at, down, during, log, says, up } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import type { AvailabilityTerms } from '../model.ts';
import { alertHistory, continueAlerts } from './alert-history.ts';
import type { AlertHistory, AlertWatch } from './alert-history.ts';
import { burnAlert } from './burn-alert.ts';

const watch: AlertWatch = { policy: { share: '2', long: HOUR, short: 5 * MINUTE }, period: 30 * DAY, every: MINUTE };
const terms = aLevel({ expected: '99.9' });
const facts = log(up('2026-03-01T00:00Z'), down('10:00'), up('10:10'), down('18:00:30'), up('18:06'));

describe('S37 the history of an alert', () => {
  it('tells when it fired and when it resolved', () => {
    expect(alertHistory(terms, facts, watch, during('08:00', '24:00'))).toEqual({
      until: at('24:00'), spells: [{ fires: at('10:01'), resolves: at('11:10') }, { fires: at('18:02'), resolves: at('19:06') }],
    });
  });

  it('has no end while it fires, and looks at no instant twice or after the range', () => {
    expect(alertHistory(terms, facts, watch, during('08:00', '10:01'))).toEqual({ until: at('10:01'), spells: [] });
    expect(alertHistory(terms, facts, watch, { start: at('08:00'), end: at('10:01') + 1 }).spells).toEqual([{ fires: at('10:01') }]);
    expect(alertHistory(terms, facts, watch, during('10:00:30', '10:30')).spells).toEqual([{ fires: at('10:01') }]);
    expect(alertHistory(terms, facts, watch, during('10:02:30', '10:30')).spells).toEqual([{ fires: at('10:03') }]);
  });

  it('goes on from where it stopped, and never back', () => {
    const whole = alertHistory(terms, facts, watch, during('08:00', '24:00'));
    const first = alertHistory(terms, facts, watch, during('08:00', '10:30'));

    expect(first.spells).toEqual([{ fires: at('10:01') }]);
    expect(continueAlerts(terms, facts, watch, first, at('24:00'))).toEqual(whole);
    expect(continueAlerts(terms, facts, watch, whole, at('09:00'))).toEqual(whole);
  });

  it('finds an alert that only unknown time makes, where it counts bad or holds what was bad long before', () => {
    const spells = (policy: 'bad' | 'good' | 'hold-last', ...told: readonly UnloggedFact[]) => alertHistory({ ...terms, unknown: { policy } }, log(up('2026-03-01T00:00Z'), ...told), watch, during('08:00', '24:00')).spells;
    const silent = [says('unknown', '10:00'), up('11:00')];
    const silentSinceItWasDown = [down('05:00'), says('unknown', '05:10'), up('11:00')];

    expect([spells('bad', ...silent), spells('good', ...silent), spells('hold-last', ...silent)]).toEqual([[{ fires: at('10:01'), resolves: at('12:00') }], [], []]);
    expect([spells('hold-last', ...silentSinceItWasDown), spells('good', ...silentSinceItWasDown)]).toEqual([[{ fires: at('08:00'), resolves: at('12:00') }], []]);
  });

  it('looks only where something may burn', () => {
    let looked = 0;
    const counted: AvailabilityTerms = { ...terms, get inForce() { looked += 1; return { start: 0 }; } };

    alertHistory(counted, facts, watch, during('00:00', '09:00'));

    expect(looked).toBe(0);
  });

  it('asks for the minimum of events it was given', () => {
    const events = aLevel({ expected: '99', basis: 'occurrences', method: { measures: 'samples', sources: ['probe'], combine: 'any-bad', cadence: MINUTE } });
    const failing = log({ kind: 'samples', source: 'probe', component: 'shop', at: [at('08:00'), at('10:00')], good: [1, 0], total: [1, 3] });
    const spells = (minimumEvents: number) => alertHistory(events, failing, { ...watch, minimumEvents }, during('08:00', '12:00')).spells;

    expect([spells(3).length, spells(4).length]).toEqual([1, 0]);
  });

  const aTerms = fc.record({ method: aStatusMethod, expected: fc.constantFrom('90', '99', '99.9'), policy: fc.constantFrom('ignore', 'good', 'bad', 'hold-last') })
    .map(({ method, expected, policy }): AvailabilityTerms => aLevel({ method, expected, component: 'it', unknown: { policy } }));
  const ticking: AlertWatch = { policy: { share: '20', long: 20 * TICK, short: 4 * TICK }, period: period.end - period.start, every: TICK };

  it('in parts is the history as a whole', () => {
    fc.assert(fc.property(aTerms, someFacts(['it'], 'status'), fc.array(fc.integer({ min: 0, max: 119 }), { maxLength: 4 }), (level, all, cuts) => {
      const whole = alertHistory(level, all, ticking, period);
      const inParts = [...cuts.toSorted((a, b) => a - b).map((tick) => period.start + tick * TICK), period.end]
        .reduce((before: AlertHistory, until) => continueAlerts(level, all, ticking, before, until), { until: period.start, spells: [] });
      expect(inParts).toEqual(whole);
    }), runs(371, 40));
  });

  it('is what the alert says at one instant after the other', () => {
    fc.assert(fc.property(aTerms, someFacts(['it'], 'status'), (level, all) => {
      const { spells } = alertHistory(level, all, ticking, period);
      let firing = false;
      for (let when = Math.ceil(period.start / TICK) * TICK; when < period.end; when += TICK) {
        firing = burnAlert(level, all, ticking.policy, when, ticking.period, firing).firing;
        expect(spells.some(({ fires, resolves = Infinity }) => fires <= when && when < resolves)).toBe(firing);
      }
    }), runs(372, 40));
  });
});
