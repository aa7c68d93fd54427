import { shownAmount, shownPercent } from '../../exact/decimal.ts';
import { ofFraction } from '../../exact/rational.ts';
import { STATE_IN_WORDS, staleStep } from '../../level/judgement-steps.ts';
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
  const { unit, toDate, judged, best } = account;
  return [
    ...coverageStep(account, result, workings),
    numberStep('S22a', 'To date', unit, toDate, result.toDate),
    ...(judged === undefined || result.judged === undefined ? [] : [numberStep('S13', 'Without excused time', unit, judged, result.judged)]),
    ...(best === undefined || result.bestAchievable === undefined ? [] : [numberStep('S19', 'Best achievable', unit, best, result.bestAchievable)]),
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

function numberStep(rule: string, name: string, unit: string, { says, arithmetic, workings }: Tally, { shown }: ValueMeasure): TraceStep {
  if (shown === undefined) return { rule: 'S17', says: `${name}: ${says}: no number.`, amount: arithmetic, workings };
  return { rule, says: `${name}: ${says}: ${shown} ${unit}, rounded toward the worse.`, amount: arithmetic, workings };
}

function allowanceStep({ allowance }: ValueAccount, { byAllowance }: Omit<ValueResult, 'trace'>): readonly TraceStep[] {
  if (byAllowance === undefined || allowance === undefined) return [];
  return [{ rule: 'S17', says: `With fewer than ${allowance.below} counted, no more than ${allowance.misses} missed is met.` }];
}

function judgementStep({ unit, better }: ValueAccount, { state, toDate, judged, running, lines }: Omit<ValueResult, 'trace'>, { judgement }: JudgementWorkings): TraceStep {
  const { shown } = judged ?? toDate;
  const line = (fraction: Fraction) => (unit === PERCENT ? shownPercent(ofFraction(fraction), better) : shownAmount(ofFraction(fraction), better));
  const against = `expected ${line(lines.expected)} ${unit}${lines.minimum === undefined ? '' : `, minimum ${line(lines.minimum)} ${unit}`}`;
  return { rule: running ? 'S19' : 'S25', says: `${shown === undefined ? 'No number' : `${shown} ${unit}`} against ${against} (${better} is better): ${STATE_IN_WORDS[state]}.`, workings: judgement };
}
