import type { Interval } from '@entente/worktime';
import { toFraction } from '../exact/rational.ts';
import { judgeByLines } from '../level/judge-totals.ts';
import type { LevelTotals, Outlook } from '../level/level-totals.ts';
import type { PeriodView } from '../level/period-view.ts';
import { combinedLines } from './combined-lines.ts';
import type { MeasuredSegment } from './measured-segment.ts';
import type { CombinedSegments } from './segment-model.ts';
import { segmentSteps } from './segment-steps.ts';

/**
 * S18 `combine`: good and bad of all segments are added, and so is what is known of them; the target is what each version
 * asked for, weighed by what was counted under it. All other terms, and money, are those of the last segment.
 */
export function combineSegments(segments: readonly MeasuredSegment[], period: Interval): CombinedSegments | undefined {
  const last = segments.at(-1);
  if (last === undefined) return undefined;
  if (segments.some(({ terms }) => terms.basis !== last.terms.basis || terms.slice?.length !== last.terms.slice?.length)) {
    throw new RangeError('segments that are not counted in the same unit cannot be combined');
  }
  const measured = { start: Math.min(...segments.map(({ segment }) => segment.start)), end: last.segment.end };
  const stale = segments.findLast(({ level: { view: { staleSince } } }) => staleSince !== undefined)?.level.view;
  const view: PeriodView = { ...last.level.view, period, measured, ...(stale?.staleSince === undefined ? {} : { staleSince: stale.staleSince }) };
  const totals = addedTotals(segments, measured);
  const lines = combinedLines(segments);
  const result = judgeByLines(last.terms, lines, view, totals, {
    stretches: segments.flatMap(({ level }) => level.result.stretches),
    steps: segmentSteps(segments, lines),
  });
  const { expected, minimum } = lines.toDate;
  return { expected: toFraction(expected), ...(minimum === undefined ? {} : { minimum: toFraction(minimum) }), result };
}

/** Time between two versions belongs to no level: it is out of hours. */
function addedTotals(segments: readonly MeasuredSegment[], measured: Interval): LevelTotals {
  const all = segments.map(({ level }) => level.totals);
  const sum = (part: (totals: LevelTotals) => number) => all.reduce((total, one) => total + part(one), 0);
  const between = measured.end - measured.start - segments.reduce((total, { segment }) => total + segment.end - segment.start, 0);
  const hasExcused = all.some(({ withoutExcused }) => withoutExcused !== undefined);
  return {
    time: {
      'out-of-hours': sum(({ time }) => time['out-of-hours']) + between,
      excluded: sum(({ time }) => time.excluded),
      bad: sum(({ time }) => time.bad),
      good: sum(({ time }) => time.good),
      unknown: sum(({ time }) => time.unknown),
      'not-yet-known': sum(({ time }) => time['not-yet-known']),
    },
    coverage: { known: sum(({ coverage }) => coverage.known), knowable: sum(({ coverage }) => coverage.knowable) },
    toDate: addedOutlooks(all.map(({ toDate }) => toDate)),
    ...(hasExcused ? { withoutExcused: addedOutlooks(all.map(({ toDate, withoutExcused }) => withoutExcused ?? toDate)) } : {}),
  };
}

/** What may still come is unknown when it is of any of them. */
function addedOutlooks(outlooks: readonly Outlook[]): Outlook {
  const sum = (part: (outlook: Outlook) => number | bigint) => outlooks.reduce((total, one) => total + BigInt(part(one)), 0n);
  const isKnown = outlooks.every(({ ahead }) => ahead !== undefined);
  return { good: sum(({ good }) => good), bad: sum(({ bad }) => bad), ...(isKnown ? { ahead: sum(({ ahead = 0 }) => ahead) } : {}) };
}
