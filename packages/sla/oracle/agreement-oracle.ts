/**
 * S25 to S30 the way a clerk with a calendar would keep an agreement: every morning the clerk looks which months close,
 * writes credits on slips, and moves each slip from tray to tray. Two levels, months of 2026 in UTC, whole days only.
 */
import type { MoneyTerms } from '../src/index.ts';
import { settleByHand } from './money-oracle.ts';

const DAY = 86_400_000;

/** What became of a level in a month. */
export interface ClerkResult {
  readonly state: 'met' | 'failed' | 'below-expected' | 'not-applicable' | 'indeterminate';
  readonly percent: number;
}

export interface ClerkMonth {
  readonly results: Readonly<Record<string, ClerkResult>>;
  /** One incident failed all levels that failed. */
  readonly storm: boolean;
}

/** A decision of a month, taken in the morning of a day of the year (0 is 1 January). */
export interface ClerkNote {
  readonly kind: 'claim' | 'statement' | 'pick';
  readonly month: number;
  readonly level: string;
  readonly day: number;
}

export interface ClerkAgreement {
  readonly money: MoneyTerms;
  readonly fee: number;
  readonly graceDays: number;
  /** The first month of the contract year; 0 is January. */
  readonly yearBegins: number;
  /** The agreement ends with this month; absent: it goes on. */
  readonly lastMonth?: number;
  readonly months: readonly ClerkMonth[];
  readonly notes: readonly ClerkNote[];
}

/** A slip of paper that says how much a level owes for a month, in one of the trays. */
export interface Slip {
  readonly month: number;
  readonly level: string;
  readonly amount: number;
  tray: 'owed' | 'waived' | 'carried' | 'claimed' | 'expired' | 'escrow' | 'returned' | 'paid';
  /** The month in whose settlement it became payable. */
  owedIn: number;
}

/** All slips as they lie in the evening of a day. */
export function keepByHand(agreement: ClerkAgreement, lastDay: number): readonly Slip[] {
  const slips: Slip[] = [];
  let settledMonths = 0;
  for (let day = 0; day <= lastDay; day += 1) {
    while (settledMonths < agreement.months.length && mayBeSettled(agreement, settledMonths, day)) {
      settleMonth(agreement, settledMonths, slips);
      settledMonths += 1;
    }
    for (const slip of slips) moveOn(agreement, slip, day);
  }
  return slips;
}

function endOf(month: number): number {
  return (Date.UTC(2026, month + 1, 1) - Date.UTC(2026, 0, 1)) / DAY;
}

function closes(agreement: ClerkAgreement, month: number): number {
  return endOf(month) + agreement.graceDays;
}

function failedIn({ months }: ClerkAgreement, month: number): readonly string[] {
  return Object.entries(months[month]?.results ?? {}).filter(([, { state }]) => state === 'failed').map(([level]) => level);
}

function lastDayFor(agreement: ClerkAgreement, month: number, terms: { readonly days: number; readonly after: string } | undefined): number {
  if (terms === undefined) return closes(agreement, month);
  if (terms.after === 'period-end') return endOf(month) + terms.days;
  const statements = agreement.notes.filter((note) => note.kind === 'statement' && note.month === month).map(({ day }) => day);
  return statements.length === 0 ? Infinity : Math.min(...statements) + terms.days;
}

function pickOf(agreement: ClerkAgreement, month: number): ClerkNote | undefined {
  const tooLate = lastDayFor(agreement, month, agreement.money.pickBy);
  const picks = agreement.notes.filter((note) => note.kind === 'pick' && note.month === month && note.day < tooLate);
  return picks.sort((a, b) => a.day - b.day)[0];
}

function mayBeSettled(agreement: ClerkAgreement, month: number, day: number): boolean {
  if (agreement.lastMonth !== undefined && month > agreement.lastMonth) return false;
  if (day < closes(agreement, month)) return false;
  const asks = agreement.money.singleIncident === 'customer-picks' && agreement.months[month]?.storm === true && failedIn(agreement, month).length > 1;
  if (!asks) return true;
  const pick = pickOf(agreement, month);
  return pick === undefined ? day >= lastDayFor(agreement, month, agreement.money.pickBy) : day >= pick.day;
}

