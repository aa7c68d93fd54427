/** S28: whether and when a credit is earned back, as SEMANTICS.md reads. */
import { DAY, periodsIn } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import type { EarnBackTerms } from '../../src/index.ts';
import { add, exact, isBelow, multiply, NOTHING } from './fraction.ts';
import { closingOf, endOf } from './judged-levels.ts';
import type { Books, OwnPeriod } from './judged-levels.ts';

/** Chronic: too many of the last periods have failed, the credit's own included. */
export function failsTooOften({ terms }: Books, history: readonly OwnPeriod[], credited: Interval, { notAfter }: EarnBackTerms): boolean {
  if (notAfter === undefined) return false;
  const last = history.filter(({ period }) => endOf(terms, period) <= credited.end).slice(-notAfter.inPeriods);
  return last.filter(({ state }) => state === 'failed').length >= notAfter.failures;
}

export interface Decided {
  readonly isPassed: boolean;
  readonly at: Instant;
}

const COUNTED = ['met', 'failed', 'below-expected'];

/** One closed period of the window after the other, until the test is passed or cannot be passed any more; at the end of the agreement it is not. */
export function earnedBack({ terms, asOf }: Books, history: readonly OwnPeriod[], credited: Interval, { test, window }: EarnBackTerms): Decided | undefined {
  const ends = terms.endsAt ?? Number.POSITIVE_INFINITY;
  const undecided = ends <= asOf ? { isPassed: false, at: ends } : undefined;
  const every = history[0]?.entries[0]?.terms.period;
  if (every === undefined) return undecided;
  const periods = periodsIn(every, { start: credited.end, end: credited.end + (window + 1) * 367 * DAY }).filter(({ start }) => start >= credited.end).slice(0, window);
  let met = 0;
  let [reached, target] = [NOTHING, NOTHING];
  for (const [place, { start, end }] of periods.entries()) {
    const closesAt = closingOf(terms, { start, end });
    if (start >= ends || closesAt > asOf || closesAt > ends) return undecided;
    const own = history.find(({ period }) => period.start === start);
    const left = periods.length - place - 1;
    if (test.kind === 'met') {
      if (own?.state === 'met') met += 1;
      else if (test.inARow === true && own !== undefined && COUNTED.includes(own.state)) met = 0;
      if (met >= test.periods) return { isPassed: true, at: closesAt };
      if (met + left < test.periods) return { isPassed: false, at: closesAt };
      continue;
    }
    for (const { state, good, bad, expected } of own?.entries ?? []) {
      if (!COUNTED.includes(state)) continue;
      reached = add(reached, exact(good));
      target = add(target, multiply(expected, exact(good + bad)));
    }
    if (left === 0) return { isPassed: isBelow(NOTHING, add(reached, target)) && !isBelow(reached, target), at: closesAt };
  }
  return undecided;
}
