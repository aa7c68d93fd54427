import type { Instant, Interval } from '@entente/worktime';
import type { LevelResult, LevelTerms } from '../kinds/kind-model.ts';
import type { Fact } from '../model.ts';

/** Terms, facts, period and moment in, the result out: what an agreement asks of the levels it holds. */
export type MeasureLevel = (terms: LevelTerms, facts: readonly Fact[], period: Interval, asOf: Instant) => LevelResult;
