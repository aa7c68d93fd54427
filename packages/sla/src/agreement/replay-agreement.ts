import { balancesOf } from '../money/balances.ts';
import type { LedgerEntry } from '../money/ledger-model.ts';
import type { Money, Settlement } from '../money/money-model.ts';
import { replaySettlement } from '../money/replay-settlement.ts';
import { replayLevel } from '../replay-level.ts';
import type { Disagreement } from '../trace/replay-trace.ts';
import { instantInWords } from '../words.ts';
import type { AgreementPeriod, AgreementResult } from './agreement-model.ts';

/**
 * Where an agreement does not add up (S24): every level and every settlement is worked through from its own account, the
 * ledger must have what stands settled, and no account may have given more than it got.
 */
export function replayAgreement({ periods, ledger }: AgreementResult): readonly Disagreement[] {
  return [...periods.flatMap((period) => periodDisagreements(period, ledger)), ...overdrawn(ledger)];
}

function periodDisagreements({ period, levels, settlement, settledAt }: AgreementPeriod, ledger: readonly LedgerEntry[]): readonly Disagreement[] {
  const itsLines = ledger.filter((line) => line.period === period.start);
  const found = [
    ...levels.flatMap(({ level, result, raw }) => [...within(`${level} of ${instantInWords(result.measured.start)}`, replayLevel(result)), ...(raw === undefined ? [] : within(`${level}, raw`, replayLevel(raw)))]),
    ...(settlement === undefined ? [] : replaySettlement(settlement)),
    ...(settlement === undefined || settledAt === undefined ? [] : ledgerDisagreements(settlement, itsLines)),
  ];
  return within(instantInWords(period.start), found);
}

function within(place: string, found: readonly Disagreement[]): readonly Disagreement[] {
  return found.map((one) => ({ ...one, name: `${place}: ${one.name}` }));
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
