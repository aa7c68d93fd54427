/** S28: whether and when a credit is earned back, as SEMANTICS.md reads. */
import { DAY, periodsIn } from '@entente/worktime';
import type { Instant, Interval, PeriodTerms } from '@entente/worktime';
import type { AgreementTerms, EarnBackTerms } from '../../src/index.ts';
import { add, exact, isBelow, multiply, NOTHING } from './fraction.ts';
import { closingOf, endOf, inTurn } from './judged-levels.ts';
import type { Books, OwnPeriod, Turn } from './judged-levels.ts';

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

/**
 * The level's own periods from an instant on, in their turn: those that a version with these periods is in force in, and where an
 * amendment has left the level out those that pass without it.
 */
function periodsAfter(terms: AgreementTerms, level: string, since: Instant, window: number): readonly Interval[] {
  const until = since + (window + 1) * 367 * DAY;
  let last: PeriodTerms | undefined;
  const periods = new Map<string, Turn>();
  for (const [place, version] of terms.versions.entries()) {
    const agreed = version.levels.find(({ id }) => id === level);
    last = agreed?.period ?? last;
    const during = { start: Math.max(terms.startsAt, version.effectiveFrom), end: Math.min(terms.versions[place + 1]?.effectiveFrom ?? until, until) };
    if (last === undefined || during.end <= during.start) continue;
    const isOut = agreed === undefined;
    const own = periodsIn(last, during).filter(({ start, end }) => start >= since && (!isOut || (start >= during.start && end <= nextIn(terms, level, place, until))));
    for (const period of own) {
      const name = `${period.start} ${period.end}`;
      if (!periods.has(name)) periods.set(name, { period, begins: Math.max(period.start, during.start) });
    }
  }
  return [...periods.values()].toSorted((a, b) => inTurn(terms, a, b)).slice(0, window).map(({ period }) => period);
}

/** When the level is back. */
const nextIn = ({ versions }: AgreementTerms, level: string, place: number, until: Instant): Instant =>
  versions.slice(place + 1).find(({ levels }) => levels.some(({ id }) => id === level))?.effectiveFrom ?? until;

const COUNTED = ['met', 'failed', 'below-expected'];

/** One closed period of the window after the other, until the test is passed or cannot be passed any more; at the end of the agreement it is not. */
export function earnedBack({ terms, asOf }: Books, history: readonly OwnPeriod[], credited: Interval, { test, window }: EarnBackTerms): Decided | undefined {
  const ends = terms.endsAt ?? Number.POSITIVE_INFINITY;
  const undecided = ends <= asOf ? { isPassed: false, at: ends } : undefined;
  const level = history[0]?.entries[0]?.level;
  if (level === undefined) return undecided;
  const periods = periodsAfter(terms, level, credited.end, window);
  let met = 0;
  let [reached, target] = [NOTHING, NOTHING];
  for (const [place, { start, end }] of periods.entries()) {
    const closesAt = closingOf(terms, { start, end });
    if (start >= ends || closesAt > asOf || closesAt > ends) return undecided;
    const own = history.find(({ period }) => period.start === start && period.end === end);
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
