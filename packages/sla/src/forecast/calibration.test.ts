/** S37a on what really happened: months that are held back, forecast from what was known before and in them. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DAY, periodsIn } from '@entente/worktime';
import type { Interval } from '@entente/worktime';
import { beforeAll, describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { aLevel, log, says } from '../../testing/story.ts';
import { evaluateAvailability } from '../level/evaluate-availability.ts';
import type { AvailabilityResult, Fact } from '../model.ts';
import { forecastBreach } from './forecast-breach.ts';
import type { Forecast } from './forecast-model.ts';

const folder = process.env['ENTENTE_REAL_DATA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const absent = existsSync(folder) ? '' : ' (skipped: no folder of real data)';
const terms = aLevel({ expected: '99.5', period: { zone: 'UTC', anchor: '2020-01-01', every: 'P1M' } });
/** The logs tell changes and one row a day. */
const watchedDaily = { ...terms, method: { ...terms.method, cadence: 2 * DAY } };
const POINTS = [0, 1 / 4, 1 / 2, 3 / 4];
/** A campaign looks from all of these points of a month, the suite from one after the other. */
const pointsOf = (place: number) => (runs(0, 1).numRuns > 1 ? POINTS : POINTS.filter((_, point) => point === place % POINTS.length));

interface Watched {
  readonly name: string;
  readonly facts: readonly Fact[];
  readonly span: Interval;
}

/** Check logs: one status a row. */
function sites(file: string): readonly Watched[] {
  const [, ...rows] = readFileSync(`${folder}/uptime/${file}`, 'utf8').trim().split('\n');
  const bySite = Map.groupBy(rows.map((row) => row.split(',')), ([, , slug = '']) => slug);
  return [...bySite].map(([name, all]) => {
    const changes = all.map(([at = '', , , status]) => ({ at: Date.parse(at), state: status === 'down' ? 'down' as const : 'up' as const }));
    const times = changes.map(({ at }) => at);
    return { name, facts: log(...changes.map((change) => ({ ...says(change.state, '00:00'), ...change }))), span: { start: Math.min(...times), end: Math.max(...times) } };
  });
}

