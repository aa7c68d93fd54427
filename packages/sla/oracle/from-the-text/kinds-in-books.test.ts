import { DAY, HOUR } from '@entente/worktime';
import type { Instant, Interval, PeriodStep } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCredit, anAgreement, aVersion, someMoney } from '../../testing/agreement-story.ts';
import { aGoal, aMoneyLevel, aPercentile, aRatio, aScore } from '../../testing/kinds.ts';
import { checkAgreementTerms, evaluateAgreement } from '../../src/index.ts';
import type { AgreedLevel, AgreementTerms, ExclusionFact, Fact, MoneyTerms, SampleLevelTerms, SampleRun, Scale, Tier } from '../../src/index.ts';
import { aRounding } from '../arbitraries.ts';
import { runs } from '../runs.ts';
import { reckonCombined } from './combined-values.ts';
import { agreeWithBooks } from './compare-books.ts';
import { divide, NOTHING, percent, WHOLE } from './fraction.ts';
import { endOf } from './judged-levels.ts';
import type { Books, Part } from './judged-levels.ts';
import { optional, someDecisions, without, YEARS } from './some-agreements.ts';
import type { DecidedCase } from './some-agreements.ts';
import { effectsIn } from './ticks.ts';
import { reckonValue } from './values.ts';

const FROM = Date.UTC(2026, 0, 1);
const every = { zone: 'UTC', anchor: '2026-01-01', every: 'P1D' } as const;
const KINDS = ['ratio', 'goal', 'percentile', 'score', 'money'] as const;

const better = fc.constantFrom('higher', 'lower');
const partialPeriod = fc.constantFrom('prorate', 'full', 'waive');

/** The levels of one version; a kind keeps its direction, and so its tiers, through all of them. */
interface Directions {
  readonly goal: 'higher' | 'lower';
  readonly percentile: 'higher' | 'lower';
  readonly score: 'higher' | 'lower';
  readonly money: 'higher' | 'lower';
}

const someLevels = (directions: Directions): fc.Arbitrary<readonly SampleLevelTerms[]> => fc.record({ near: fc.constantFrom('1', '2'), lines: fc.constantFrom({ expected: '80' }, { expected: '90', minimum: '50' }), promised: fc.constantFrom('7', '24'), partial: partialPeriod, combined: fc.boolean(), exclusions: fc.record({ effect: fc.constantFrom('remove', 'remove', 'count-as-bad-but-excused'), cap: optional(fc.constantFrom(3 * HOUR, 7 * HOUR)) }).map(without) }).map(({ near, lines, promised, partial, combined, exclusions }) => {
  const place = { period: every, partialPeriod: partial, exclusions };
  const counting = { ...place, ...(combined ? { amended: 'combine' as const } : {}) };
  return [
    aRatio({ ...counting, id: 'ratio', component: 'ratio', ...lines }), aGoal({ ...place, id: 'goal', component: 'goal', promised, better: directions.goal, expected: '100' }),
    aPercentile({ ...counting, id: 'percentile', component: 'percentile', expected: near, better: directions.percentile, percentile: { percent: '50', method: 'linear' }, unknown: { policy: 'ignore', minimumCoverage: '0' } }),
    aScore({ ...counting, id: 'score', component: 'score', scale: { least: '0', most: '4' }, expected: near, better: directions.score }), aMoneyLevel({ ...place, id: 'money', component: 'money', expected: '6', better: directions.money }),
  ];
});

const someRoundedLevels = (directions: Directions): fc.Arbitrary<readonly SampleLevelTerms[]> => fc.tuple(someLevels(directions), optional(aRounding)).map(([levels, rounding]) => levels.map((level) => ({ ...level, ...without({ rounding }) })));

const scales = (directions: Directions): Readonly<Record<string, Scale>> => ({
  ratio: { unit: 'percent', better: 'higher' }, goal: { unit: 'percent-of-promise', better: directions.goal }, percentile: { unit: 'own', better: directions.percentile },
  score: { unit: 'own', better: directions.score }, money: { unit: 'own', better: directions.money },
});

const BOUNDS: Readonly<Record<Scale['unit'], readonly (string | undefined)[]>> = { percent: ['0', '50', '80', '100'], 'percent-of-promise': ['0', '50', '100', undefined], own: [undefined, '1', '2.5', undefined] };
const FACTORS = ['250', '120.5', '60'];

/** Bounds that values often equal. */
const tiersFor = ({ unit }: Scale): readonly Tier[] => BOUNDS[unit].slice(1).map((to, place): Tier => without({ from: BOUNDS[unit][place], to, factor: FACTORS[place] }));

const aMoney = (directions: Directions): fc.Arbitrary<MoneyTerms> => fc.record({
  yearCap: optional(fc.nat(300_000)), periodCap: optional(fc.nat(90_000)), claimBy: optional(fc.record({ days: fc.integer({ min: 1, max: 6 }), after: fc.constant('period-end') })),
  earnBack: optional(fc.record({ test: fc.constant({ kind: 'met', periods: 2 }), window: fc.integer({ min: 2, max: 4 }) })), singleIncident: fc.constantFrom('all', 'highest'),
}).map((terms) => someMoney({ ...without(terms), credits: KINDS.map((kind) => aCredit({ level: kind, allocation: '20', tiers: tiersFor(scales(directions)[kind] ?? { unit: 'percent', better: 'higher' }), multiplier: ['1', '1.5'] })) }));

const anInstant = fc.integer({ min: 0, max: 80 }).map((times) => FROM + times * 6 * HOUR);

