/** S16 for time slices: put every tick into its slice, then look at one slice after the other. */
import type { Duration, Interval } from '@entente/worktime';
import type { AvailabilityTerms } from '../src/model.ts';
import type { OracleCounts, OracleResult, Sample, Tick } from './oracle-words.ts';

type SliceTerms = Pick<AvailabilityTerms, 'slice' | 'method' | 'unknown'>;

const numberOf = ({ slice }: SliceTerms, { start }: Interval) => (t: number) => Math.floor((t - start) / (slice?.length ?? 1));

export function countSlices(terms: SliceTerms, samples: readonly Sample[], period: Interval, some: readonly Tick[], more: readonly Tick[], tick: Duration): OracleCounts & { readonly ahead: number } {
  const sliceOf = numberOf(terms, period);
  const byEvents = terms.method.measures === 'samples' && terms.method.threshold === undefined;
  const target = Math.round(Number(terms.slice?.target) * 1e6);
  let [good, bad, ahead] = [0, 0, 0];
  for (const slice of new Set([...some, ...more].map(({ t }) => sliceOf(t)))) {
    const its = some.filter(({ t }) => sliceOf(t) === slice);
    const toCome = more.filter(({ t }) => sliceOf(t) === slice).length * tick;
    let [goodTime, badTime, goodEvents, badEvents] = [0, 0, 0, 0];
    for (const one of its) {
      const believed = one.effect === 'count-as-good' ? 'good' : one.believed === 'unknown' ? terms.unknown.policy : one.believed;
      if (believed === 'good') goodTime += tick;
      if (believed === 'bad') badTime += tick;
      for (const sample of byEvents ? samples : []) {
        if (sample.at < one.t || sample.at >= one.t + tick) continue;
        badEvents += one.effect === 'count-as-good' ? 0 : sample.total - sample.good;
        goodEvents += one.effect === 'count-as-good' ? sample.total : sample.good;
      }
    }
    const reaches = (part: number, whole: number) => BigInt(part) * 100_000_000n >= BigInt(whole) * BigInt(target);
    const [counted, total] = goodEvents + badEvents > 0 ? [goodEvents, goodEvents + badEvents] : [goodTime, goodTime + badTime];
    if (toCome === 0 && total > 0) {
      if (reaches(counted, total)) good += 1;
      else bad += 1;
    }
    if (toCome > 0) {
      const many = 1_000_000_000;
      const canBe = byEvents ? reaches(goodEvents + many, goodEvents + many + badEvents) : reaches(goodTime + toCome, goodTime + toCome + badTime);
      if (canBe) ahead += 1;
      else bad += 1;
    }
  }
  return { good, bad, ahead };
}

/** Slices that are over: known when anything of them is. */
export function coveredSlices(terms: SliceTerms, period: Interval, past: readonly Tick[], more: readonly Tick[]): OracleResult['coverage'] {
  const sliceOf = numberOf(terms, period);
  const open = new Set(more.map(({ t }) => sliceOf(t)));
  const over = past.filter(({ t }) => !open.has(sliceOf(t)));
  return { known: new Set(over.filter(({ seen }) => seen !== 'unknown').map(({ t }) => sliceOf(t))).size, knowable: new Set(over.map(({ t }) => sliceOf(t))).size };
}