/** Published incidents: each component is down from the start of one to its end. */
function components(): readonly Watched[] {
  interface Incident { readonly impact: string; readonly components: readonly string[] | null; readonly downtime_start: string; readonly downtime_end: string }
  const incidents: readonly Incident[] = readFileSync(`${folder}/status/github_incidents.jsonl`, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  const span = { start: Date.parse('2022-04-01T00:00:00Z'), end: Date.parse('2026-08-20T00:00:00Z') };
  const real = incidents.filter(({ impact }) => impact !== 'none' && impact !== 'maintenance');
  const names = [...new Set(real.flatMap((incident) => incident.components ?? []))];
  return names.map((name) => {
    const own = real.filter((incident) => incident.components?.includes(name) === true);
    const edges = own.flatMap((incident) => [{ at: Date.parse(incident.downtime_start), step: 1 }, { at: Date.parse(incident.downtime_end), step: -1 }]).sort((a, b) => a.at - b.at);
    let open = 0;
    const changes = edges.map(({ at, step }) => ({ at, state: (open += step) > 0 ? 'down' as const : 'up' as const }));
    return { name, facts: log({ ...says('up', '00:00'), at: span.start }, ...changes.map((change) => ({ ...says(change.state, '00:00'), ...change }))), span };
  });
}

interface HeldBack {
  readonly forecast: Forecast;
  /** What came of it: bad time of the month, and the instant at which its budget was used up. */
  readonly bad: number;
  readonly usedUp: number;
}

function heldBack(watched: readonly Watched[]): readonly HeldBack[] {
  return watched.flatMap(({ facts, span }) => periodsIn(terms.period, span).filter(({ start, end }) => start >= span.start && end <= span.end).flatMap((month, place) => {
    const inTheEnd = evaluateAvailability(terms, facts, month, month.end);
    return pointsOf(place).map((point): HeldBack => {
      const asOf = Math.round(month.start + point * (month.end - month.start));
      const forecast = forecastBreach(watchedDaily, facts.filter((fact) => fact.kind === 'status' && fact.at <= asOf), month, asOf);
      return { forecast, bad: Number(inTheEnd.toDate.bad), usedUp: firstBeyond(inTheEnd, month.end - month.start) };
    });
  }));
}

/** The instant after which more than the budget was bad. */
function firstBeyond({ stretches }: AvailabilityResult, length: number): number {
  let left = length * 5 / 1000;
  for (const { start, end } of stretches.filter(({ state }) => state === 'bad')) {
    if (end - start > left) return start + left;
    left -= end - start;
  }
  return Infinity;
}

const share = (all: readonly unknown[], some: readonly unknown[]) => some.length / all.length;

/**
 * The share of held-back months inside a band, both ends included. Bands begin at the lowest outcome, no more bad time,
 * when this alone is frequent enough (S37a), so months without an outage make no coverage of their own. A band of one
 * point, where more than that share of the futures are alike, can only be hit or missed and is left out.
 */
function badInside(all: readonly HeldBack[], band: 'half' | 'fourFifths') {
  const wide = all.flatMap(({ forecast, bad }) => (forecast.state === 'forecast' && forecast.bad.within[band].from < forecast.bad.within[band].to ? [{ ...forecast.bad.within[band], bad }] : []));
  return { months: wide.length, share: share(wide, wide.filter(({ from, to, bad }) => from <= bad && bad <= to)) };
}

/** The same of the instant of breach; a band that says no more than "not in this period" is left out. */
function breachInside(all: readonly HeldBack[]) {
  const bands = all.flatMap(({ forecast, usedUp }) => (forecast.state === 'forecast' && forecast.expected.state === 'open' ? [{ ...forecast.expected.usedUpIn.fourFifths, usedUp }] : []));
  const told = bands.flatMap(({ from, to = Infinity, usedUp }) => (from === undefined ? [] : [{ from, to, usedUp }]));
  return { months: told.length, share: share(told, told.filter(({ from, to, usedUp }) => from <= usedUp && usedUp <= to)) };
}

/** How often a breach was foretold, and how often it came. */
function misses(all: readonly HeldBack[]) {
  const open = all.flatMap(({ forecast, usedUp }) => (forecast.state === 'forecast' && forecast.expected.state === 'open' ? [{ missed: forecast.expected.missed, usedUp }] : []));
  const foretold = open.reduce((sum, { missed: { numerator, denominator } }) => sum + Number(numerator) / Number(denominator), 0) / open.length;
  return { foretold, came: share(open, open.filter(({ usedUp }) => usedUp < Infinity)) };
}

describe.skipIf(absent !== '')(`S37a forecasts of real months that were held back${absent}`, () => {
  const groups = new Map<string, readonly HeldBack[]>();
  beforeAll(() => {
    groups.set('published incidents', heldBack(components()));
    groups.set('sites watched from several regions', heldBack(sites('regions-2024-2026.checks.csv')));
  }, 120_000);

  it.each([{ group: 'published incidents', atLeast: 450 }, { group: 'sites watched from several regions', atLeast: 70 }])('$group: 70 to 90 % have their bad time in the band of four fifths, 40 to 60 % in that of half', ({ group, atLeast }) => {
    const all = groups.get(group) ?? [];
    const [half, fourFifths] = [badInside(all, 'half'), badInside(all, 'fourFifths')];

    expect(fourFifths.months).toBeGreaterThan(atLeast);
    expect(fourFifths.share).toBeGreaterThan(0.7);
    expect(fourFifths.share).toBeLessThan(0.9);
    expect(half.share).toBeGreaterThan(0.4);
    expect(half.share).toBeLessThan(0.6);
  });

  it('70 to 90 % use up their budget inside the band of four fifths of that instant', () => {
    const inside = breachInside([...groups.values()].flat());

    expect(inside.months).toBeGreaterThan(250);
    expect(inside.share).toBeGreaterThan(0.7);
    expect(inside.share).toBeLessThan(0.9);
  });

  it.each(['published incidents', 'sites watched from several regions'])('%s: breaches come about as often as foretold', (group) => {
    const { foretold, came } = misses(groups.get(group) ?? []);

    expect(Math.abs(foretold - came)).toBeLessThan(0.1);
  });

  it('most sites of a log of three months have too little history', () => {
    const states = heldBack(sites('multi-supplier-2022.checks.csv')).map(({ forecast }) => forecast.state);

    expect(share(states, states.filter((state) => state === 'too-little-history'))).toBeGreaterThan(0.9);
  });
});
