/** S10 of a level by itself: clocks of a level that knows the versions it had, and how an amendment reaches them. */
import { HOUR } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aClockLevel, ticket } from '../../../testing/kinds.ts';
import { at, log, theDay } from '../../../testing/story.ts';
import type { UnloggedFact } from '../../../testing/story.ts';
import { evaluateLevel } from '../../evaluate-level.ts';
import type { ClockLevelTerms } from '../kind-model.ts';

const noon = at('12:00');

/** Four hours until noon, eight from then on; how each version judges the day. */
function judged(changes: Partial<ClockLevelTerms>, ...facts: readonly UnloggedFact[]) {
  const versions = [aClockLevel({ inForce: { start: 0, end: noon } }), aClockLevel({ targets: [{ within: 8 * HOUR }], inForce: { start: noon }, ...changes })];
  const [before, after] = versions.map((one) => evaluateLevel({ ...one, versions }, log(...facts), theDay, at('2026-03-10T00:00Z')));
  return { before: before?.clocks, after: after?.clocks, says: after?.trace.filter(({ rule }) => rule === 'S10').map((step) => step.says) };
}

const running = ticket('T', ['start', '10:00'], ['stop', '15:00']);
const reaching = { reaches: 'running-clocks' } as const;

describe('S10 an amendment that reaches running clocks', () => {
  it('takes over a clock that runs when it comes into force, and says so', () => {
    expect(judged(reaching, ...running)).toMatchObject({
      before: [], after: [{ start: at('10:00'), due: at('18:00'), state: 'met' }],
      says: ['T ran when an amendment that reaches it came into force, 2026-03-02T12:00Z: from then on it is under these terms.', 'T had other terms before: running, due 2026-03-02T14:00Z. Now it is due 2026-03-02T18:00Z.'],
    });
  });

  it('does to it what its own rule for changes says', () => {
    expect(judged({ ...reaching, priorityChange: 'fresh' }, ...running).after).toMatchObject([{ due: at('20:00') }]);
  });

  it('is in force for a clock that is reset or started in that instant, which nothing took over', () => {
    expect(judged(reaching, ...ticket('T', ['start', '10:00'], ['reset', '12:00'], ['stop', '15:00']))).toMatchObject({
      before: [], after: [{ start: noon, due: at('20:00') }], says: ['T had other terms before: running, due 2026-03-02T16:00Z. Now it is due 2026-03-02T20:00Z.'],
    });
    expect(judged(reaching, ...ticket('T', ['start', '12:00'], ['stop', '17:00']))).toMatchObject({ before: [], after: [{ start: noon, due: at('20:00'), state: 'met' }], says: [] });
  });

  it('leaves alone what had ended before', () => {
    expect(judged(reaching, ...ticket('T', ['start', '06:00'], ['stop', '11:00']))).toMatchObject({ before: [{ due: at('10:00'), state: 'breached' }], after: [], says: [] });
  });
});

it('S10 an amendment that reaches no running clocks leaves them under the terms of their start', () => {
  expect(judged({}, ...running)).toMatchObject({ before: [{ due: at('14:00'), state: 'breached' }], after: [], says: [] });
});
