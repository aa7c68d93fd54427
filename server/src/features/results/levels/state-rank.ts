import type { LevelState } from '@entente/sla';

/** The worse the greater: the state of an agreement is that of its worst level. */
export const STATE_RANK: Readonly<Record<LevelState, number>> = {
  'not-applicable': 0,
  waived: 1,
  met: 2,
  'on-course': 3,
  indeterminate: 4,
  'at-risk': 5,
  'below-expected': 6,
  failed: 7,
};
