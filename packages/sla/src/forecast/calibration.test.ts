/**
 * S37a on what really happened: periods that are held back, forecast from what was known before and in them. The model was
 * chosen on one half of those who were watched; what is asserted is what came of the other half. Both are printed.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { periodsIn } from '@entente/worktime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { halvesOf, recordedComponents, recordedSites, saidUntil } from '../../testing/recorded.ts';
import type { Watched } from '../../testing/recorded.ts';
import { aLevel } from '../../testing/story.ts';
import { evaluateAvailability } from '../level/evaluate-availability.ts';
import type { AvailabilityResult } from '../model.ts';
import { forecastBreach } from './forecast-breach.ts';
import type { Forecast } from './forecast-model.ts';

const folder = process.env['ENTENTE_REAL_DATA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const absent = existsSync(folder) ? '' : ' (skipped: no folder of real data)';

const POINTS = [0, 1 / 4, 1 / 2, 3 / 4];
const STEPS = [{ every: 'P1W', anchor: '2020-01-06', oneOf: 3 }, { every: 'P1M', anchor: '2020-01-01', oneOf: 1 }, { every: 'P3M', anchor: '2020-01-01', oneOf: 1 }] as const;
type Step = (typeof STEPS)[number];
const ALL_OF = runs(0, 1).numRuns > 1;
/** A campaign looks at all weeks and from all points of a period, the suite at each third week and from one point after the other. */
const isLookedAt = (place: number, { oneOf }: Step) => ALL_OF || place % oneOf === 0;
const pointsOf = (place: number) => (ALL_OF ? POINTS : POINTS.filter((_, point) => point === place % POINTS.length));

interface Outcome {
  readonly every: Step['every'];
  readonly forecast: Forecast;
  /** What came of it: bad time of the period, and the instant at which its budget was used up. */
  readonly bad: number;
  readonly usedUp: number;
}