const aRun: fc.Arbitrary<Omit<SampleRun, 'id' | 'position'>> = fc.tuple(fc.constantFrom(...KINDS), fc.uniqueArray(fc.tuple(anInstant, fc.integer({ min: 0, max: 3 }), fc.nat(2), fc.integer({ min: 0, max: 4 })), { minLength: 4, maxLength: 20, selector: ([at]) => at })).map(([component, rows]) => ({
  kind: 'samples', source: 'probe', component, recordedAt: FROM, at: rows.map(([at]) => at), good: rows.map(([, good]) => good), total: rows.map(([, good, bad]) => good + bad), value: rows.map(([, , , value]) => value),
}));

const anExclusion: fc.Arbitrary<Omit<ExclusionFact, 'id' | 'position'>> = fc.tuple(fc.constantFrom(...KINDS), anInstant, fc.integer({ min: 1, max: 20 })).map(([component, start, length]) => ({
  kind: 'exclusion', source: 'people', component, window: { start, end: start + length * HOUR }, reason: 'works', approved: true, recordedAt: FROM,
}));

interface Case extends DecidedCase {
  readonly facts: readonly Fact[];
  readonly directions: Directions;
}

const aCase: fc.Arbitrary<Case> = fc.record({ goal: better, percentile: better, score: better, money: better }).chain((directions) => fc.record({
  directions: fc.constant(directions), levels: fc.array(someRoundedLevels(directions), { minLength: 2, maxLength: 2 }), money: aMoney(directions), amended: optional(fc.integer({ min: 1, max: 40 }), 4), step: fc.constantFrom<PeriodStep>('P1D', 'P1W'),
  begins: fc.constantFrom(0, 0, 9), ends: optional(fc.integer({ min: 50, max: 80 })), halves: fc.integer({ min: 4, max: 40 }), facts: fc.array(fc.oneof({ weight: 4, arbitrary: aRun }, { weight: 2, arbitrary: anExclusion }), { minLength: 4, maxLength: 14 }),
})).chain(({ directions, levels, money, amended, step, begins, ends, halves, facts }) => {
  const startsAt = FROM + begins * HOUR;
  const versions = levels.slice(0, amended === undefined ? 1 : 2).map((all, place) => aVersion({ number: place + 1, effectiveFrom: place === 0 ? startsAt : startsAt + (amended ?? 0) * 6 * HOUR, levels: all, money }));
  const endsAt = ends === undefined ? undefined : FROM + ends * 6 * HOUR;
  const terms: AgreementTerms = anAgreement({ startsAt, settlement: { anchor: '2026-01-01', every: step }, grace: DAY, versions: versions.filter(({ effectiveFrom }) => endsAt === undefined || effectiveFrom < endsAt), ...without({ endsAt }) });
  const asOf = FROM + halves * DAY / 2;
  return fc.record({ directions: fc.constant(directions), terms: fc.constant(terms), asOf: fc.constant(asOf), decisions: someDecisions(terms, asOf, 20), facts: fc.constant(facts.map((fact, place): Fact => ({ ...fact, id: `f${place}`, position: place + 1 }))) });
});

const isOfSamples = (level: AgreedLevel): level is Exclude<AgreedLevel, { readonly kind: 'availability' } | { readonly kind: 'clock' }> => level.kind !== 'availability' && level.kind !== 'clock';

/** S14: what earlier parts of the period used of a cap. */
const takenBy = (earlier: readonly Part[], facts: readonly Fact[]) => earlier.reduce((taken, { level, segment }) => taken + effectsIn({ ...level, taken }, facts, segment, HOUR).size * HOUR, 0);

const outcomesOf = ({ terms, facts, asOf }: Case): Books['outcomeOf'] => (parts: readonly Part[], period: Interval, earlier: readonly Part[]) => {
  const [part] = parts;
  if (part === undefined || !isOfSamples(part.level)) throw new RangeError('a part of a level of samples');
  const moment: Instant = asOf < endOf(terms, period) ? asOf : Math.max(asOf, period.end);
  const versions = parts.flatMap(({ level, segment, isWaived }): readonly SampleLevelTerms[] => (isOfSamples(level) ? [{ ...level, inForce: segment, partialPeriod: isWaived ? 'waive' : 'prorate' }] : []));
  const own = versions[0] ?? { ...part.level, inForce: part.segment };
  const scene = { facts, period, asOf: moment, step: HOUR };
  const { state, toDate, judged: { value } = toDate, lines } = parts.length > 1 ? reckonCombined({ ...scene, versions }) : reckonValue({ ...scene, terms: own, taken: takenBy(earlier, facts) });
  const promise = own.kind === 'goal' ? divide(lines.expected, percent(own.expected ?? '100')) : WHOLE;
  const credited = value === 'any' || value === undefined || promise.top === 0n ? undefined : divide(value, promise);
  return { state, good: 0n, bad: 0n, value: credited, expected: NOTHING, badByIncident: new Map() };
};

describe('S18 S22a S26 levels of every kind in the books, told from the text alone', () => {
  it('each judged, credited on its own scale and posted', () => {
    fc.assert(fc.property(aCase, (one) => {
      const { terms, facts, asOf, decisions, directions } = one;
      agreeWithBooks({ terms, asOf, decisions, outcomeOf: outcomesOf(one), scaleOf: ({ id }) => scales(directions)[id] }, evaluateAgreement(terms, facts, YEARS, asOf, decisions));
    }), runs(2600, 25));
  });

  it('of terms that have nothing against them but caps that never cut', () => {
    fc.assert(fc.property(aCase, ({ terms }) => {
      expect(checkAgreementTerms(terms).filter(({ code }) => code !== 'CAP_ORDER')).toEqual([]);
    }), runs(2601, 30));
  });
});
