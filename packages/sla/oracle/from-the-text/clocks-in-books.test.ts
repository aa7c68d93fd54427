import { readFileSync } from 'node:fs';
import { DAY, HOUR } from '@entente/worktime';
import type { CalendarTerms, Instant, Interval, PeriodStep } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCredit, anAgreement, aVersion, someMoney } from '../../testing/agreement-story.ts';
import { aClockLevel, aThreshold } from '../../testing/kinds.ts';
import { checkAgreementTerms, evaluateAgreement, replayAgreement } from '../../src/index.ts';
import type { AgreedLevel, AgreementTerms, ClockFact, ClockLevelTerms, ClockTarget, Fact, MoneyTerms, SampleRun, ThresholdTerms } from '../../src/index.ts';
import { aRounding } from '../arbitraries.ts';
import { runs } from '../runs.ts';
import { reckonClocks } from './clock-levels.ts';
import { reckonClocksTogether } from './combined-clocks.ts';
import { reckonCombined } from './combined-values.ts';
import { agreeWithBooks } from './compare-books.ts';
import { closingOf, endOf } from './judged-levels.ts';
import type { Books, Outcome, Part } from './judged-levels.ts';
import { optional, someDecisions, without, YEARS } from './some-agreements.ts';
import type { DecidedCase } from './some-agreements.ts';
import { reckonValue } from './values.ts';

const FROM = Date.UTC(2026, 0, 1);
const STEP = 3 * HOUR;
/** In which all clocks begin and end. */
const AROUND: Interval = { start: FROM - 5 * DAY, end: FROM + 30 * DAY };
const BY_DAY: CalendarTerms = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], shifts: [{ opens: '06:00', closes: '18:00' }] }] };

const aCalendar = fc.constantFrom<CalendarTerms>({ kind: 'always' }, { kind: 'always' }, BY_DAY);
const aTarget = (priority: string | undefined) => fc.record({ steps: fc.constantFrom(0, 1, 2, 4, 8, 12), calendar: optional(aCalendar, 1) }).map(({ steps, calendar }): ClockTarget => without({ priority, within: steps * STEP, calendar }));
const someTargets = fc.tuple(optional(aTarget('P1')), aTarget(undefined)).map((targets) => targets.flatMap((target) => target ?? []));
const someLines = fc.constantFrom({ expected: '100' }, { expected: '75' }, { expected: '80', minimum: '50' });
const anAllowance = optional(fc.record({ misses: fc.nat(1), below: fc.integer({ min: 1, max: 4 }) }), 1);

/** What no amendment changes, for a clock that it reaches was told by it. */
interface Kept {
  readonly reopening: ClockLevelTerms['reopening'];
  readonly countsBy: ClockLevelTerms['countsBy'];
  readonly repeats: boolean | undefined;
  readonly every: PeriodStep;
  readonly partialPeriod: 'prorate' | 'full' | 'waive';
}

const someKept: fc.Arbitrary<Kept> = fc.record({
  reopening: fc.constantFrom('continue', 'continue-counted', 'new-cycle', 'last-cycle', 'longest-cycle', 'first-only'), countsBy: fc.constantFrom(undefined, undefined, 'start', 'stop'), repeats: optional(fc.boolean(), 1), every: fc.constantFrom<PeriodStep>('P1D', 'P1D', 'P1W'), partialPeriod: fc.constantFrom('prorate', 'prorate', 'full', 'waive'),
});

const periodOf = (every: PeriodStep) => ({ zone: 'UTC', anchor: '2026-01-01', every });
const agreed = <T extends ClockLevelTerms | ThresholdTerms>({ inForce: _, ...level }: T) => level;

