/**
 * S26 and S27 the way a clerk would do it: one credit after the other, in hundred-millionths of a minor unit held in
 * bigints, and caps cut one unit at a time.
 */
import type { MoneyTerms, SettlementInput } from '../src/money/money-model.ts';

interface ClerkCredit {
  readonly level: string;
  readonly rounded: number;
  readonly afterYearCap: number;
}

export interface ClerkSettlement {
  readonly credits: readonly ClerkCredit[];
  readonly total: number;
  readonly payable: number;
}

interface Line {
  readonly level: string;
  readonly pool: string;
  readonly incident: string | undefined;
  readonly rounded: number;
  left: number;
}

/** For percentages and factors with at most two decimals. */
export function settleByHand(terms: MoneyTerms, input: SettlementInput): ClerkSettlement {
  const lines = input.levels.filter(({ state }) => state === 'failed').flatMap((judged): readonly Line[] => {
    const credit = terms.credits.find(({ level }) => level === judged.level);
    if (credit === undefined) return [];
    // Without a value it is as bad as can be.
    const value = judged.ratio === undefined ? 0 : (Number(judged.ratio.numerator) * 100) / Number(judged.ratio.denominator);
    // From the best tier down: the first whose begin is reached holds the value.
    const tier = [...credit.tiers].sort((a, b) => Number(b.from) - Number(a.from)).find(({ from }) => Number(from) <= value);
    const nth = credit.multiplier === undefined ? '1' : credit.multiplier[Math.min(judged.consecutive, credit.multiplier.length) - 1] ?? '1';
    const pool = terms.pools.find((one) => one.pool === credit.pool)?.percent ?? '0';
    const percents = tier?.ofFee === undefined ? [terms.atRisk, pool, credit.allocation, tier?.factor ?? '100'] : [tier.ofFee];
    const rounded = roundHalfUp(BigInt(input.fee) * product(percents) * hundredths(nth), 10_000n ** BigInt(percents.length) * 100n);
    return [{ level: judged.level, pool: credit.pool, incident: judged.incident, rounded, left: rounded }];
  });
  const kept = lines.filter((line) => isKept(terms, input, lines, line));
  // In the order in which the terms list them, as a statement does.
  kept.sort((a, b) => terms.credits.findIndex(({ level }) => level === a.level) - terms.credits.findIndex(({ level }) => level === b.level));

  for (const line of kept) line.left = Math.min(line.left, terms.credits.find(({ level }) => level === line.level)?.cap ?? Infinity);
  for (const { pool, cap } of terms.pools) cutUnitByUnit(kept.filter((line) => line.pool === pool), cap ?? Infinity);
  cutUnitByUnit(kept, terms.periodCap ?? Infinity);
  cutUnitByUnit(kept, Math.max(0, (terms.yearCap ?? Infinity) - input.creditedThisYear));

  const total = kept.reduce((sum, { left }) => sum + left, 0) + input.carriedIn;
  const payable = terms.minimumPayable !== undefined && total < terms.minimumPayable.amount ? 0 : total;
  return { credits: kept.map(({ level, rounded, left }) => ({ level, rounded, afterYearCap: left })), total, payable };
}

function hundredths(decimal: string): bigint {
  const [whole = '0', part = ''] = decimal.split('.');
  return BigInt(whole + part.padEnd(2, '0'));
}

function product(percents: readonly string[]): bigint {
  return percents.map(hundredths).reduce((a, b) => a * b, 1n);
}

function roundHalfUp(numerator: bigint, denominator: bigint): number {
  let whole = numerator / denominator;
  if ((numerator % denominator) * 2n >= denominator) whole += 1n;
  return Number(whole);
}

function isKept({ singleIncident = 'all' }: MoneyTerms, { picks = {} }: SettlementInput, lines: readonly Line[], line: Line): boolean {
  if (singleIncident === 'all' || line.incident === undefined) return true;
  const together = lines.filter(({ incident }) => incident === line.incident);
  const picked = picks[line.incident];
  if (singleIncident === 'customer-picks' && together.some(({ level }) => level === picked)) return line.level === picked;
  return together.every((other) => other === line || other.rounded < line.rounded || (other.rounded === line.rounded && line.level < other.level));
}

/** Gives everybody the part of the cap that is surely theirs, then the rest by unit to whom it is owed most. */
function cutUnitByUnit(lines: readonly Line[], cap: number): void {
  const total = lines.reduce((sum, { left }) => sum + left, 0);
  if (total <= cap) return;
  const owed = lines.map((line) => ({ line, before: line.left, missing: 0n }));
  let given = 0;
  for (const one of owed) {
    one.line.left = Number((BigInt(one.before) * BigInt(cap)) / BigInt(total));
    one.missing = (BigInt(one.before) * BigInt(cap)) % BigInt(total);
    given += one.line.left;
  }
  while (given < cap) {
    const next = owed.reduce((best, one) => (one.missing > best.missing || (one.missing === best.missing && one.line.level < best.line.level) ? one : best));
    next.line.left += 1;
    next.missing = -1n;
    given += 1;
  }
}
