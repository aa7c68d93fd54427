import { localDateAt, periodAt, periodsIn } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import { ofPercent, shownPercent } from '../exact/decimal.ts';
import { compare, minus, ONE, plus, quotient, rational, sumOf, times, toFraction } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { AgreementTerms } from './agreement-model.ts';
import type { HistoricPeriod } from './bookkeeping.ts';
import type { RatchetProposal, RatchetTerms } from './ratchet-model.ts';
import { scaleOf } from './roll-up.ts';
import type { Sums } from './roll-up.ts';
import { versionsInForce } from './versions.ts';

/**
 * What the ratchets in force propose for the resets that have come (S29). A reset reads the periods that closed since
 * the one before it, and proposes nothing that would not raise what is expected.
 */
export function proposeRatchets(terms: AgreementTerms, history: readonly HistoricPeriod[], asOf: Instant): readonly RatchetProposal[] {
  return versionsInForce(terms).flatMap(({ version, inForce }) => (version.ratchets ?? []).flatMap((ratchet) => {
    const level = version.levels.find(({ id }) => id === ratchet.level);
    if (level?.expected === undefined || scaleOf(level).unit !== 'percent') return [];
    const { expected } = level;
    const own = history.filter((period) => period.level === ratchet.level);
    return resetsIn(terms, ratchet, { start: inForce.start, end: Math.min(inForce.end, asOf + 1) }).flatMap((at) => proposalAt(terms, ratchet, { expected, at, history: own }));
  }));
}

function resetsIn({ zone }: AgreementTerms, { from, every }: RatchetTerms, during: Interval): readonly Instant[] {
  return periodsIn({ zone, anchor: from, every }, during).map(({ start }) => start).filter((start) => start >= during.start && localDateAt(zone, start) >= from);
}

interface Reset {
  readonly expected: string;
  readonly at: Instant;
  readonly history: readonly HistoricPeriod[];
}

function proposalAt({ zone }: AgreementTerms, ratchet: RatchetTerms, { expected, at, history }: Reset): readonly RatchetProposal[] {
  const since = periodAt({ zone, anchor: ratchet.from, every: ratchet.every }, at - 1).start;
  const read = history.flatMap(({ closesAt, sums }) => (since < closesAt && closesAt <= at && sums !== undefined ? [sums] : []));
  const current = ofPercent(expected);
  const aim = aimOf(ratchet, current, read);
  if (aim === undefined) return [];

  const limit = ratchet.cap === undefined ? ONE : plus(current, times(ofPercent(ratchet.cap), minus(ONE, current)));
  const exact = compare(aim, limit) > 0 ? limit : aim;
  const proposed = shownPercent(exact);
  if (compare(ofPercent(proposed), current) <= 0) return [];
  const capped = compare(aim, limit) > 0 ? `, cut to ${ratchet.cap} % of the gap to 100` : '';
  return [{ level: ratchet.level, at, expected, exact: toFraction(exact), proposed, says: `${inWords(ratchet, expected, read.length)}: ${shownPercent(aim)} %${capped}: ${proposed} % instead of ${expected} %.` }];
}

/** What the formula gives before the cap; undefined when too few periods can be read. */
function aimOf({ formula }: RatchetTerms, current: Rational, read: readonly Sums[]): Rational | undefined {
  if (read.length === 0) return undefined;
  if (formula.kind === 'midpoint') return times(plus(current, togetherOf(read)), rational(1, 2));
  if (read.length < formula.periods) return undefined;
  return togetherOf(read.toSorted((a, b) => compare(ratioOf(b), ratioOf(a))).slice(0, formula.periods));
}

/** Numerators and denominators of all of them; percentages are not averaged (S20). */
function togetherOf(periods: readonly Sums[]): Rational {
  return quotient(sumOf(periods.map(({ reached }) => reached)), sumOf(periods.map(({ counted }) => counted)));
}

function ratioOf({ reached, counted }: Sums): Rational {
  return quotient(reached, counted);
}

function inWords({ formula }: RatchetTerms, expected: string, read: number): string {
  return formula.kind === 'midpoint'
    ? `Halfway from ${expected} % to what ${read === 1 ? '1 period reached' : `${read} periods reached together`}`
    : `What the best ${formula.periods} of ${read} periods reached together`;
}