const someLevels = ({ every, partialPeriod, ...kept }: Kept): fc.Arbitrary<readonly AgreedLevel[]> => fc.record({
  targets: someTargets, calendar: aCalendar, priorityChange: fc.constantFrom('retroactive', 'fresh', 'proportional'), reaches: optional(fc.constantFrom('running-clocks', 'running-clocks', 'new-clocks'), 3),
  lines: someLines, allowance: anAllowance, rounding: optional(aRounding, 1), amended: optional(fc.constant('combine')), limit: fc.constantFrom(1, 2), linesOfValues: someLines,
}).map(({ targets, calendar, priorityChange, reaches, lines, linesOfValues, limit, ...both }): readonly AgreedLevel[] => [
  agreed(aClockLevel({ ...without({ ...kept, ...both, reaches, partialPeriod }), ...lines, id: 'desk', component: 'desk', targets, calendar, priorityChange, period: periodOf(every) })),
  agreed(aThreshold({ ...without({ ...both, partialPeriod }), ...linesOfValues, id: 'line', component: 'line', calendar, period: periodOf(every), method: { measures: 'samples', sources: ['probe'], combine: 'any-bad', threshold: { good: 'at-most', value: limit } } })),
]);

const tiers = [{ from: '0', to: '50', factor: '180.5' }, { from: '50', to: '80' }, { from: '80', to: '100', factor: '60' }];

const aMoney: fc.Arbitrary<MoneyTerms> = fc.record({
  periodCap: optional(fc.nat(90_000)), countsBelowExpected: fc.boolean(), singleIncident: fc.constantFrom('all', 'highest'), claimBy: optional(fc.record({ days: fc.integer({ min: 1, max: 6 }), after: fc.constant('period-end') })),
  earnBack: optional(fc.record({ test: fc.oneof(fc.constant({ kind: 'mean' }), fc.record({ kind: fc.constant('met'), periods: fc.constantFrom(1, 2), inARow: fc.boolean() })), window: fc.integer({ min: 2, max: 4 }) })),
}).map(({ countsBelowExpected, ...terms }) => someMoney({ ...without(terms), credits: ['desk', 'line'].map((level) => aCredit({ level, allocation: '50', tiers, multiplier: ['1', '1.5', '2.5'], countsBelowExpected })) }));

const anInstant = fc.integer({ min: -8, max: 160 }).map((steps) => FROM + steps * STEP);

/** A ticket that is opened and mostly closed, and much that happens to it. */
const aTicket: fc.Arbitrary<readonly Omit<ClockFact, 'id' | 'position' | 'clock'>[]> = fc.record({
  start: anInstant, priority: optional(fc.constant('P1'), 1), lasts: fc.integer({ min: 0, max: 16 }), isStopped: fc.constantFrom(true, true, true, false),
  others: fc.array(fc.record({ event: fc.constantFrom('pause', 'resume', 'reset', 'reassign', 'stop', 'start', 'cancel'), after: fc.integer({ min: 0, max: 40 }), priority: optional(fc.constantFrom('P1', 'P2'), 1), party: fc.constant('second-line'), reason: fc.constant('customer') }), { maxLength: 3 }),
}).map(({ start, priority, lasts, isStopped, others }) => {
  const told = [{ event: 'start' as const, after: 0, priority }, ...others, ...(isStopped ? [{ event: 'stop' as const, after: lasts }] : [])];
  return told.map(({ after, ...event }) => ({ kind: 'clock', source: 'desk', component: 'desk', recordedAt: start, at: start + after * STEP, ...without(event) }));
});

const someValues: fc.Arbitrary<Omit<SampleRun, 'id' | 'position'>> = fc.uniqueArray(fc.tuple(anInstant, fc.nat(3)), { minLength: 10, maxLength: 60, selector: ([at]) => at }).map((rows) => ({
  kind: 'samples', source: 'probe', component: 'line', recordedAt: FROM, at: rows.map(([at]) => at), value: rows.map(([, value]) => value),
}));

interface Case extends DecidedCase {
  readonly facts: readonly Fact[];
}

const someFacts: fc.Arbitrary<readonly Fact[]> = fc.tuple(fc.array(aTicket, { minLength: 2, maxLength: 9 }), someValues).map(([tickets, values]) =>
  [...tickets.flatMap((events, place) => events.map((event) => ({ ...event, clock: `T-${place}` }))), values].map((fact, place): Fact => ({ ...fact, id: `f${place}`, position: place + 1 })));

