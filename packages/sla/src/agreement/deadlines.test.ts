import { describe, expect, it } from 'vitest';
import { decided } from '../../testing/agreement-story.ts';
import { at, month } from '../../testing/story.ts';
import { deadlineOf, decidedBy } from './deadlines.ts';

describe('S27 a deadline', () => {
  it('that is counted from the statement is counted from that of its own period', () => {
    const fromStatement = (...periods: readonly string[]) => deadlineOf({ days: 10, after: 'statement' }, 'UTC', month, periods.map((period, place) => decided.statement(period, `2026-04-0${place + 1}T00:00Z`)));

    expect([fromStatement('2026-02-01', '2026-03-01'), fromStatement('2026-02-01')]).toEqual([at('2026-04-12T00:00Z'), undefined]);
  });
});

describe('what was decided by an instant', () => {
  it('stands in order of time, equal ones by id, whatever the order in which it was told', () => {
    const [a, b, c] = [{ ...decided.fee('2026-01-01', 1, '2026-02-02T00:00Z'), id: 'a' }, { ...decided.fee('2026-01-01', 2, '2026-02-02T00:00Z'), id: 'b' }, { ...decided.fee('2026-01-01', 3, '2026-02-01T00:00Z'), id: 'c' }];
    const late = { ...decided.fee('2026-01-01', 4, '2026-02-03T00:00:00.001Z'), id: 'late' };

    for (const told of [[a, b, c, late], [late, b, a, c], [c, b, a, late]]) expect(decidedBy(told, at('2026-02-03T00:00Z'))).toEqual([c, a, b]);
    expect(decidedBy([a], a.at)).toEqual([a]);
  });
});
