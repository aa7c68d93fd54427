import { ofDecimal, ofNumber } from '../exact/decimal.ts';
import { compare, plus, quotient, rational, sumOf, times } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { aheadOf } from '../level/ahead.ts';
import { amount, NO_NUMBER, pick, working } from '../trace/working.ts';
import type { Working } from '../trace/working-model.ts';
import { fractionInWords } from '../words.ts';
import type { CountedSamples, Sample } from './counted-samples.ts';
import type { ScoreTerms } from './kind-model.ts';
import { amountLines } from './percentile-level.ts';
import type { NumberName, Tally, ValueAccount } from './judgement/value-account.ts';

/** All answers of one kind together. */
interface Answers {
  readonly points: Rational;
  readonly counted: number;
}

/** The mean of all answers (S22a); an answer outside the scale is none, and too few answers are no number (S17). */
export function scoreAccount(terms: ScoreTerms, { view, toDate, judged, steps }: CountedSamples): ValueAccount {
  const all = answersOf(terms, toDate);
  const decisive = judged === undefined ? all : answersOf(terms, judged);
  const ahead = aheadOf(terms, view, decisive.counted);
  const outside = toDate.filter((sample) => sample.value !== undefined && !isOnScale(terms, sample.value)).length;
  return {
    better: terms.better ?? 'higher',
    unit: 'points',
    lines: amountLines(terms),
    toDate: tallyOf(terms, 'to date', all),
    ...(judged === undefined ? {} : { judged: tallyOf(terms, 'judged', decisive) }),
    ...(ahead === undefined ? {} : { best: bestTally(terms, judged === undefined ? 'to date' : 'judged', decisive, ahead) }),
    steps: outside === 0 ? steps : [...steps, { rule: 'S22a', says: `Answers outside the scale from ${terms.scale.least} to ${terms.scale.most} do not count: ${outside}.` }],
  };
}

/** A sample is one answer, or as many of its value as its total says. */
function answersOf(terms: ScoreTerms, samples: readonly Sample[]): Answers {
  const answers = samples.flatMap(({ value, total = 1 }) => (value === undefined || !isOnScale(terms, value) ? [] : [{ value, total }]));
  return {
    points: sumOf(answers.map(({ value, total }) => times(ofNumber(value), rational(total)))),
    counted: answers.reduce((sum, { total }) => sum + total, 0),
  };
}

function isOnScale({ scale: { least, most } }: ScoreTerms, value: number): boolean {
  return compare(ofDecimal(least), ofNumber(value)) <= 0 && compare(ofNumber(value), ofDecimal(most)) <= 0;
}

/** All answers that are still expected at the good end of the scale (S19). */
function bestTally(terms: ScoreTerms, from: NumberName, { points, counted }: Answers, ahead: number): Tally {
  const { scale, better = 'higher' } = terms;
  const bestAnswer = ofDecimal(better === 'higher' ? scale.most : scale.least);
  const toCome = amount('to come', ahead);
  const theirs = working('points to come', 'product', amount('the best answer', bestAnswer), toCome);
  const workings = [
    theirs, working('best achievable: points', 'sum', amount(`${from}: points`, points), theirs), working('best achievable: answers', 'sum', amount(`${from}: answers`, counted), toCome),
  ];
  return tallyOf(terms, 'best achievable', { points: plus(points, times(bestAnswer, rational(ahead))), counted: counted + ahead }, workings);
}

function tallyOf({ minimumAnswers = 1 }: ScoreTerms, name: NumberName, { points, counted }: Answers, before: readonly Working[] = []): Tally {
  const isEnough = counted > 0 && counted >= minimumAnswers;
  const answers = amount(`${name}: answers`, counted);
  const mean = working(`${name}: mean`, 'quotient', amount(`${name}: points`, points), answers);
  const tooFew = working(`${name}: too few answers`, 'misses', answers, amount('answers asked for', minimumAnswers));
  const number = pick(name, [[tooFew, NO_NUMBER]], mean);
  return {
    ...(isEnough ? { value: quotient(points, rational(counted)) } : {}),
    counted,
    says: `the mean of ${counted} ${counted === 1 ? 'answer' : 'answers'}${isEnough ? '' : `, of which ${minimumAnswers} are asked for`}`,
    arithmetic: `${fractionInWords(points)} ÷ ${counted}`,
    number,
    workings: [...before, mean, tooFew, number],
  };
}
