import { evaluateAgreement } from '@entente/sla';
import type { Fact } from '@entente/sla';
import { compileFiles } from '@entente/terms';
import { describe, expect, test } from 'vitest';
import { oneAgreement } from '../../../terms/testing/one-agreement.ts';
import { stated } from './stated.ts';

const level = (given: string) => `      levels:\n        - { name: up, kind: availability, component: work, ${given}, method: { measures: status, metric: up, sources: [tool] } }\n`;
const terms = (amended: string) => oneAgreement({ versions: `    - number: 1\n${level('expected: 99')}    - number: 2\n      effectiveFrom: 2026-03-11\n${level(`expected: 95${amended}`)}` });
const asOf = Date.parse('2026-04-01T00:00Z');
const change = (position: number, at: string, state: 'up' | 'down'): Fact => ({ kind: 'status', id: `f${position}`, position, source: 'tool', component: 'work', metric: 'up', recordedAt: asOf, at: Date.parse(at), state });
const facts = [change(1, '2026-03-01T00:00Z', 'up'), change(2, '2026-03-05T00:00Z', 'down'), change(3, '2026-03-06T00:00Z', 'up')];

describe('S18 the statement of a period that an amendment split', () => {
  test.each([[', amended: combine', 1], ['', 2]])('has the numbers that the agreement has: "%s"', async (amended, count) => {
    const { entente } = compileFiles([{ name: 'terms.yaml', text: terms(amended) }]);
    const [agreement] = entente?.agreements ?? [];
    if (entente === undefined || agreement === undefined) throw new Error('the terms have a mistake');

    const { statement } = await stated(entente, facts, { agreement: 'sla', period: '2026-03', asOf, decisions: [] });

    const [judged] = evaluateAgreement(agreement.terms, facts, statement.period, asOf).periods;
    expect(statement.levels.map(({ result, lines }) => [result, lines])).toEqual(judged?.levels.map(({ result, lines }) => [result, lines]));
    expect(statement.levels).toHaveLength(count);
  });
});
