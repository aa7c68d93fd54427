import type { Interval } from '@entente/worktime';
import type { LevelTerms } from '../kinds/kind-model.ts';
import type { AgreementTerms } from './agreement-model.ts';
import { lastVersionIn, levelsOf, segmentsOf } from './versions.ts';

/** The terms of one level in a period, and the last version that has them there. */
export interface LevelInForce {
  readonly version: number;
  readonly terms: LevelTerms;
}

/** Every level that is in force somewhere in the period, in the order of the agreement; one that an amendment changed stands once for each of its terms (S18). */
export function levelsInForce(agreement: AgreementTerms, period: Interval): readonly LevelInForce[] {
  return levelsOf(agreement).flatMap((level) => segmentsOf(agreement, level).flatMap((segment): readonly LevelInForce[] => {
    const version = lastVersionIn(segment, period).at(-1);
    return version === undefined ? [] : [{ version: version.number, terms: segment.terms }];
  }));
}
