import type { Instant } from '@entente/worktime';
import type { PeriodView } from '../../level/period-view.ts';
import type { Fact } from '../../model.ts';
import { coursesOf } from './chain.ts';
import { clockLogs } from './clock-logs.ts';
import { clockSteps } from './clock-steps.ts';
import { hitAccount } from '../hits.ts';
import type { HitWords } from '../hits.ts';
import { judgedClocks } from './judged-clocks.ts';
import type { ClockLevelTerms } from '../kind-model.ts';
import type { ValueAccount } from '../judgement/value-account.ts';

export const CLOCKS: HitWords = { one: 'clock', many: 'clocks', hit: 'met' };

/** Clocks met ÷ clocks that count in the period (S8, S8a), by their start, their name and their cycle. In a running period all that are open and not past due are taken to be met (S19). */
export function clockAccount(terms: ClockLevelTerms, facts: readonly Fact[], view: PeriodView, asOf: Instant): ValueAccount {
  const happened = facts.filter((fact) => fact.kind !== 'clock' || fact.at <= asOf);
  const courseOf = coursesOf(terms, happened);
  const logs = clockLogs(terms, happened);
  const kept = logs.flatMap((log) => judgedClocks(terms, log, courseOf(log), view, asOf)).sort((a, b) => a.judged.start - b.judged.start);
  const clocks = kept.map(({ judged }) => judged);
  const counting = clocks.filter(({ counts }) => counts);
  const open = clocks.filter(({ counts, state }) => !counts && state !== 'breached').length;
  const hits = { hit: counting.filter(({ state }) => state === 'met').length, counted: counting.length };
  return {
    ...hitAccount(terms, CLOCKS, hits, undefined, view.running ? open : undefined),
    clocks,
    steps: clockSteps(terms, facts, view, logs, kept),
  };
}
