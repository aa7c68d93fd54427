/** S16: the events of samples, one by one, as SEMANTICS.md reads. */
import { shareOfDays } from './days.ts';
import { exact, multiply, whole } from './fraction.ts';
import { isIncluded } from './moments.ts';
import type { Count, Coverage, View } from './moments.ts';
import type { Row } from './what-was-said.ts';

/** S16, basis `occurrences`: the events of all samples; coverage in slots of one cadence. */
export function countEvents(view: View, withoutExcused: boolean): Count {
  const { rows, moments, terms, asOf, until, measured, period, isRunning } = view;
  const here = new Map(moments.map((moment) => [moment.t, moment]));
  let [good, bad] = [0n, 0n];
  for (const row of rows) {
    const moment = here.get(row.at);
    if (moment === undefined || !isIncluded(moment, withoutExcused) || row.at >= asOf) continue;
    const [all, fine] = eventsOf(row, moment.effect === 'count-as-good');
    good += BigInt(fine);
    bad += BigInt(all - fine);
  }
  const isOver = isRunning && (until >= measured.end || measured.end <= measured.start);
  const ahead = terms.expectedVolume === undefined ? undefined : isOver ? 0n : positive(whole(multiply(exact(terms.expectedVolume), shareOfDays(terms.period.zone, measured, period))) - good - bad);
  return { toDate: { good, bad }, best: ahead === undefined || period.end <= asOf ? undefined : { good: good + ahead, bad }, coverage: slotsOf(view, withoutExcused) };
}

const positive = (count: bigint): bigint => (count < 0n ? 0n : count);

/** A slot counts when it begins in time that counts, and any sample in it fills it. */
function slotsOf({ moments, terms, measured, until, rows }: View, withoutExcused: boolean): Coverage {
  const cadence = terms.method.cadence ?? 300_000;
  let [known, knowable] = [0n, 0n];
  for (let start = measured.start; start < measured.end; start += cadence) {
    const end = Math.min(start + cadence, measured.end);
    const begin = moments.find(({ t }) => t === start);
    if (begin === undefined || start >= until || !isIncluded(begin, withoutExcused)) continue;
    knowable += 1n;
    if (rows.some(({ at }) => at >= start && at < end && at < until)) known += 1n;
  }
  return { known, knowable };
}

/** What a sample counts, all and good; one that lacks either number counts nothing. */
export function eventsOf({ good, total }: Row, isForgiven: boolean): readonly [number, number] {
  return good === undefined || total === undefined ? [0, 0] : [total, isForgiven ? total : good];
}
