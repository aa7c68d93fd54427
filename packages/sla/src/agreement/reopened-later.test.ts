import { describe, expect, it } from 'vitest';
import { anAgreement, aVersion, theYear } from '../../testing/agreement-story.ts';
import { aClockLevel, ticket } from '../../testing/kinds.ts';
import { at, log } from '../../testing/story.ts';
import { evaluateAgreement } from './evaluate-agreement.ts';

/** Within four hours; January closes on 6 February. */
const { inForce: _, ...level } = aClockLevel({ period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' } });
const terms = anAgreement({ versions: [aVersion({ levels: [level] })] });
const workedOn = (reopened: string) => log(...ticket('T-1', ['start', '2026-01-20T08:00Z'], ['stop', '2026-01-20T09:00Z'], ['start', `${reopened}T08:00Z`], ['stop', `${reopened}T12:00Z`]));
const counted = (reopened: string, now: string) => evaluateAgreement(terms, workedOn(reopened), theYear, at(now)).periods.slice(0, 2).map(({ levels: [one] }) => one?.result.toDate).map((number) => (number === undefined || !('counted' in number) ? undefined : [number.counted, number.missed]));

describe('S9 S23 a clock that is reopened', () => {
  it('before its period has closed counts where it ends then, and there alone', () => {
    expect(counted('2026-02-03', '2026-03-10T00:00Z')).toEqual([['0', '0'], ['1', '1']]);
  });

  it('after its period has closed stays as it was there, and counts again where it ends', () => {
    expect(counted('2026-02-10', '2026-02-09T00:00Z')).toEqual([['1', '0'], ['0', '0']]);
    expect(counted('2026-02-10', '2026-03-10T00:00Z')).toEqual([['1', '0'], ['1', '1']]);
  });
});
