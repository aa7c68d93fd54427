import { periodAt, periodsIn } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import type { AgreementTerms, Standing } from './agreement-model.ts';

/** A period that an agreement is settled for. */
export interface SettlementPeriod {
  readonly period: Interval;
  /** The start of the contract year that holds its start (S26). */
  readonly year: Instant;
  readonly closesAt: Instant;
  readonly standing: Standing;
  /** Whether the agreement ends in it. */
  readonly isLast: boolean;
}

/** The periods that began by `asOf`, from the agreement's start to its end (S2, S23). */
export function settlementPeriods(terms: AgreementTerms, asOf: Instant): readonly SettlementPeriod[] {
  const { zone, settlement: { anchor, every }, startsAt, endsAt = Infinity, grace } = terms;
  return periodsIn({ zone, anchor, every }, { start: startsAt, end: Math.min(asOf, endsAt) }).map((period) => {
    const end = Math.min(period.end, endsAt);
    const closesAt = end + grace;
    return {
      period, closesAt, year: periodAt({ zone, anchor, every: 'P1Y' }, period.start).start,
      standing: asOf < end ? 'running' : asOf < closesAt ? 'provisional' : 'closed', isLast: endsAt <= period.end,
    };
  });
}
