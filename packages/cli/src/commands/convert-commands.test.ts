import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { entente, filesOf } from '../../testing/command.ts';
import { shopTerms } from '../../testing/documents.ts';

const slo = `apiVersion: openslo/v1
kind: SLO
metadata: { name: search }
spec:
  service: web
  indicator:
    metadata: { name: good-answers }
    spec:
      ratioMetric:
        counter: true
        good: { metricSource: { metricSourceRef: probe, type: any, spec: { query: good } } }
        total: { metricSource: { metricSourceRef: probe, type: any, spec: { query: all } } }
  timeWindow: [{ duration: 28d, isRolling: true }]
  budgetingMethod: Occurrences
  objectives: [{ target: 0.995 }]
`;
const file = await filesOf({ 'slo.yaml': slo, 'bad.yaml': slo.replace('service: web', 'owner: web'), 'shop.yaml': shopTerms() });
const said = ['--provider', 'acme', '--customer', 'shopkeeper', '--zone', 'UTC', '--starts', '2026-01-01'];

describe('entente convert openslo', () => {
  test('makes terms that check, and lists what cannot be said', async () => {
    const out = `${file('slo.yaml')}.terms.yaml`;
    const { code, complained } = await entente('convert', 'openslo', file('slo.yaml'), ...said, '--out', out);

    expect(code).toBe(0);
    expect(complained).toMatch(/slo\.yaml:\d+:\d+ {2}spec\.timeWindow\.0: .*rolling/);
    expect(await readFile(out, 'utf8')).toContain('99.5');
    expect(await entente('check', out)).toMatchObject({ code: 0, said: expect.stringContaining('1 agreement, 1 level') });
  });

  test('names the line of a document that is wrong', async () => {
    expect(await entente('convert', 'openslo', file('bad.yaml'), ...said)).toMatchObject({ code: 1, complained: expect.stringMatching(/bad\.yaml:5:3 {2}There is no field "owner" here/) });
  });

  test('asks for what OpenSLO does not say', async () => {
    expect(await entente('convert', 'openslo', file('slo.yaml'))).toMatchObject({ code: 2, complained: expect.stringContaining('--starts') });
  });

  test('the other way it writes what OpenSLO has words for, and lists the money and the parties', async () => {
    const { code, said: text, complained } = await entente('convert', 'openslo', file('shop.yaml'), '--export');

    expect({ code, kinds: [...text.matchAll(/^kind: (\w+)$/gm)].map(([, kind]) => kind) }).toEqual({ code: 0, kinds: ['Service', 'SLO'] });
    expect(complained).toContain('shop-sla: Money: amount at risk, credits, caps.');
  });
});
