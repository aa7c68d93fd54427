import { countedTime, evaluateLevel, judgeTotals, timeToSum, totalsFromSums, viewPeriod } from '@entente/sla';
import type { AvailabilityTerms, ExclusionFact, SampleRun } from '@entente/sla';
import { dueAt, measure, openIntervals, subtract, workedTime } from '@entente/worktime';
import type { BusinessCalendar } from '@entente/worktime';
import { BareHours, bareAvailability } from './engine/bare.ts';
import { bound, type Finding, milliseconds, pairedRounds, timed } from './findings.ts';
import { DAY, DAYS, MINUTE, MONTH_START, samplesOf } from './samples/data.ts';

const HOUR = 60 * MINUTE;
const MONTH = { start: MONTH_START, end: MONTH_START + DAYS * DAY };
const LATER = MONTH.end + 30 * DAY;

/** The engine alone, one core, no database: samples in memory, due dates, and an agreement judged from rollups. */
export async function bench(scale: number): Promise<readonly Finding[]> {
  return [...(await availability(Math.max(20, Math.round(1_000 * scale)))), ...(await dueDates()), ...(await fromRollups())];
}

const office: BusinessCalendar = {
  kind: 'business', zone: 'Europe/Amsterdam',
  weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], shifts: [{ opens: '08:30', closes: '12:30' }, { opens: '13:00', closes: '17:30' }] }],
  exceptions: [{ date: '--12-25', effect: 'closed' }, { date: '--01-01', effect: 'closed' }],
};

function aLevel(changes: Partial<AvailabilityTerms> = {}): AvailabilityTerms {
  return {
    id: 'level', name: 'Availability', kind: 'availability', basis: 'time', component: 'part', expected: '99.5', obligor: 'provider', calendar: { kind: 'always' },
    period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' }, method: { measures: 'samples', sources: ['probe'], combine: 'any-bad', cadence: MINUTE },
    unknown: { policy: 'ignore' }, exclusions: { effect: 'remove' }, outages: {}, partialPeriod: 'prorate', inForce: { start: 0 }, ...changes,
  };
}

const maintenance: readonly ExclusionFact[] = [2, 9, 16, 23].map((day, place) => ({
  kind: 'exclusion', id: `exclusion-${day}`, position: 10 + place, source: 'people', component: 'part', recordedAt: MONTH.start, reason: 'maintenance', approved: true,
  window: { start: MONTH.start + day * DAY, end: MONTH.start + day * DAY + 4 * HOUR },
}));

/** The whole public function, account included, against one loop that adds up and does nothing else. */
async function availability(count: number): Promise<readonly Finding[]> {
  const runs = Array.from({ length: count }, (_, series): SampleRun & { at: Float64Array; good: Float64Array; total: Float64Array } => {
    const { at, good, total } = samplesOf(series, 0, DAYS);
    return { kind: 'samples', id: `run-${series}`, position: 1, source: 'probe', component: 'part', recordedAt: MONTH.start, at: Float64Array.from(at), good: Float64Array.from(good), total: Float64Array.from(total) };
  });
  const terms = aLevel();
  const included = subtract([MONTH], maintenance.map(({ window }) => window));
  const ours = () => runs.map((run) => evaluateLevel(terms, [run, ...maintenance], MONTH, LATER).toDate);
  const bare = () => runs.map((run) => bareAvailability(run, included, MINUTE));
  const sums = bare();
  const same = ours().every(({ good, bad }, series) => Number(good) === sums[series]?.good && Number(bad) === sums[series]?.bad);
  if (!same) throw new Error('the engine and the bare loop disagree');

  const work = runs.reduce((sum, { at }) => sum + at.length, 0);
  console.log(`availability with exclusions over ${(work / 1e6).toFixed(1)} million samples in memory`);
  const [, ...rounds] = await pairedRounds(8, async () => ours(), async () => bare());
  return [timed('availability with exclusions over samples in memory, against a bare loop', rounds, { atLeast: 0.5, work })];
}

const ASKED = 300_000;

/** Starts spread over ten years, targets up to 40 open hours, spans up to 90 days. */
async function dueDates(): Promise<readonly Finding[]> {
  const decade = { start: Date.UTC(2020, 0, 1), end: Date.UTC(2030, 0, 1) };
  const hours = new BareHours(openIntervals(office, { start: decade.start, end: decade.end + 120 * DAY }));
  const starts = Float64Array.from({ length: ASKED }, (_, i) => decade.start + ((i * 7_919_000_003) % (decade.end - decade.start)));
  const targets = Float64Array.from({ length: ASKED }, (_, i) => ((i * 104_729_017) % (40 * HOUR)));
  const all = (one: (start: number, target: number) => number | undefined) => async () => starts.reduce((sum, start, i) => sum + (one(start, targets[i] ?? 0) ?? Number.NaN), 0);
  const due = [all((start, target) => dueAt(office, start, target)), all((start, target) => hours.dueAt(start, target))] as const;
  const elapsed = [all((start, span) => workedTime(office, start, start + 54 * span)), all((start, span) => hours.passedAt(start + 54 * span) - hours.passedAt(start))] as const;

  const findings: Finding[] = [];
  for (const [what, [ours, bare]] of [['due dates', due], ['elapsed times', elapsed]] as const) {
    if ((await ours()) !== (await bare())) throw new Error(`${what}: the calendar and the bare search disagree`);
    const rounds = await pairedRounds(7, ours, bare);
    findings.push(timed(`${what} over a ten-year calendar, against two searches in prepared sums`, rounds, { work: ASKED }));
    findings.push(bound(`${what} a second`, rounds.map((round) => ASKED / round.ours * 1000), 1_000_000, 'at-least'));
  }
  return findings;
}

/** Twenty levels in office hours with exclusions: from the sums of rollups to the judgement with its account. */
async function fromRollups(): Promise<readonly Finding[]> {
  const levels = Array.from({ length: 20 }, (_, place) => aLevel({ id: `level-${place}`, calendar: { ...office }, expected: String(95 + place / 10) }));
  const judge = () => levels.map((terms, place) => {
    const view = viewPeriod(terms, MONTH, LATER);
    const counted = countedTime(terms, maintenance, view);
    const past = measure(timeToSum(counted, view));
    return judgeTotals(terms, view, totalsFromSums(terms, view, counted, { goodTime: past - place * HOUR, badTime: place * HOUR })).state;
  });
  judge();
  const rounds: number[] = [];
  for (let round = 0; round < 21; round += 1) rounds.push(await milliseconds(async () => judge()));
  return [bound('an agreement of 20 levels for a month from rollups, in ms', rounds, 5, 'at-most')];
}
