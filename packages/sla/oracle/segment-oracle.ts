/** S18 for an amended period: what each version asks of its own ticks, and of all of them together. */
import type { Duration, Instant, Interval } from '@entente/worktime';
import type { AvailabilityTerms, Fact, LevelState } from '../src/model.ts';
import { millionths, oracleOfLevel, stateOf } from './level-oracle.ts';
import type { Reaches } from './level-oracle.ts';
import type { OracleCounts, OracleResult } from './oracle-words.ts';

interface OracleSegment {
  readonly terms: AvailabilityTerms;
  readonly from: Instant;
  readonly to: Instant;
  readonly said: OracleResult;
}

export interface OracleCombined {
  readonly state: LevelState;
  readonly decisive: OracleCounts;
  readonly best: OracleCounts | undefined;
  readonly coverage: OracleResult['coverage'];
}

/** The versions come in order of time and touch each other; the first and the last may leave the ends of the period open. */
export function oracleOfSegments(versions: readonly AvailabilityTerms[], facts: readonly Fact[], period: Interval, asOf: Instant, tick: Duration, margin: Duration) {
  const inForce = versions.filter((one) => one.inForce.start < period.end && (one.inForce.end ?? Infinity) > period.start);
  const startOf = (i: number) => (i === 0 && inForce[i]?.partialPeriod === 'full' ? period.start : Math.max(period.start, inForce[i]?.inForce.start ?? 0));
  const endOf = (i: number) => (i === inForce.length - 1 && inForce[i]?.partialPeriod === 'full' ? period.end : Math.min(period.end, inForce[i]?.inForce.end ?? Infinity));
  const isPartial = startOf(0) > period.start || endOf(inForce.length - 1) < period.end;

  const segments: OracleSegment[] = [];
  for (const [i, terms] of inForce.entries()) {
    const [from, to] = [startOf(i), endOf(i)];
    const used = segments.reduce((sum, { said }) => sum + said.taken, 0);
    const own: AvailabilityTerms = {
      ...terms, inForce: { start: from, end: to }, partialPeriod: terms.partialPeriod === 'waive' && isPartial ? 'waive' : 'prorate',
      exclusions: { ...terms.exclusions, ...(terms.exclusions.cap === undefined ? {} : { cap: Math.max(0, terms.exclusions.cap - used) }) },
    };
    segments.push({ terms, from, to, said: oracleOfLevel(own, facts, period, asOf, tick, margin) });
  }
  return { segments, combined: segments.length === 0 ? undefined : together(segments, period, asOf) };
}

function together(segments: readonly OracleSegment[], period: Interval, asOf: Instant): OracleCombined {
  const last = segments[segments.length - 1];
  if (last === undefined) throw new Error('there is none');
  const counts = segments.map(({ said }) => said.judged ?? said.toDate);
  const add = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const decisive = { good: add(counts.map(({ good }) => good)), bad: add(counts.map(({ bad }) => bad)) };
  const running = asOf < period.end;
  const best = running && segments.every(({ said }) => said.ahead !== undefined) ? { good: decisive.good + add(segments.map(({ said }) => said.ahead ?? 0)), bad: decisive.bad } : undefined;
  const coverage = { known: add(segments.map(({ said }) => said.coverage.known)), knowable: add(segments.map(({ said }) => said.coverage.knowable)) };

  const reaches: Reaches = (part, whole, line, when) => {
    const weights = segments.map(({ said }, i) => BigInt((counts[i]?.good ?? 0) + (counts[i]?.bad ?? 0) + (when === 'at best' ? said.ahead ?? 0 : 0)));
    const lines = segments.map(({ terms }) => millionths(line === 'expected' ? terms.expected : terms.minimum ?? terms.expected));
    const all = weights.reduce((a, b) => a + b, 0n);
    const aimed = lines.reduce((sum, one, i) => sum + one * (weights[i] ?? 0n), 0n);
    return all === 0n ? true : BigInt(part) * 100_000_000n * all >= BigInt(whole) * aimed;
  };
  const measured = { start: segments[0]?.from ?? 0, end: last.to };
  return { state: stateOf(last.terms, period, measured, running, decisive, best, coverage, reaches), decisive, best, coverage };
}
