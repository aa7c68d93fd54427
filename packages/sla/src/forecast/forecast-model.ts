import type { Duration, Instant } from '@entente/worktime';
import type { Fraction } from '../model.ts';

/** The model's name stands in every forecast; a change to it is a new name (S37a). */
export const FORECAST_MODEL = 'outages-by-weighted-bootstrap/2';

/** Half and four fifths of the futures are inside. */
export interface Bands<T> {
  readonly half: T;
  readonly fourFifths: T;
}

/** Bad time by the period's end. */
export interface DurationBand {
  readonly from: Duration;
  readonly to: Duration;
}

/** An absent instant is beyond the period's end: not in this period. */
export interface InstantBand {
  readonly from?: Instant;
  readonly to?: Instant;
}

/**
 * How the budget of one target will fare. `used-up` and `safe` are exact: more was bad than may be, or all that is left
 * of the period is too short to use the budget up.
 */
export type BudgetForecast =
  | { readonly state: 'used-up'; readonly at: Instant }
  | { readonly state: 'safe' }
  | { readonly state: 'open'; readonly missed: Fraction; readonly median?: Instant; readonly usedUpIn: Bands<InstantBand> };

/** What a forecast was made from. */
export interface ForecastHistory {
  /** From the first known instant to the last. */
  readonly start: Instant;
  readonly end: Instant;
  /** Outages that began and ended in it. */
  readonly outages: number;
}

interface ForecastBase {
  readonly model: typeof FORECAST_MODEL;
  readonly history: ForecastHistory;
}

/** S37a. Too little history, and a level that cannot be foreseen, are answers of their own and carry no numbers. */
export type Forecast =
  | { readonly state: 'not-applicable'; readonly why: 'counts-no-time' | 'not-running' | 'no-time-left' }
  | (ForecastBase & { readonly state: 'too-little-history'; readonly needs: { readonly history: Duration; readonly outages: number } })
  | (ForecastBase & {
    readonly state: 'forecast';
    readonly draws: number;
    /** Bad time of the whole period, so far and to come. */
    readonly bad: { readonly soFar: Duration; readonly median: Duration; readonly within: Bands<DurationBand> };
    readonly expected: BudgetForecast;
    readonly minimum?: BudgetForecast;
  });
