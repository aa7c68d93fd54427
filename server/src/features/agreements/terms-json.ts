import type { CalendarTerms, PeriodStep } from '@entente/worktime';
import type { ExclusionTerms, AvailabilityTerms, MethodTerms, OutageTerms, Structure, UnknownTerms } from '@entente/sla';

/** The method's terms as a metric keeps them: what it measures and its sources stand in columns and rows. */
export type StoredMethod = Omit<MethodTerms, 'sources' | 'measures' | 'metric'>;

/** The rest of a level's terms, beside its columns. */
export interface StoredLevel {
  readonly basis: AvailabilityTerms['basis'];
  readonly unknown: UnknownTerms;
  readonly exclusions: ExclusionTerms;
  readonly outages: OutageTerms;
  readonly partialPeriod: AvailabilityTerms['partialPeriod'];
}

/** The rest of a shared metric's terms. */
export interface StoredSharedMetric {
  readonly unknown: UnknownTerms;
  readonly exclusions: ExclusionTerms;
}

/** The defaults of the semantics, written out: a stored level says what it means by itself. */
export const DEFAULT_LEVEL: StoredLevel = {
  basis: 'time',
  unknown: { policy: 'ignore', minimumCoverage: '95' },
  exclusions: { effect: 'remove' },
  outages: {},
  partialPeriod: 'prorate',
};

/** What is stored was checked when it was written; this states its shape again. */
const read = <T>(text: string): T => JSON.parse(text);

export const methodFrom = (text: string): StoredMethod => read(text);
export const levelFrom = (text: string): StoredLevel => read(text);
export const sharedMetricFrom = (text: string): StoredSharedMetric => read(text);
export const calendarFrom = (text: string): CalendarTerms => read(text);
export const structureFrom = (text: string): Structure => read(text);

const STEPS: readonly PeriodStep[] = ['PT1H', 'P1D', 'P1W', 'P1M', 'P3M', 'P6M', 'P1Y'];

export function periodStep(text: string): PeriodStep {
  const step = STEPS.find((each) => each === text);
  if (step === undefined) throw new Error(`${text} is not a step between periods`);
  return step;
}
