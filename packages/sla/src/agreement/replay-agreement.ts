import { ofFraction } from '../exact/rational.ts';
import { balancesOf } from '../money/balances.ts';
import { PART_OF_PROMISE } from '../kinds/judgement/judge-value.ts';
import type { LevelResult } from '../kinds/kind-model.ts';
import type { LedgerEntry } from '../money/ledger-model.ts';
import type { Money, Settlement } from '../money/money-model.ts';
import { replaySettlement } from '../money/replay-settlement.ts';
import { valueName } from '../money/tier-workings.ts';
import { replayLevel } from '../replay-level.ts';
import { replayTrace, within } from '../trace/replay-trace.ts';
import type { Disagreement } from '../trace/replay-trace.ts';
import { NO_NUMBER } from '../trace/working.ts';
import { fractionInWords, instantInWords } from '../words.ts';
import type { AgreementPeriod, AgreementResult, LevelJudgement } from './agreement-model.ts';
import { valueOf } from './roll-up.ts';

/**
 * Where an agreement does not add up (S24): every level and every settlement is worked through from its own account, a
 * settlement must start from its levels' numbers, the ledger must have what stands settled, and no account may have given
 * more than it got.
 */
export function replayAgreement({ periods, ledger }: AgreementResult): readonly Disagreement[] {
  return [...periods.flatMap((period) => periodDisagreements(period, ledger)), ...overdrawn(ledger)];
}

function periodDisagreements({ period, levels, settlement, settledAt }: AgreementPeriod, ledger: readonly LedgerEntry[]): readonly Disagreement[] {
  const itsLines = ledger.filter((line) => line.period === period.start);
  const ofMoney = settlement === undefined ? [] : [...replaySettlement(settlement), ...startDisagreements(levels, settlement), ...(settledAt === undefined ? [] : ledgerDisagreements(settlement, itsLines))];
  return within(instantInWords(period.start), [...levels.flatMap(levelDisagreements), ...ofMoney]);
}

function levelDisagreements({ level, result, raw }: LevelJudgement): readonly Disagreement[] {
  const found = within(`${level} of ${instantInWords(result.measured.start)}`, replayLevel(result));
  return raw === undefined ? found : [...found, ...within(`${level}, raw`, replayLevel(raw))];
}

/**
 * What a failure is credited by is what its level came to; of a goal the part of its promise. A failure under a version that
 * credits none is in no account, so those of the account are some of a level's, in their order.
 */
function startDisagreements(levels: readonly LevelJudgement[], { trace }: Settlement): readonly Disagreement[] {
  const { starts } = replayTrace(trace);
  const failed = Map.groupBy(levels.filter(({ result }) => result.state === 'failed'), ({ level }) => level);
  return [...failed].flatMap(([level, judgements]) => {
    const accounts = judgements.map((_, place) => `${level}: failure ${place + 1}`).filter((name) => `${name}: failures in a row` in starts);
    let next = 0;
    return accounts.flatMap((name, place) => {
      const possible = judgements.slice(next, judgements.length - (accounts.length - place - 1)).map((judgement) => startsOtherwise(name, judgement, starts));
      const found = possible.findIndex((disagreements) => disagreements.length === 0);
      next += Math.max(0, found) + 1;
      return found === -1 ? possible.slice(0, 1).flat() : [];
    });
  });
}

function startsOtherwise(name: string, { result, consecutive, weight }: LevelJudgement, starts: Readonly<Record<string, string>>): readonly Disagreement[] {
  const judged = [[valueName(name), creditedBy(result)], [`${name}: failures in a row`, String(consecutive)], [`${name}: part of the period`, fractionInWords(ofFraction(weight))]] as const;
  return judged.flatMap(([start, recomputed]): readonly Disagreement[] => {
    const stated = starts[start];
    return stated === undefined || stated === recomputed ? [] : [{ rule: 'S24', name: start, stated, recomputed }];
  });
}

/** Worked out again where it is not the number itself. */
function creditedBy(result: LevelResult): string {
  if ('kind' in result && result.kind === 'goal') return replayTrace(result.trace).amounts[PART_OF_PROMISE] ?? NO_NUMBER.value;
  const value = valueOf(result);
  return value === undefined ? NO_NUMBER.value : fractionInWords(ofFraction(value));
}

/** Credits, and what caps and other credits of an incident took of them, are those of the settlement. */
function ledgerDisagreements({ credits, covered }: Settlement, lines: readonly LedgerEntry[]): readonly Disagreement[] {
  const levels = new Set([...credits, ...covered, ...lines].map(({ level }) => level));
  return [...levels].flatMap((level) => {
    const own = credits.filter((credit) => credit.level === level);
    const coveredMoney = total(covered.filter((one) => one.level === level).map(({ rounded }) => rounded));
    const settled = {
      credit: total(own.map(({ rounded }) => rounded)) + coveredMoney,
      capped: total(own.map(({ rounded, afterYearCap }) => rounded - afterYearCap)),
      covered: coveredMoney,
    };
    const inLedger = (kind: LedgerEntry['kind']) => total(lines.filter((line) => line.kind === kind && line.level === level).map(({ amount }) => amount));
    return (['credit', 'capped', 'covered'] as const).flatMap((kind): readonly Disagreement[] =>
      (inLedger(kind) === settled[kind] ? [] : [{ rule: 'S26', name: `ledger, ${kind} of ${level}`, stated: String(inLedger(kind)), recomputed: String(settled[kind]) }]));
  });
}

function total(amounts: readonly Money[]): Money {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** Money comes from failures only; every other account gives what it got. */
function overdrawn(ledger: readonly LedgerEntry[]): readonly Disagreement[] {
  return [...balancesOf(ledger)].flatMap(([account, balance]): readonly Disagreement[] =>
    (account === 'failure' || balance >= 0 ? [] : [{ rule: 'S26', name: `ledger, balance of ${account}`, stated: String(balance), recomputed: '0' }]));
}
