import type { Instant, Interval } from '@entente/worktime';
import type { LevelResult } from '../kinds/kind-model.ts';
import type { Fraction } from '../model.ts';
import type { AgreementVersion, CombinedLines } from './agreement-model.ts';
import type { SettlementPeriod } from './settlement-periods.ts';
import type { LevelSegment } from './versions.ts';

/** A level in one of its periods under one set of terms. */
export interface Place {
  readonly segment: LevelSegment;
  /** The last of its versions in the period, by whose money it is credited. */
  readonly version: AgreementVersion;
  readonly period: Interval;
  readonly settledIn: SettlementPeriod;
}

/** What a level comes to there, and the part of the period that this is. */
export interface MeasuredPart {
  readonly place: Place;
  readonly result: LevelResult;
  /** Before relief, where there was any (S34). */
  readonly raw?: LevelResult;
  readonly weight: Fraction;
  /** What segments that are combined ask for together (S18). */
  readonly lines?: CombinedLines;
}

/** A closed period is seen as it was when it closed, however much later somebody looks; one that the agreement's end cut short is over with it. */
export function momentOf(asOf: Instant, { period, settledIn: { closesAt, standing } }: Place): Instant {
  const moment = Math.min(asOf, closesAt);
  return standing === 'running' ? moment : Math.max(moment, period.end);
}
