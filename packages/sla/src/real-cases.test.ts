import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DAY, HOUR, MINUTE, periodAt, SECOND } from '@entente/worktime';
import type { Interval } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aLevel, aSharedMetric, log, says, statusMethod } from '../testing/story.ts';
import { ofDecimal } from './exact/decimal.ts';
import { compare, floorOf, ofFraction, quotient, times, rational } from './exact/rational.ts';
import { composedAvailability, evaluateLevel, proveBackToBack } from './index.ts';
import type { Fact, StatusState, Structure } from './index.ts';

const folder = process.env['ENTENTE_REAL_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const absent = existsSync(folder) ? '' : ' (skipped: no folder of real data)';

describe.skipIf(absent !== '')(`availability of structures, published by their providers${absent}`, () => {
  type Published = number | { readonly series: readonly Published[] } | { readonly parallel: readonly Published[] };
  interface Case {
    readonly id: string;
    readonly op: string;
    readonly description: string;
    readonly structure?: Published;
    readonly percent?: number;
    readonly downtime_minutes?: number;
    readonly period_minutes?: number;
    readonly expected: Readonly<Record<string, string | number>>;
  }

  /** Cases that follow another convention, and the rule that we follow instead. */
  const OTHERS: Readonly<Record<string, string>> = {
    'composite_availability-005': 'S21: a published figure that was rounded up on its way',
    'composite_availability-016': 'S20: a percentage is never averaged',
  };
  const cases: readonly Case[] = absent === '' ? JSON.parse(readFileSync(`${folder}/cases/composite_availability.json`, 'utf8')).cases : [];
  const of = (op: string) => cases.filter((one) => one.op === op && OTHERS[one.id] === undefined);

  /** A published structure of percentages as one of components. */
  function written(published: Published) {
    const named = new Map<string, string>();
    const shapeOf = (part: Published): Structure => {
      if (typeof part === 'number') {
        const component = `c${named.size}`;
        named.set(component, String(part));
        return { component };
      }
      return 'series' in part ? { series: part.series.map(shapeOf) } : { parallel: part.parallel.map(shapeOf) };
    };
    return { shape: shapeOf(published), named, availabilityOf: (component: string) => times(ofDecimal(named.get(component) ?? '0'), rational(1, 100)) };
  }

  it.each(of('composite_availability'))('$id $description', ({ structure = 0, expected }) => {
    const { shape, availabilityOf } = written(structure);

    const whole = composedAvailability(shape, availabilityOf);

    const percent = Number(whole.numerator * 10n ** 14n / whole.denominator) / 1e12;
    expect(percent.toFixed(Number(expected['rounded_to_decimals']))).toBe(Number(expected['percent']).toFixed(Number(expected['rounded_to_decimals'])));
  });

  it.each(of('allowed_downtime_table'))('$id $description may be bad for so long', ({ percent, expected }) => {
    const allowedIn = (length: number) => {
      const { allowed } = evaluateLevel(aLevel({ expected: String(percent) }), log({ ...says('up', '00:00'), at: 0 }), { start: 0, end: length }, length).budget;
      return Number(allowed.numerator) / Number(allowed.denominator);
    };
    const units: Readonly<Record<string, number>> = { days: DAY, hours: HOUR, minutes: MINUTE, minute: MINUTE, seconds: SECOND };
    const lengths: Readonly<Record<string, number>> = { week: 7 * DAY, month_30d: 30 * DAY, year_365d: 365 * DAY };

    const ours = Object.keys(expected).map((name) => {
      const [figure = '', unit = ''] = String(expected[name]).split(' ');
      return `${(allowedIn(lengths[name] ?? 0) / (units[unit] ?? 1)).toFixed(figure.split('.')[1]?.length ?? 0)} ${unit}`;
    });
    expect(ours).toEqual(Object.values(expected));
  });

  it.each(of('allowed_downtime'))('$id $description, of 365.25 days, to the second below', ({ percent, expected }) => {
    const { allowed } = evaluateLevel(aLevel({ expected: String(percent) }), log({ ...says('up', '00:00'), at: 0 }), { start: 0, end: 365.25 * DAY }, 365.25 * DAY).budget;

    expect(floorOf(quotient(ofFraction(allowed), rational(SECOND)))).toBe(BigInt(expected['seconds'] ?? 0));
  });

  it.each(of('composite_availability'))('S36a $id $description: the worst case is never better than independence', ({ structure = 0 }) => {
    const { shape, named, availabilityOf } = written(structure);
    const month = { start: Date.parse('2026-03-01T00:00Z'), end: Date.parse('2026-04-01T00:00Z') };
    const period = { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } as const;
    const levels = [...named].map(([component, expected]) => aLevel({ component, expected, period, unknown: { policy: 'bad' }, exclusions: { effect: 'remove', cap: 0 } }));

    const { worst, isExact } = proveBackToBack(aSharedMetric(shape, { period, expected: '99' }), levels, month);

    const independent = composedAvailability(shape, availabilityOf);
    const available = rational(month.end - month.start - worst.most - named.size, month.end - month.start);
    expect(isExact).toBe(true);
    expect(compare(available, independent)).toBeLessThanOrEqual(0);
  });

  it.each(of('availability'))('$id $description', ({ downtime_minutes = 0, period_minutes = 0, expected }) => {
    const facts = log({ ...says('down', '00:00'), at: 0 }, { ...says('up', '00:00'), at: downtime_minutes * MINUTE });

    const { ratio } = evaluateLevel(aLevel(), facts, { start: 0, end: period_minutes * MINUTE }, period_minutes * MINUTE).toDate;

    expect((Number(ratio?.numerator) / Number(ratio?.denominator) * 100).toFixed(2)).toBe(String(expected['percent']));
  });

  it('are sixteen, each of an operation that is tried above', () => {
    expect(cases).toHaveLength(16);
    expect(new Set(cases.map(({ op }) => op))).toEqual(new Set(['composite_availability', 'allowed_downtime_table', 'allowed_downtime', 'availability']));
  });

  it(`leaves out what follows another convention: ${Object.entries(OTHERS).map(([id, rule]) => `${id.slice(-3)} (${rule})`).join(', ')}`, () => {
    expect(cases.filter(({ id }) => OTHERS[id] !== undefined)).toHaveLength(Object.keys(OTHERS).length);
  });
});

describe.skipIf(absent !== '')(`availability of real sites by calendar month${absent}`, () => {
  const table = (name: string) => {
    const [head = '', ...rows] = readFileSync(`${folder}/uptime/${name}`, 'utf8').trim().split('\n');
    return rows.map((row) => Object.fromEntries(head.split(',').map((column, place) => [column, row.split(',')[place] ?? ''])));
  };
  const logs: Readonly<Record<string, string>> = { 'srepollock/upptime': 'multi-supplier-2022.checks.csv', 'samj/status': 'regions-2024-2026.checks.csv' };
  const STATES: Readonly<Record<string, StatusState>> = { up: 'up', down: 'down', degraded: 'degraded' };

  it('S18 equals the reference for all 240 months of 33 sites, to 0.001 percentage points', () => {
    const reference = table('monthly_availability.csv');
    const checks = new Map(Object.entries(logs).map(([repository, name]) => [repository, table(name)]));
    const differing = reference.filter((month) => {
      const rows = (checks.get(month['repo'] ?? '') ?? []).filter(({ slug }) => slug === month['slug']);
      const facts: readonly Fact[] = log(...rows.map((row) => ({ ...says(STATES[row['status'] ?? ''] ?? 'unknown', '00:00'), at: Date.parse(row['commit_time_utc'] ?? '') })));
      const own = reference.filter(({ repo, slug }) => repo === month['repo'] && slug === month['slug']);
      const inForce: Interval = { start: Date.parse(own[0]?.['from_utc'] ?? ''), end: Date.parse(own.at(-1)?.['to_utc'] ?? '') };
      const terms = aLevel({ method: statusMethod, inForce, period: { zone: 'UTC', anchor: '2020-01-01', every: 'P1M' } });
      const result = evaluateLevel(terms, facts, periodAt(terms.period, Date.parse(month['from_utc'] ?? '')), Date.parse('2026-11-01T00:00:00Z'));
      const { numerator, denominator } = ofFraction(result.toDate.ratio ?? { numerator: '0', denominator: '1' });
      return Math.abs(Number(numerator) / Number(denominator) * 100 - Number(month['availability_percent'])) > 0.001 || result.measured.start !== Date.parse(month['from_utc'] ?? '') || result.time.bad !== Number(month['down_s_all_outages']) * SECOND;
    });

    expect(reference).toHaveLength(240);
    expect(differing.map(({ slug, month_utc }) => `${slug} ${month_utc}`)).toEqual([]);
  });
});
