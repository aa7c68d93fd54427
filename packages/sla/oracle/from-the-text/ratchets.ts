/** S29: what ratchets propose at their resets, as SEMANTICS.md reads. */
import { localDateAt, periodAt, periodsIn } from '@entente/worktime';
import type { Instant } from '@entente/worktime';
import type { AgreementVersion, RatchetTerms } from '../../src/index.ts';
import { add, divide, exact, isBelow, less, multiply, percent, total, WHOLE, whole } from './fraction.ts';
import type { Exact } from './fraction.ts';
import { ownPeriodsOf } from './judged-levels.ts';
import type { Books } from './judged-levels.ts';

export interface Proposal {
  readonly level: string;
  readonly at: Instant;
  readonly exactly: Exact;
  readonly proposed: string;
}

interface Reached {
  readonly good: Exact;
  readonly counted: Exact;
}

const reachedBy = (periods: readonly Reached[]): Exact => divide(total(periods.map(({ good }) => good)), total(periods.map(({ counted }) => counted)));

export function proposalsOf(books: Books): readonly Proposal[] {
  const { versions, endsAt = Number.POSITIVE_INFINITY } = books.terms;
  return versions.flatMap((version, place) => {
    const until = Math.min(versions[place + 1]?.effectiveFrom ?? endsAt, books.asOf + 1);
    return (version.ratchets ?? []).flatMap((ratchet) => resetsOf(books, ratchet, version.effectiveFrom, until).flatMap((at) => proposalAt(books, version, ratchet, at)));
  });
}

function resetsOf({ terms: { zone } }: Books, { from, every }: RatchetTerms, since: Instant, until: Instant): readonly Instant[] {
  if (until <= since) return [];
  return periodsIn({ zone, anchor: from, every }, { start: since, end: until }).map(({ start }) => start).filter((start) => start >= since && start < until && localDateAt(zone, start) >= from);
}

/** The periods that closed since the reset before; for the first one, as long before it. */
function readAt(books: Books, { level, from, every }: RatchetTerms, at: Instant): readonly Reached[] {
  const since = periodAt({ zone: books.terms.zone, anchor: from, every }, at - 1).start;
  return ownPeriodsOf(books, level).filter(({ closesAt, state }) => since < closesAt && closesAt <= at && ['met', 'below-expected', 'failed'].includes(state)).flatMap(({ entries }) => {
    const judged = entries.filter(({ good, bad }) => good + bad > 0n);
    return judged.length === 0 ? [] : [{ good: total(judged.map(({ good }) => exact(good))), counted: total(judged.map(({ good, bad }) => exact(good + bad))) }];
  });
}

function proposalAt(books: Books, { levels }: AgreementVersion, ratchet: RatchetTerms, at: Instant): readonly Proposal[] {
  const level = levels.find(({ id }) => id === ratchet.level);
  const read = readAt(books, ratchet, at);
  if (level?.kind !== 'availability' || read.length < (ratchet.formula.kind === 'best' ? ratchet.formula.periods : 1)) return [];
  const expected = percent(level.expected);
  const best = ratchet.formula.kind === 'best' ? read.toSorted((a, b) => (isBelow(reachedBy([a]), reachedBy([b])) ? 1 : -1)).slice(0, ratchet.formula.periods) : read;
  const aim = ratchet.formula.kind === 'best' ? reachedBy(best) : divide(add(expected, reachedBy(best)), exact(2));
  const most = ratchet.cap === undefined ? WHOLE : add(expected, multiply(percent(ratchet.cap), less(WHOLE, expected)));
  const exactly = isBelow(most, aim) ? most : aim;
  const thousandths = whole(multiply(exactly, exact(100_000)));
  if (!isBelow(expected, exact(thousandths, 100_000n))) return [];
  return [{ level: ratchet.level, at, exactly, proposed: `${thousandths / 1000n}.${String(thousandths % 1000n).padStart(3, '0')}` }];
}