function settleMonth(agreement: ClerkAgreement, month: number, slips: Slip[]): void {
  const { money, fee, months, yearBegins } = agreement;
  const year = Math.floor((month - yearBegins) / 12);
  const spent = slips.filter((slip) => Math.floor((slip.month - yearBegins) / 12) === year).reduce((sum, { amount }) => sum + amount, 0);
  const waiting = slips.filter(({ tray }) => tray === 'carried');
  const pick = pickOf(agreement, month);
  const settled = settleByHand(money, {
    fee, creditedThisYear: spent, carriedIn: waiting.reduce((sum, { amount }) => sum + amount, 0), ...(pick === undefined ? {} : { picks: { storm: pick.level } }),
    levels: Object.entries(months[month]?.results ?? {}).map(([level, { state, percent }]) => ({
      level, state, consecutive: timesInARow(agreement, month, level), ratio: { numerator: String(percent), denominator: '100' }, ...(months[month]?.storm === true ? { incident: 'storm' } : {}),
    })),
  });
  const fresh = settled.credits.filter(({ afterYearCap }) => afterYearCap > 0).map(({ level, afterYearCap }): Slip => ({ month, level, amount: afterYearCap, tray: 'owed', owedIn: month }));
  slips.push(...fresh);
  const tooLittle = money.minimumPayable !== undefined && settled.total < money.minimumPayable.amount;
  const nowhereToCarry = month === agreement.lastMonth;
  for (const slip of [...waiting, ...fresh]) {
    slip.tray = !tooLittle ? 'owed' : money.minimumPayable?.below === 'waive' ? 'waived' : nowhereToCarry ? 'owed' : 'carried';
    slip.owedIn = month;
  }
}

/** Counts backwards to the last month that was met. */
function timesInARow({ months }: ClerkAgreement, month: number, level: string): number {
  let times = 0;
  for (let before = month; before >= 0 && months[before]?.results[level]?.state !== 'met'; before -= 1) {
    if (months[before]?.results[level]?.state === 'failed') times += 1;
  }
  return times;
}

/** One slip in the morning of a day: claimed or expired, into escrow, out of it. */
function moveOn(agreement: ClerkAgreement, slip: Slip, day: number): void {
  const { money, notes } = agreement;
  if (slip.tray === 'owed' && money.claimBy !== undefined) {
    const tooLate = lastDayFor(agreement, slip.owedIn, money.claimBy);
    const isClaimed = notes.some((note) => note.kind === 'claim' && note.month === slip.owedIn && (note.level === '' || note.level === slip.level) && note.day < tooLate && note.day <= day);
    if (isClaimed) slip.tray = 'claimed';
    else if (day >= tooLate) slip.tray = 'expired';
  }
  const isDue = slip.tray === 'claimed' || (slip.tray === 'owed' && money.claimBy === undefined);
  if (isDue) slip.tray = money.earnBack === undefined || isChronic(agreement, slip) ? 'paid' : 'escrow';
  if (slip.tray === 'escrow') slip.tray = outOfEscrow(agreement, slip, day);
}

function isChronic({ money: { earnBack }, months }: ClerkAgreement, { month, level }: Slip): boolean {
  if (earnBack?.notAfter === undefined) return false;
  let failures = 0;
  for (let back = 0; back < earnBack.notAfter.inPeriods; back += 1) if (months[month - back]?.results[level]?.state === 'failed') failures += 1;
  return failures >= earnBack.notAfter.failures;
}

function outOfEscrow(agreement: ClerkAgreement, { month, level }: Slip, day: number): Slip['tray'] {
  const { money: { earnBack }, months, lastMonth } = agreement;
  if (earnBack === undefined || earnBack.test.kind !== 'met') return 'escrow';
  const over = lastMonth === undefined ? Infinity : endOf(lastMonth);
  let good = 0;
  for (let next = 1; next <= earnBack.window; next += 1) {
    const shut = closes(agreement, month + next);
    if (shut > day || shut > over || months[month + next] === undefined) break;
    const state = months[month + next]?.results[level]?.state;
    if (state === 'met') good += 1;
    if (earnBack.test.inARow === true && (state === 'failed' || state === 'below-expected')) good = 0;
    if (good >= earnBack.test.periods) return 'returned';
    if (good + (earnBack.window - next) < earnBack.test.periods) return 'paid';
  }
  return day >= over ? 'paid' : 'escrow';
}
