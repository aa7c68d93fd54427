import { shownAmount, shownPercent } from '../../exact/decimal.ts';
import type { Better } from '../../exact/decimal.ts';
import { ofFraction } from '../../exact/rational.ts';
import type { Rational } from '../../exact/rational.ts';
import { STATE_IN_WORDS, staleStep } from '../../level/judgement-steps.ts';
import { roundingStep } from '../../level/rounding-steps.ts';
import type { Fraction, TraceStep } from '../../model.ts';
import type { Working } from '../../trace/working-model.ts';
import type { ValueMeasure, ValueResult } from '../kind-model.ts';
import { PERCENT } from './value-account.ts';
import type { Tally, ValueAccount } from './value-account.ts';

/** The workings of a result's coverage, where it was asked for, and of its state. */
export interface JudgementWorkings {
  readonly coverage: readonly Working[] | undefined;
  readonly judgement: readonly Working[];
}

/** The end of the account: coverage, each number with its arithmetic, and the judgement. */
export function judgementSteps(account: ValueAccount, result: Omit<ValueResult, 'trace'>, workings: JudgementWorkings): readonly TraceStep[] {
  const { toDate, judged, best } = account;
  return [
    ...coverageStep(account, result, workings),
    ...numberSteps('S22a', 'To date', account, toDate, result.toDate),
    ...(judged === undefined || result.judged === undefined ? [] : numberSteps('S13', 'Without excused time', account, judged, result.judged)),
    ...(best === undefined || result.bestAchievable === undefined ? [] : numberSteps('S19', 'Best achievable', account, best, result.bestAchievable)),
    ...allowanceStep(account, result),
    ...staleStep(result),
    judgementStep(account, result, workings),
  ];
}

function coverageStep({ coverage, unknown }: ValueAccount, result: Omit<ValueResult, 'trace'>, { coverage: worked }: JudgementWorkings): readonly TraceStep[] {
  if (coverage === undefined || worked === undefined || result.coverage === undefined) return [];
  const share = shownPercent(ofFraction(result.coverage));
  return [{
    rule: 'S12',
    says: `Coverage ${share} %. At the period's end at least ${unknown?.minimumCoverage ?? '95'} % must be known.`,
    amount: `${coverage.known} ÷ ${coverage.knowable} slots`,
    workings: worked,
  }];
}

/** How a number came about, and how it was rounded where the terms say so (S21). */
function numberSteps(rule: string, name: string, account: ValueAccount, tally: Tally, { shown }: ValueMeasure): readonly TraceStep[] {
  const { unit, rounding } = account;
  const { rounding: workings } = tally;
  const counted = numberStep(rule, name, account, tally);
  return rounding === undefined || workings === undefined ? [counted] : [counted, roundingStep(name, rounding, unit, shown, workings)];
}

function numberStep(rule: string, name: string, { unit, better }: ValueAccount, { says, arithmetic, workings, value, exact = value }: Tally): TraceStep {
  if (exact === undefined) return { rule: 'S17', says: `${name}: ${says}: no number.`, amount: arithmetic, workings };
  return { rule, says: `${name}: ${says}: ${shownIn(unit, exact, better)} ${unit}, rounded toward the worse.`, amount: arithmetic, workings };
}

function shownIn(unit: string, number: Rational, better: Better): string {
  return unit === PERCENT ? shownPercent(number, better) : shownAmount(number, better);
}

function allowanceStep({ allowance }: ValueAccount, { byAllowance }: Omit<ValueResult, 'trace'>): readonly TraceStep[] {
  if (byAllowance === undefined || allowance === undefined) return [];
  return [{ rule: 'S17', says: `With fewer than ${allowance.below} counted, no more than ${allowance.misses} missed is met.` }];
}

function judgementStep({ unit, better }: ValueAccount, { state, toDate, judged, running, lines }: Omit<ValueResult, 'trace'>, { judgement }: JudgementWorkings): TraceStep {
  const { shown } = judged ?? toDate;
  const line = (fraction: Fraction) => shownIn(unit, ofFraction(fraction), better);
  const against = `expected ${line(lines.expected)} ${unit}${lines.minimum === undefined ? '' : `, minimum ${line(lines.minimum)} ${unit}`}`;
  return { rule: running ? 'S19' : 'S25', says: `${shown === undefined ? 'No number' : `${shown} ${unit}`} against ${against} (${better} is better): ${STATE_IN_WORDS[state]}.`, workings: judgement };
}
