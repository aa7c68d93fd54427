import { expect } from 'vitest';
import { exportTerms, importTerms } from '../src/features/agreements/index.ts';
import type { ImportOutcome } from '../src/features/agreements/documents/exchange.use-cases.ts';
import type { TenantSeed } from './seeds.ts';

export const exported = (tenant: TenantSeed) => tenant.within(exportTerms);

/** What is refused is rolled back, as the API does. */
export async function imported(tenant: TenantSeed, text: string): Promise<ImportOutcome> {
  let outcome: ImportOutcome = { problems: [] };
  const refusal = new Error('refused');
  await tenant.within(async (session) => {
    outcome = await importTerms(session, text);
    if (outcome.problems !== undefined) throw refusal;
  }).catch((error: unknown) => {
    if (error !== refusal) throw error;
  });
  return outcome;
}

/** Its problems, a line each; a test that meant it to be taken in fails with them. */
export const told = ({ problems = [] }: ImportOutcome) => problems.map(({ line, code, path, message }) => `${line} ${code} ${path} ${message}`);

/**
 * Documents are taken in whole, and once; what comes out is taken in once by the same tenant, and by an empty one makes
 * what comes out of that, byte for byte. Gives what came out.
 */
export async function comesBack(text: string, tenant: TenantSeed, other: TenantSeed): Promise<string> {
  expect(told(await imported(tenant, text))).toEqual([]);
  const words = await exported(tenant);
  const traces = () => tenant.within(({ sql }) => sql('select id from entente.audit_entry'));
  const before = await traces();
  for (const again of [text, words]) {
    const outcome = await imported(tenant, again);
    expect(told(outcome)).toEqual([]);
    expect(Object.values(outcome.imported ?? { none: 1 }).filter((count) => count !== 0)).toEqual([]);
    expect(await exported(tenant)).toBe(words);
    expect(await traces()).toEqual(before);
  }
  expect(told(await imported(other, words))).toEqual([]);
  expect(await exported(other)).toBe(words);
  return words;
}
