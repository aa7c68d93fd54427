import { describe, expect, test } from 'vitest';
import { statusRowsOfChecks } from './checks.ts';
import { statusRowsOfIncidents } from './incidents.ts';

describe('a check log', () => {
  const log = 'commit_time_utc,last_updated,slug,status\n2026-01-01T00:00:00Z,x,shop,up\n2026-01-01T01:00:00Z,x,mail,down\n';

  test('becomes one status change a row, at the time of the commit', () => {
    expect(statusRowsOfChecks(log)).toEqual([
      { component: 'shop', at: '2026-01-01T00:00:00Z', state: 'up' },
      { component: 'mail', at: '2026-01-01T01:00:00Z', state: 'down' },
    ]);
  });

  test('can leave sites out', () => {
    expect(statusRowsOfChecks(log, { except: ['mail'] })).toEqual(statusRowsOfChecks(log, { only: ['shop'] }));
  });

  test('without its columns is refused by what is missing', () => {
    expect(() => statusRowsOfChecks('a,b\n1,2\n')).toThrow('no column commit_time_utc, slug, status');
  });
});

describe('incidents', () => {
  const incident = (id: string, impact: string, components: readonly string[] | null) => JSON.stringify({ id, impact, components });
  const windows = 'incident_id,downtime_start,downtime_end\n1,2026-01-01T10:00:00Z,2026-01-01T11:00:00Z\n2,2026-01-01T10:30:00Z,2026-01-01T12:00:00Z\n3,2026-01-02T00:00:00Z,2026-01-02T01:00:00Z\n';

  test('of one component that overlap become one stretch of being down (S15)', () => {
    const rows = statusRowsOfIncidents([incident('1', 'minor', ['API Requests']), incident('2', 'none', ['API Requests']), incident('3', 'maintenance', ['API Requests'])].join('\n'), windows);

    expect(rows.filter(({ component }) => component === 'api-requests').map(({ at, state }) => [at.slice(0, 16), state])).toEqual([
      ['2026-01-01T09:59', 'up'], ['2026-01-01T10:00', 'down'], ['2026-01-01T12:00', 'up'],
    ]);
  });

  test('that name no component count for "any" alone', () => {
    const rows = statusRowsOfIncidents(incident('1', 'critical', null), windows);

    expect(new Set(rows.map(({ component }) => component))).toEqual(new Set(['any']));
  });
});