const aCase: fc.Arbitrary<Case> = someKept.chain((kept) => fc.record({
  levels: fc.array(someLevels(kept), { minLength: 3, maxLength: 3 }), money: aMoney, amendments: fc.uniqueArray(fc.integer({ min: 1, max: 120 }), { maxLength: 2 }), settled: fc.constantFrom<PeriodStep>('P1D', 'P1W'), graceDays: fc.integer({ min: 0, max: 2 }),
  begins: fc.constantFrom(0, 0, 9), ends: optional(fc.integer({ min: 8, max: 20 }), 1), halves: fc.integer({ min: 4, max: 40 }), facts: someFacts, every: fc.constant(kept.every),
})).chain(({ levels, money, amendments, settled, graceDays, begins, ends, halves, facts, every }) => {
  const startsAt = FROM + begins * HOUR;
  const endsAt = ends === undefined ? undefined : FROM + ends * DAY;
  const dates = [startsAt, ...amendments.toSorted((a, b) => a - b).map((steps) => startsAt + steps * STEP)].filter((date) => endsAt === undefined || date < endsAt);
  const versions = dates.map((effectiveFrom, place) => aVersion({ number: place + 1, effectiveFrom, levels: levels[place] ?? [], money }));
  const terms = anAgreement({ startsAt, settlement: { anchor: '2026-01-01', every: every === 'P1W' ? 'P1W' : settled }, grace: graceDays * DAY, versions, ...without({ endsAt }) });
  const asOf = FROM + halves * DAY / 2;
  return fc.record({ terms: fc.constant(terms), asOf: fc.constant(asOf), decisions: someDecisions(terms, asOf, 12), facts: fc.constant(facts) });
});

/** Every set of terms that the level of clocks has had, as long as it stayed the same; a reset is in time or too late by those that the clock had until then, of whatever kind the amendment is (S10). */
function versionsOf({ versions, startsAt, endsAt }: AgreementTerms): readonly ClockLevelTerms[] {
  const all: { readonly level: AgreedLevel; readonly start: Instant; end: Instant | undefined }[] = [];
  for (const [place, { levels, effectiveFrom }] of versions.entries()) {
    const [desk] = levels.filter(({ kind }) => kind === 'clock');
    if (desk === undefined) continue;
    const end = versions[place + 1]?.effectiveFrom ?? endsAt;
    const last = all.at(-1);
    if (last !== undefined && JSON.stringify(last.level) === JSON.stringify(desk)) last.end = end;
    else all.push({ level: desk, start: Math.max(startsAt, effectiveFrom), end });
  }
  const terms = all.flatMap(({ level, start, end }) => (level.kind === 'clock' ? [{ ...level, inForce: without({ start, end }) }] : []));
  return terms.map((one) => ({ ...one, versions: terms }));
}

const outcomesOf = ({ terms, facts, asOf }: Case): Books['outcomeOf'] => {
  const succession = versionsOf(terms);
  return remembered((parts: readonly Part[], period: Interval) => {
    const moment = momentOf(terms, period, asOf);
    const { state, counted, missed, expected } = parts[0]?.level.kind === 'clock' ? clocksIn(parts, period, succession, { facts, moment }) : valuesIn(parts, period, { facts, moment });
    return { state: parts.at(-1)?.isWaived === true ? 'waived' : state, good: BigInt(counted - missed), bad: BigInt(missed), expected, badByIncident: new Map() };
  }, (parts, { start }) => `${start} ${parts.map(({ level: { id }, begins, isLeftOver = false }) => `${id} ${begins} ${isLeftOver}`).join(' ')}`);
};

