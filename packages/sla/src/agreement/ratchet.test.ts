import { describe, expect, it } from 'vitest';
import { anAgreedLevel, anAgreement, aVersion, componentUpButOn, someMoney, theYear, upButOn } from '../../testing/agreement-story.ts';
import { at, log } from '../../testing/story.ts';
import { evaluateAgreement } from './evaluate-agreement.ts';
import type { RatchetTerms } from './ratchet-model.ts';

const ratchet = (more: Partial<RatchetTerms> = {}): RatchetTerms => ({ level: 'level', from: '2026-04-06', every: 'P3M', formula: { kind: 'midpoint' }, ...more });
const terms = (ratchets: readonly RatchetTerms[], expected = '98') => anAgreement({ versions: [aVersion({ levels: [anAgreedLevel({ expected })], ratchets })] });
const proposals = (ratchets: readonly RatchetTerms[], dates: readonly string[], when = '2026-05-01T00:00Z', expected = '98') =>
  evaluateAgreement(terms(ratchets, expected), log(...upButOn(...dates)), theYear, at(when)).proposals;

// January to March have 744, 672 and 744 hours; ten of them are bad in each month that is named.
describe('S29 a ratchet', () => {
  it('proposes the midpoint between what is expected and what was reached together', () => {
    expect(proposals([ratchet()], ['2026-01-10', '2026-02-10'])).toEqual([{
      level: 'level', at: at('2026-04-06T00:00Z'), expected: '98', exact: { numerator: '5321', denominator: '5400' }, proposed: '98.537',
      says: 'Halfway from 98 % to what 3 periods reached together: 98.537 %: 98.537 % instead of 98 %.',
    }]);
  });

  it('or what the best periods reached together', () => {
    expect(proposals([ratchet({ formula: { kind: 'best', periods: 2 } })], ['2026-01-10', '2026-02-10'])).toMatchObject([{ exact: { numerator: '739', denominator: '744' }, proposed: '99.327', says: 'What the best 2 of 3 periods reached together: 99.327 %: 99.327 % instead of 98 %.' }]);
    expect(proposals([ratchet({ formula: { kind: 'best', periods: 4 } })], [])).toEqual([]);
    expect(proposals([ratchet({ formula: { kind: 'best', periods: 3 } })], [])).toMatchObject([{ proposed: '100.000' }]);
  });

  it('raises by no more than a part of the gap to 100', () => {
    expect(proposals([ratchet({ cap: '25' })], [])).toMatchObject([{ exact: { numerator: '197', denominator: '200' }, proposed: '98.500', says: 'Halfway from 98 % to what 3 periods reached together: 99.000 %, cut to 25 % of the gap to 100: 98.500 % instead of 98 %.' }]);
    expect(proposals([ratchet({ cap: '50' })], [])).toMatchObject([{ proposed: '99.000', says: 'Halfway from 98 % to what 3 periods reached together: 99.000 %: 99.000 % instead of 98 %.' }]);
  });

  it('never lowers, and proposes nothing that is not more', () => {
    expect(proposals([ratchet()], ['2026-01-10', '2026-02-10', '2026-03-10'], '2026-05-01T00:00Z', '99.9')).toEqual([]);
    expect(proposals([ratchet()], [], '2026-05-01T00:00Z', '100')).toEqual([]);
    expect(proposals([ratchet({ cap: '0.01' })], [], '2026-05-01T00:00Z', '98')).toEqual([]);
  });

  it('reads the periods that closed since the reset before, at a reset that has come', () => {
    expect(proposals([ratchet()], [], '2026-04-05T23:59:59.999Z')).toEqual([]);
    expect(proposals([ratchet()], [], '2026-04-06T00:00Z')).toHaveLength(1);
    expect(proposals([ratchet({ from: '2026-04-05' })], [])).toMatchObject([{ says: expect.stringContaining('2 periods') }]);
    expect(proposals([ratchet()], ['2026-01-10'], '2026-07-10T00:00Z').map(({ at: when, proposed }) => [when, proposed])).toEqual([[at('2026-04-06T00:00Z'), '98.768'], [at('2026-07-06T00:00Z'), '99.000']]);
  });

  it('reads each period once: what closed at a reset belongs to that one', () => {
    expect(proposals([ratchet({ every: 'P1M' })], ['2026-03-10'], '2026-05-10T00:00Z').map(({ at: when, proposed, says }) => [when, proposed, says.slice(0, 43)])).toEqual([
      [at('2026-04-06T00:00Z'), '98.327', 'Halfway from 98 % to what 1 period reached:'], [at('2026-05-06T00:00Z'), '99.000', 'Halfway from 98 % to what 1 period reached:'],
    ]);
  });

  it('proposes nothing from periods that were not judged', () => {
    expect(evaluateAgreement(terms([ratchet()]), log(), theYear, at('2026-05-01T00:00Z')).proposals).toEqual([]);
  });

  it('is that of the version in force, for a level that it has', () => {
    const later = anAgreement({ versions: [aVersion({ ratchets: [ratchet({ level: 'other' })] }), aVersion({ number: 2, effectiveFrom: at('2026-06-01T00:00Z'), levels: [anAgreedLevel({ expected: '98' })], ratchets: [ratchet()] })] });

    expect(evaluateAgreement(later, log(...upButOn()), theYear, at('2026-08-01T00:00Z')).proposals.map(({ at: when }) => when)).toEqual([at('2026-07-06T00:00Z')]);
  });

  it('reads the level that it names, and no other', () => {
    const levels = [anAgreedLevel({ id: 'other', expected: '90', component: 'other' }), anAgreedLevel({ expected: '98' })];
    const two = evaluateAgreement(anAgreement({ versions: [aVersion({ levels, money: someMoney({ credits: [] }), ratchets: [ratchet()] })] }), log(...upButOn(), ...componentUpButOn('other', '2026-01-10')), theYear, at('2026-05-01T00:00Z'));

    expect(two.proposals).toMatchObject([{ level: 'level', expected: '98', proposed: '99.000', says: 'Halfway from 98 % to what 3 periods reached together: 99.000 %: 99.000 % instead of 98 %.' }]);
  });

  it('at the first instant of a version is a reset of that version', () => {
    const amended = anAgreement({ versions: [aVersion({ levels: [anAgreedLevel({ expected: '98' })], ratchets: [ratchet()] }), aVersion({ number: 2, effectiveFrom: at('2026-04-06T00:00Z'), levels: [anAgreedLevel({ expected: '97' })], ratchets: [ratchet()] })] });

    expect(evaluateAgreement(amended, log(...upButOn()), theYear, at('2026-05-01T00:00Z')).proposals).toMatchObject([{ at: at('2026-04-06T00:00Z'), expected: '97', proposed: '98.500' }]);
  });

  it('raises percentages only', () => {
    const goal = {
      id: 'level', name: 'Leads', kind: 'goal', component: 'shop', obligor: 'provider', method: { measures: 'samples', sources: ['probe'], combine: 'any-bad' }, calendar: { kind: 'always' }, period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' },
      exclusions: { effect: 'remove' }, partialPeriod: 'prorate', counts: 'events', unit: 'leads', promised: '5', better: 'higher',
    } as const;
    const promising = (level: typeof goal & { readonly expected?: string }) => evaluateAgreement(anAgreement({ versions: [aVersion({ levels: [level], ratchets: [ratchet()] })] }), log(), theYear, at('2026-08-01T00:00Z')).proposals;

    const { counts: _counts, promised: _promised, unit: _unit, ...survey } = goal;
    const scored = anAgreement({ versions: [aVersion({ levels: [{ ...survey, kind: 'score', scale: { least: '1', most: '5' }, expected: '4' }], money: someMoney({ credits: [] }), ratchets: [ratchet()] })] });
    const answers = log({ kind: 'samples', source: 'probe', component: 'shop', at: [at('2026-01-10T00:00Z')], value: [5] });

    expect([promising(goal), promising({ ...goal, expected: '90' })]).toEqual([[], []]);
    expect(evaluateAgreement(scored, answers, theYear, at('2026-08-01T00:00Z')).proposals).toEqual([]);
  });

  it('changes nothing by itself', () => {
    const { periods } = evaluateAgreement(terms([ratchet()]), log(...upButOn()), theYear, at('2026-08-01T00:00Z'));

    expect(periods).toEqual(evaluateAgreement(terms([]), log(...upButOn()), theYear, at('2026-08-01T00:00Z')).periods);
  });
});
