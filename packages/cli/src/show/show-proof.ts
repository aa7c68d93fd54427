import type { Proved } from '../evaluate/back-to-back.ts';
import { counted } from '../terms/terms-in.ts';
import { durationOf, minutesOf, moneyOf, periodOf } from './show-numbers.ts';

/** The answer first, then the numbers, why more can be bad than the targets allow, and what it would cost. */
export function proofsInWords(proved: readonly Proved[]): string {
  return proved.flatMap(({ displayName, zone, proof: { outcome, period, allowed, worst, isExact, bounds, gaps, counterexample = [] }, exposures }) => [
    `${displayName}, ${periodOf(period, zone)}: ${ANSWER[outcome]}`,
    `  allowed ${minutesOf(allowed)} min; at worst ${isExact ? durationOf(worst.most) : `between ${durationOf(worst.least)} and ${durationOf(worst.most)}`}${isExact ? ', exactly' : ''}`,
    ...bounds.filter(({ levels }) => levels.length > 1).map(({ component, levels }) => `  ${component}: of ${counted(levels.length, 'level')} below ${levels.filter(({ binds }) => binds).map(({ level }) => level).join(', ') || 'none'} ${levels.filter(({ binds }) => binds).length > 1 ? 'bind' : 'binds'} it.`),
    ...gaps.map(({ component, code, message }) => `  ${component}: ${message} [${code}]`),
    ...(counterexample.length === 0 ? [] : [`  ${counted(counterexample.length, 'fact')} under which every level below is met and this one is not: --json has them.`]),
    ...exposures.map(({ currency, owed, due, uncovered }) => `  They would cost ${moneyOf(owed, currency)}; ${moneyOf(due, currency)} would come from below, ${moneyOf(uncovered, currency)} is uncovered.`),
    '',
  ]).join('\n').trim();
}

const ANSWER = {
  proved: 'proved. It is kept whenever every level below it is met.',
  refuted: 'refuted. It can be missed while every level below it is met.',
  'not-proved': 'not proved. The worst case is known only within bounds.',
} as const;
