/** S16: slices of a period, one after the other, as SEMANTICS.md reads. */
import { eventsOf } from './events.ts';
import { exact, isBelow, percent } from './fraction.ts';
import { isIncluded } from './moments.ts';
import type { Count, Moment, View } from './moments.ts';
import type { Colour } from './what-was-said.ts';

/** S16, basis `timeslices`. */
export function countSlices(view: View, withoutExcused: boolean): Count {
  const { terms: { slice }, period, moments } = view;
  let [good, bad, ahead, known, knowable] = [0n, 0n, 0n, 0n, 0n];
  if (slice === undefined) throw new Error('a basis of slices has slices');
  for (let start = period.start; start < period.end; start += slice.length) {
    const inside = moments.filter((moment) => moment.t >= start && moment.t < start + slice.length && isIncluded(moment, withoutExcused));
    if (inside.length === 0) continue;
    const fate = sliceFate(inside, view);
    if (fate === 'open') {
      ahead += 1n;
      continue;
    }
    if (inside.every(({ isKnowable }) => isKnowable)) {
      knowable += 1n;
      if (inside.some(({ colour, effect }) => colour !== 'unknown' || effect === 'count-as-good')) known += 1n;
    }
    if (fate === 'good') good += 1n;
    if (fate === 'bad') bad += 1n;
  }
  return { toDate: { good, bad }, best: { good: good + ahead, bad }, coverage: { known, knowable } };
}

/** Good when good ÷ total reaches the slice's own target; of events, or else of known time, unknown time as the policy says. */
function sliceFate(inside: readonly Moment[], { terms: { slice, unknown, method }, rows, asOf }: View): 'open' | 'unknown' | 'good' | 'bad' {
  const isOver = inside.every(({ isKnowable }) => isKnowable);
  const reaches = (fine: number, all: number) => !isBelow(exact(fine, all), percent(slice?.target ?? '0'));
  const isOfEvents = method.measures === 'samples' && method.threshold === undefined;
  let [all, fine] = [0, 0];
  for (const row of isOfEvents ? rows : []) {
    const moment = inside.find(({ t }) => t === row.at);
    if (moment === undefined || row.at >= asOf) continue;
    const [count, good] = eventsOf(row, moment.effect === 'count-as-good');
    [all, fine] = [all + count, fine + good];
  }
  // More good events may always come; only all of them being good cannot come any more.
  if (isOfEvents && !isOver) return fine < all && percent(slice?.target ?? '0').top === percent(slice?.target ?? '0').bottom ? 'bad' : 'open';
  if (all > 0) return reaches(fine, all) ? 'good' : 'bad';
  const past = inside.filter(({ isKnowable }) => isKnowable).map((moment) => counted(moment, unknown.policy));
  const [good, bad, ahead] = [past.filter((colour) => colour === 'good').length, past.filter((colour) => colour === 'bad').length, inside.length - past.length];
  if (!isOver) return good + bad + ahead > 0 && !reaches(good + ahead, good + bad + ahead) ? 'bad' : 'open';
  if (good + bad === 0) return 'unknown';
  return reaches(good, good + bad) ? 'good' : 'bad';
}

function counted({ effect, believed }: Moment, policy: string): Colour {
  if (effect === 'count-as-good') return 'good';
  return believed === 'unknown' && (policy === 'good' || policy === 'bad') ? policy : believed;
}