/** Of terms that are over: whether a clock that began under them counts in the period, or still may. */
function leavesClocksIn({ terms, facts, asOf }: Case): NonNullable<Books['leavesClocks']> {
  const succession = versionsOf(terms);
  return remembered(({ begins }: Part, period: Interval) => succession.filter(({ inForce: { start, end = Number.POSITIVE_INFINITY } }) => start <= begins && begins < end)
    .some((own) => reckonClocks({ terms: { ...own, partialPeriod: 'prorate' }, facts, period, asOf: momentOf(terms, period, asOf), step: STEP, around: AROUND }).clocks.length > 0), ({ begins }, { start }) => `${begins} ${start}`);
}

/** What is asked for again and again is worked out once. */
function remembered<Asked extends readonly unknown[], Answer>(answer: (...asked: Asked) => Answer, keyOf: (...asked: Asked) => string): (...asked: Asked) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (...asked) => {
    const key = keyOf(...asked);
    const found = known.get(key) ?? { answer: answer(...asked) };
    known.set(key, found);
    return found.answer;
  };
}

/** A closed period is seen as it was when it closed (S23). */
const momentOf = (terms: AgreementTerms, period: Interval, asOf: Instant): Instant => (asOf < endOf(terms, period) ? asOf : Math.max(period.end, Math.min(asOf, closingOf(terms, period))));

interface Seen {
  readonly facts: readonly Fact[];
  readonly moment: Instant;
}

type Counted = Pick<Outcome, 'state' | 'expected'> & { readonly counted: number; readonly missed: number };

/** S8a: by the terms at their start, which may have been long before; measured in full, all that count in the period. */
function clocksIn(parts: readonly Part[], period: Interval, succession: readonly ClockLevelTerms[], { facts, moment }: Seen): Counted {
  const scenes = parts.flatMap(({ level, begins, segment }) => succession.filter(({ inForce: { start, end = Infinity } }) => level.kind === 'clock' && start <= begins && begins < end).map((terms) => {
    const isWidened = { before: segment.start < begins, after: terms.inForce.end !== undefined && segment.end > terms.inForce.end };
    const inForce = without({ start: isWidened.before ? 0 : terms.inForce.start, end: isWidened.after ? undefined : terms.inForce.end });
    return { terms: { ...terms, inForce, partialPeriod: 'prorate' as const }, facts, period, asOf: moment, step: STEP, around: AROUND };
  }));
  return reckonClocksTogether(scenes);
}

function valuesIn(parts: readonly Part[], period: Interval, { facts, moment }: Seen): Counted {
  const versions = parts.flatMap(({ level, segment }) => (level.kind === 'threshold' ? [{ ...level, inForce: segment, partialPeriod: 'prorate' as const }] : []));
  const scene = { facts, period, asOf: moment, step: STEP };
  const [own] = versions;
  if (own === undefined) throw new RangeError('a part of a level of values');
  const { state, toDate: { counted, missed = 0n }, lines: { expected } } = versions.length > 1 ? reckonCombined({ ...scene, versions }) : reckonValue({ ...scene, terms: own });
  return { state, counted: Number(counted), missed: Number(missed), expected };
}

function agree(one: Case): void {
  const { terms, facts, asOf, decisions } = one;
  const result = evaluateAgreement(terms, facts, YEARS, asOf, decisions);
  agreeWithBooks({ terms, asOf, decisions, outcomeOf: outcomesOf(one), leavesClocks: leavesClocksIn(one) }, result);
  expect(replayAgreement(result)).toEqual([]);
}

const corpus: readonly Case[] = JSON.parse(readFileSync(new URL('../clocks-in-books-corpus.json', import.meta.url), 'utf8'));

describe('S8a S10 S18 S22a S26 clocks and thresholds in the books, told from the text alone', () => {
  it('each judged, credited and posted, through amendments that reach running clocks or none', () => fc.assert(fc.property(aCase, agree), runs(2620, 20)));

  it('of every counterexample that was ever found', () => corpus.forEach(agree));

  it('of terms that have nothing against them', () => {
    fc.assert(fc.property(aCase, ({ terms }) => {
      expect(checkAgreementTerms(terms).map(({ code }) => code)).toEqual([]);
    }), runs(2621, 30));
  });
});
