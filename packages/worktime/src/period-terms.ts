import type { LocalDate, ZoneName } from './instant.ts';

/** The step from one period to the next, in ISO 8601: hours are elapsed time, everything longer is calendar arithmetic. */
export type PeriodStep = 'PT1H' | 'P1D' | 'P1W' | 'P1M' | 'P3M' | 'P6M' | 'P1Y';

/** Periods `anchor + n × every`, each boundary at local midnight in the zone (S2). */
export interface PeriodTerms {
  readonly zone: ZoneName;
  readonly anchor: LocalDate;
  readonly every: PeriodStep;
}
