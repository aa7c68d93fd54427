import { describe, expect, test } from 'vitest';
import { oneAgreement } from '../../testing/one-agreement.ts';
import { compileFiles } from './compile-documents.ts';

const METHOD = 'method: { measures: samples, metric: sum, sources: [tool] }';

describe('S18 what cannot be combined', () => {
  test.each([
    ['a goal', 'kind: goal, counts: events, unit: leads, promised: 40'],
    ['a sum of money', 'kind: money, currency: EUR, better: lower, expected: 1.00'],
  ])('is told of %s at the line that asks for it', (_what, promise) => {
    const level = (amended: string) => `      levels:
        - name: sum
          component: work
          ${promise.replaceAll(', ', '\n          ')}
${amended}          ${METHOD}
`;
    const text = oneAgreement({ versions: `    - number: 1\n${level('')}    - number: 2\n      effectiveFrom: 2026-03-11\n${level('          amended: combine\n')}` });

    const { problems = [] } = compileFiles([{ name: 'terms.yaml', text }]);

    const line = text.split('\n').indexOf('          amended: combine') + 1;
    expect(problems.map((problem) => [problem.code, problem.line])).toEqual([['COMBINED_SUMS', line]]);
  });

  test('is no mistake where each part is judged by itself', () => {
    const text = oneAgreement({ versions: `    - { number: 1, levels: [{ name: sum, component: work, amended: judge-each, kind: goal, counts: events, unit: leads, promised: 40, ${METHOD} }] }\n` });

    expect(compileFiles([{ name: 'terms.yaml', text }]).problems).toBeUndefined();
  });
});
