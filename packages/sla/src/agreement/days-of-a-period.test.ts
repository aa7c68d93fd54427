import { describe, expect, it } from 'vitest';
import { anAgreedLevel, anAgreement, aVersion, theYear, upButOn } from '../../testing/agreement-story.ts';
import { at, log } from '../../testing/story.ts';
import { compare, ofFraction, plus } from '../exact/rational.ts';
import type { AgreementTerms } from './agreement-model.ts';
import { evaluateAgreement } from './evaluate-agreement.ts';
import { replayAgreement } from './replay-agreement.ts';

describe('S18 S26 the days of a level whose periods are counted in another zone than the settlements', () => {
  const october = { start: at('2026-09-30T22:00Z'), end: at('2026-10-31T23:00Z') };
  const inAmsterdam = (changes: Parameters<typeof anAgreedLevel>[0] = {}) => anAgreedLevel({ period: { zone: 'Europe/Amsterdam', anchor: '2026-01-01', every: 'P1M' }, ...changes });
  const startsAt = at('2026-10-01T00:00Z');
  const evaluate = (terms: AgreementTerms) => evaluateAgreement(terms, log(...upButOn('2026-10-05', '2026-10-20')), theYear, at('2026-12-01T00:00Z'));
  const octoberOf = (terms: AgreementTerms) => evaluate(terms).periods.flatMap(({ levels }) => levels.filter(({ result }) => result.period.start === october.start));
  const weightsOf = (terms: AgreementTerms) => octoberOf(terms).map(({ weight }) => `${weight.numerator}/${weight.denominator}`);

  it('are those of its own zone: the 31 days of a month with a clock change, of which the end of the agreement leaves 15 days and two hours', () => {
    const terms = anAgreement({ startsAt: october.start, endsAt: at('2026-10-16T00:00Z'), versions: [aVersion({ levels: [inAmsterdam()] })] });

    expect(weightsOf(terms)).toEqual([`${15 * 12 + 1}/${31 * 12}`]);
    expect(evaluate(terms).periods.map(({ settlement }) => settlement?.total)).toContain(Math.round(100_000 * 181 / 372));
    expect(replayAgreement(evaluate(terms))).toEqual([]);
  });

  it('in one piece as in parts: they come to the same, judged each or combined', () => {
    const endsAt = at('2026-10-28T12:00Z');
    const split = (changes: Parameters<typeof anAgreedLevel>[0]) => anAgreement({ startsAt, endsAt, versions: [aVersion({ levels: [inAmsterdam()] }), aVersion({ number: 2, effectiveFrom: at('2026-10-11T00:00Z'), levels: [inAmsterdam({ expected: '98.9', ...changes })] })] });
    const whole = anAgreement({ startsAt, endsAt, versions: [aVersion({ levels: [inAmsterdam()] })] });
    const inAll = (terms: AgreementTerms) => octoberOf(terms).map(({ weight }) => ofFraction(weight)).reduce(plus);

    expect(weightsOf(split({}))).toHaveLength(2);
    expect(compare(inAll(split({})), inAll(whole))).toBe(0);
    expect(weightsOf(split({ amended: 'combine' }))).toEqual(weightsOf(whole));
  });
});