function outcomesOf(watched: readonly Watched[], steps: readonly Step[] = STEPS): readonly Outcome[] {
  return watched.flatMap(({ facts, span }) => steps.flatMap((step) => {
    const terms = aLevel({ expected: '99.5', period: { zone: 'UTC', ...step } });
    const whole = periodsIn(terms.period, span).filter(({ start, end }) => start >= span.start && end <= span.end);
    return whole.flatMap((period, place) => {
      if (!isLookedAt(place, step)) return [];
      const inTheEnd = evaluateAvailability(terms, facts, period, period.end);
      return pointsOf(place).map((point): Outcome => {
        const asOf = Math.round(period.start + point * (period.end - period.start));
        return { every: step.every, forecast: forecastBreach(terms, saidUntil(facts, asOf), period, asOf), bad: Number(inTheEnd.toDate.bad), usedUp: firstBeyond(inTheEnd, period.end - period.start) };
      });
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
const meanOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/**
 * The share of periods inside a band, both ends included. Bands begin at the lowest outcome, no more bad time, when this
 * alone is frequent enough (S37a), so periods without an outage make no coverage of their own. A band of one point, where
 * more than that share of the futures are alike, can only be hit or missed and is left out.
 */
function badInside(all: readonly Outcome[], band: 'half' | 'fourFifths') {
  const wide = all.flatMap(({ forecast, bad }) => (forecast.state === 'forecast' && forecast.bad.within[band].from < forecast.bad.within[band].to ? [{ ...forecast.bad.within[band], bad }] : []));
  return { periods: wide.length, share: share(wide, wide.filter(({ from, to, bad }) => from <= bad && bad <= to)) };
}

/** The same of the instant of breach; a band that says no more than "not in this period" is left out. */
function breachInside(all: readonly Outcome[]) {
  const bands = all.flatMap(({ forecast, usedUp }) => (forecast.state === 'forecast' && forecast.expected.state === 'open' ? [{ ...forecast.expected.usedUpIn.fourFifths, usedUp }] : []));
  const told = bands.flatMap(({ from, to = Infinity, usedUp }) => (from === undefined ? [] : [{ from, to, usedUp }]));
  return { periods: told.length, share: share(told, told.filter(({ from, to, usedUp }) => from <= usedUp && usedUp <= to)) };
}

/** What was foretold of a miss, as a chance, and what came, as 1 or 0. */
function missesOf(all: readonly Outcome[]) {
  return all.flatMap(({ forecast, usedUp }) => (forecast.state === 'forecast' && forecast.expected.state === 'open'
    ? [{ foretold: Number(forecast.expected.missed.numerator) / Number(forecast.expected.missed.denominator), came: usedUp < Infinity ? 1 : 0 }]
    : []));
}

/** The mean squared error of the chances, beside that of one chance for all: the share that missed, which only hindsight knows. */
function brierOf(misses: ReturnType<typeof missesOf>) {
  const often = meanOf(misses.map(({ came }) => came));
  return {
    foretold: meanOf(misses.map(({ foretold }) => foretold)), came: often,
    brier: meanOf(misses.map(({ foretold, came }) => (foretold - came) ** 2)), reference: often * (1 - often),
  };
}

const percent = (number: number) => `${(100 * number).toFixed(1)} %`;

function printed(title: string, all: readonly Outcome[]): string {
  const [fourFifths, half, instant] = [badInside(all, 'fourFifths'), badInside(all, 'half'), breachInside(all)];
  const { foretold, came, brier, reference } = brierOf(missesOf(all));
  return `${title.padEnd(50)} bad time in 4/5: ${percent(fourFifths.share)} of ${fourFifths.periods}, in 1/2: ${percent(half.share)} of ${half.periods}; instant in 4/5: ${percent(instant.share)} of ${instant.periods}; missed: foretold ${percent(foretold)}, came ${percent(came)}; Brier ${brier.toFixed(4)}, one chance for all ${reference.toFixed(4)}`;
}

/** How often what was foretold with such a chance came, by tenths of the chance. */
function printedReliability(all: readonly Outcome[]): string {
  const byTenth = Map.groupBy(missesOf(all), ({ foretold }) => Math.min(9, Math.floor(foretold * 10)));
  return [...byTenth].sort(([a], [b]) => a - b).map(([tenth, some]) => `  ${tenth / 10}: ${some.length} foretold ${percent(meanOf(some.map(({ foretold }) => foretold)))}, came ${percent(meanOf(some.map(({ came }) => came)))}`).join('\n');
}

const COLLECTIONS = ['published incidents', 'sites watched from several regions'] as const;

describe.skipIf(absent !== '')(`S37a forecasts of real periods that were held back${absent}`, () => {
  const heldBack = new Map<string, readonly Outcome[]>();
  const chosenOn = new Map<string, readonly Outcome[]>();
  const heldBackOf = (collection: string) => heldBack.get(collection) ?? [];
  const whole = () => [...heldBack.values()].flat();

  beforeAll(() => {
    const watched = { 'published incidents': recordedComponents(`${folder}/status/github_incidents.jsonl`), 'sites watched from several regions': recordedSites(`${folder}/uptime/regions-2024-2026.checks.csv`) };
    for (const collection of COLLECTIONS) {
      const halves = halvesOf(watched[collection]);
      chosenOn.set(collection, outcomesOf(halves.chosenOn));
      heldBack.set(collection, outcomesOf(halves.heldBack));
    }
  }, 240_000);

  afterAll(() => {
    const lines = [['chosen on', chosenOn] as const, ['held back', heldBack] as const].flatMap(([half, outcomes]) => [
      ...COLLECTIONS.flatMap((collection) => {
        const all = outcomes.get(collection) ?? [];
        return [printed(`${half}, ${collection}`, all), ...STEPS.map(({ every }) => printed(`  ${every}`, all.filter((outcome) => outcome.every === every)))];
      }),
      printed(`${half}, all`, [...outcomes.values()].flat()),
    ]);
    console.log([...lines, 'held back, by tenths of the chance foretold', printedReliability(whole())].join('\n'));
  });

  it.each([{ collection: COLLECTIONS[0], atLeast: 450 }, { collection: COLLECTIONS[1], atLeast: 70 }])('$collection: 70 to 90 % have their bad time in the band of four fifths', ({ collection, atLeast }) => {
    const inside = badInside(heldBackOf(collection), 'fourFifths');

    expect(inside.periods).toBeGreaterThan(atLeast);
    expect(inside.share).toBeGreaterThan(0.7);
    expect(inside.share).toBeLessThan(0.9);
  });

  it.each([{ collection: COLLECTIONS[0], atLeast: 150 }, { collection: COLLECTIONS[1], atLeast: 20 }])('$collection: 70 to 90 % use up their budget inside the band of four fifths of that instant', ({ collection, atLeast }) => {
    const inside = breachInside(heldBackOf(collection));

    expect(inside.periods).toBeGreaterThan(atLeast);
    expect(inside.share).toBeGreaterThan(0.7);
    expect(inside.share).toBeLessThan(0.9);
  });

  it('in whole: 70 to 90 % are inside either band of four fifths, 40 to 60 % have their bad time in that of half', () => {
    const [fourFifths, half, instant] = [badInside(whole(), 'fourFifths'), badInside(whole(), 'half'), breachInside(whole())];

    for (const { share: inside } of [fourFifths, instant]) {
      expect(inside).toBeGreaterThan(0.7);
      expect(inside).toBeLessThan(0.9);
    }
    expect(half.share).toBeGreaterThan(0.4);
    expect(half.share).toBeLessThan(0.6);
  });

  it.each(COLLECTIONS)('%s: breaches come about as often as foretold, and the chances say more than one for all', (collection) => {
    const { foretold, came, brier, reference } = brierOf(missesOf(heldBackOf(collection)));

    expect(Math.abs(foretold - came)).toBeLessThan(0.1);
    expect(brier).toBeLessThan(reference);
  });

  it('most sites of a log of three months have too little history', () => {
    const states = outcomesOf(recordedSites(`${folder}/uptime/multi-supplier-2022.checks.csv`), STEPS.filter(({ every }) => every === 'P1M')).map(({ forecast }) => forecast.state);

    expect(share(states, states.filter((state) => state === 'too-little-history'))).toBeGreaterThan(0.9);
  });
});
