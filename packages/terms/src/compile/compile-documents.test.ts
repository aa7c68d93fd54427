import { DAY, HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { agreementText, compiled, problemsIn } from '../../testing/documents.ts';

describe('documents', () => {
  it('S1a, S5, S12: become the terms that the engine takes', () => {
    const { agreements } = compiled(agreementText());

    expect(agreements.map(({ terms }) => terms)).toEqual([{
      id: 'shop-sla', key: 'shop-sla', name: 'The shop', kind: 'sla', provider: 'acme', customer: 'shopkeeper', zone: 'Europe/Amsterdam',
      settlement: { anchor: '2026-01-01', every: 'P1M' },
      startsAt: Date.parse('2025-12-31T23:00Z'),
      grace: 5 * DAY,
      versions: [{
        number: 1,
        effectiveFrom: Date.parse('2025-12-31T23:00Z'),
        levels: [{
          id: 'availability', name: 'availability', kind: 'availability', basis: 'time', component: 'shop', obligor: 'acme',
          expected: '99.950', minimum: '99.5',
          calendar: { kind: 'business', zone: 'Europe/Amsterdam', weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], shifts: [{ opens: '08:00', closes: '18:00' }] }] },
          period: { zone: 'Europe/Amsterdam', anchor: '2026-01-01', every: 'P1M' },
          method: { metric: 'shop-is-up', measures: 'status', sources: ['probe'], combine: 'any-bad', cadence: 5 * MINUTE },
          unknown: { policy: 'ignore' },
          exclusions: { effect: 'remove', cap: 4 * HOUR },
          outages: {},
          partialPeriod: 'prorate',
        }],
      }],
    }]);
  });

  it('tell every problem at once, each with its line and its way out', () => {
    const text = agreementText().replace('expected: 99.950', 'exspected: 99.950').replace('PT5M', '5 minutes').replace('kind: Party', 'kind: Partie');

    expect(problemsIn(text)).toEqual([
      '2:1 VALUE_UNKNOWN "Partie" is not one of Party, Service, Source, Calendar, Metric, SharedMetric, SharedSum, Contract, Agreement. Did you mean "Party"?',
      '41:3 DURATION_INVALID "5 minutes" is not a duration. Write ISO 8601 such as PT4H or P2D, or short such as 15m, 4h, 1h30m; months and years have no fixed length.',
      '59:11 FIELD_MISSING "expected" is missing. Add expected: text or a number.',
      '62:11 FIELD_UNKNOWN There is no field "exspected" here. Did you mean "expected"?',
    ]);
  });
});
