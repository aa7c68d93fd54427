/** Random agreements with what happened under them, and with what of it is known. */
import { DAY } from '@entente/worktime';
import type { Instant } from '@entente/worktime';
import fc from 'fast-check';
import type { Fact } from '../../src/index.ts';
import { aDecidedCase, LEVELS } from './some-agreements.ts';
import type { DecidedCase } from './some-agreements.ts';
import { someOutages } from './some-outages.ts';

export interface KeptCase extends DecidedCase {
  readonly facts: readonly Fact[];
  /** What was recorded later is not known. */
  readonly known: Instant;
}

export const aKeptCase: fc.Arbitrary<KeptCase> = aDecidedCase.chain((one) => fc.record({
  terms: fc.constant(one.terms), decisions: fc.constant(one.decisions), asOf: fc.constant(one.asOf), facts: someOutages(LEVELS, one.terms.startsAt),
  known: fc.oneof(fc.constant(one.asOf), fc.integer({ min: 0, max: 400 }).map((days) => one.terms.startsAt + days * DAY)),
}));
