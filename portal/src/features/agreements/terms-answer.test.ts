import { describe, expect, test } from 'vitest';
import { madeBy } from './terms-answer.ts';

const nothing = { __typename: 'ImportedTerms', parties: 0, services: 0, components: 0, sources: 0, calendars: 0, metrics: 0, sharedMetrics: 0, agreements: 0, amendments: 0 } as const;

describe('what became of documents that were taken in', () => {
  test('is told kind by kind, in the order in which things are made', () => {
    expect(madeBy({ ...nothing, amendments: 1, parties: 2 })).toEqual([{ kind: 'parties', count: 2 }, { kind: 'amendments', count: 1 }]);
  });

  test('may be nothing', () => {
    expect([madeBy(nothing), madeBy(undefined), madeBy({ __typename: 'Problems', problems: [] })]).toEqual([[], [], []]);
  });
});
