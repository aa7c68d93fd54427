import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { aBrowser, expectAccessible, hasBrowser, sideways } from './visitor.ts';

const { signedIn } = aBrowser();
const HOUR = 3_600_000;

describe.runIf(hasBrowser())('a level of clocks', () => {
  test('shows what is open, what missed and what was met, and its number against its lines, on a telephone too', async () => {
    const { page, leave } = await signedIn('operator', { theme: 'dark' });
    const ask = asking(page);
    const text = await readFile(join(import.meta.dirname, '../../packages/terms/templates/service-desk.yaml'), 'utf8');
    await ask('mutation ($input: ImportTermsInput!) { importTerms(input: $input) { __typename } }', { input: { text } });
    const sources = await ask('{ sources(first: 50) { nodes { id name } } }', {}) as { data: { sources: { nodes: { id: string; name: string }[] } } }; // as the query says
    const made = await ask('mutation ($source: ID!) { createApiKey(source: $source) { ... on NewApiKey { secret } } }', { source: sources.data.sources.nodes.find(({ name }) => name === 'ticket-system')?.id }) as { data: { createApiKey: { secret: string } } }; // as the query says

    const now = Date.now();
    const row = (clock: string, event: string, before: number) => ({ component: 'tickets', metric: 'resolution-clocks', clock, event, at: now - before, ...(event === 'start' ? { priority: '1' } : {}) });
    const rows = [row('INC-20417', 'start', HOUR), row('INC-20418', 'start', 9 * HOUR), row('INC-20418', 'stop', 2 * HOUR), row('INC-20419', 'start', 3 * HOUR), row('INC-20419', 'stop', HOUR)];
    const sent = await page.request.post('/v1/ingest/clock-events', { headers: { authorization: `Bearer ${made.data.createApiKey.secret}`, 'idempotency-key': `clocks ${now}` }, data: { rows } });
    expect(await sent.json()).toMatchObject({ accepted: 5, rejected: [] });

    await page.goto('/t/tarnbrook/agreements');
    await page.locator('#page').getByRole('link', { name: 'Service desk', exact: true }).first().click();
    await page.locator('#page').getByRole('link', { name: 'Resolution in time' }).first().click();
    await page.getByTestId('clock').nth(2).waitFor();

    const told = await page.getByTestId('clock').allInnerTexts();
    expect(told.map((line) => line.replaceAll(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^Running INC-20417 1 .* (2 h 59 min|3 h) left$/), expect.stringMatching(/^Breached INC-20418 1 .* 3 h late$/), expect.stringMatching(/^Met INC-20419 1 .* 2 h before$/),
    ]);
    expect((await page.getByTestId('value-scale').getAttribute('aria-label'))?.replaceAll('\u00a0', ' ')).toBe('Resolution in time: 50 % to date, best 66.666 %, expected 92 %, minimum 85 %');
    await expectAccessible(page);

    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByTestId('clocks').getByText(/^due /).first().waitFor();
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await leave();
  });
});

function asking(page: Page): (query: string, variables: object) => Promise<unknown> {
  return async (query, variables) => {
    const answer = await page.request.post('/graphql', { headers: { 'entente-tenant': 'tarnbrook', origin: new URL(page.url()).origin }, data: { query, variables } });
    return answer.json();
  };
}
