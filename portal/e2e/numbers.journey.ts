import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { aBrowser, expectAccessible, hasBrowser, sideways } from './visitor.ts';

const { signedIn } = aBrowser();

describe.runIf(hasBrowser())('a number', () => {
  test('of a level is told with its outages, exclusion and unknown stretch, as a picture and as a table', async () => {
    const { page, leave } = await signedIn('client');

    await page.goto('/t/tarnbrook/agreements');
    await page.getByText('Managed hosting').first().click();
    await page.getByText('What happened').waitFor();

    const text = await page.locator('#page').innerText();
    for (const word of ['To date', 'Best achievable', 'Coverage', 'Excluded', 'Unknown', 'Maintenance, announced two weeks before']) expect(text).toContain(word);
    await expectAccessible(page);
    await leave();
  });

  test('explains itself: the arithmetic, the rules, the facts', async () => {
    const { page, leave } = await signedIn('client');

    await page.goto('/t/tarnbrook/agreements');
    await page.getByText('Managed hosting').first().click();
    const panel = page.getByTestId('explain');
    await panel.getByText(/^S12$/).first().waitFor();

    await panel.getByRole('button', { name: 'Close' }).click();
    await panel.waitFor({ state: 'detached' });
    await page.getByTestId('figure-toDate').click();
    await panel.getByText(/^S12$/).first().waitFor();
    await leave();
  });

  test('that several suppliers share is split between them, with what nobody explains', async () => {
    const { page, leave } = await signedIn('company');

    await page.goto('/t/veldkamp/shared-metrics');
    await page.getByText('Checkout, end to end').first().click();
    await page.getByText('What the shares leave out').waitFor();

    const text = await page.locator('#page').innerText();
    for (const word of ['Polarnet', 'Corvid Cloud', 'Sterna Hosting', 'Quillpay', 'Unattributed', 'one of two is enough', 'No business impact', 'Contradiction']) expect(text).toContain(word);
    await expectAccessible(page);
    await leave();
  });

  test('is told by every rule that could have been agreed, at one scale, as a picture and as a table', async () => {
    const { page, leave } = await signedIn('company');

    await page.goto('/t/veldkamp/shared-metrics');
    await page.getByText('Checkout, end to end').first().click();
    const rules = page.getByTestId('rules');
    await rules.getByRole('heading', { name: 'What each rule would charge' }).waitFor();

    const lines = await rules.getByTestId('happened').all();
    const places = await Promise.all(lines.map(async (line) => Math.round((await line.boundingBox())?.x ?? -1)));
    expect(places).toHaveLength(5);
    expect(new Set(places).size).toBe(1);
    expect(await rules.getByText('adds up').count()).toBe(3);
    expect(await rules.getByText(/^\d+, not \d+$/).count()).toBe(2);

    await rules.getByText('Table', { exact: true }).click();
    expect(await rules.getByRole('row').count()).toBe(6);
    expect(await rules.getByRole('row', { name: /in force/ }).innerText()).toMatch(/^Shapley/);
    await expectAccessible(page);
    await leave();
  });

  test('of a closed month is verified in the reader’s own browser', async () => {
    const { page, leave } = await signedIn('client');

    await page.goto('/t/tarnbrook/statements');
    await page.locator('#page').getByText('October').first().click();

    await page.getByText('Verified in your browser').waitFor();
    await expectAccessible(page);
    await leave();
  });

  test('that was signed prints alone, on white, though the screen was dark', async () => {
    const { page, leave } = await signedIn('client', { theme: 'dark' });
    await page.goto('/t/tarnbrook/statements');
    await page.locator('#page').getByText('October').first().click();
    await page.getByText('Verified in your browser').waitFor();
    const ground = () => page.evaluate(() => ['body', '#page', '[data-testid=statement-sheet]'].map((each) => getComputedStyle(document.querySelector(each) ?? document.body).backgroundColor));
    expect(new Set(await ground())).not.toContain('rgb(255, 255, 255)');

    await page.emulateMedia({ media: 'print' });

    expect(new Set(await ground())).toEqual(new Set(['rgb(255, 255, 255)']));
    expect(await page.getByText('Verified in your browser').isVisible()).toBe(false);
    expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0);
    await leave();
  });

  test('moves on the page while facts come in', async () => {
    const { page, leave } = await signedIn('operator');
    await page.getByText('Nothing moved since you opened this page').waitFor();

    const key = await aKeyOf(page, 'tarnbrook', 'probe ferrous');
    const at = Date.now();
    const sent = await page.request.post('/v1/ingest/status', {
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': `journey ${at}` },
      data: { rows: [{ component: 'ferrous-portal', at: at - 600_000, state: 'down' }, { component: 'ferrous-portal', at: at - 60_000, state: 'up' }] },
    });

    expect(await sent.json()).toMatchObject({ accepted: 2, rejected: [] });
    await page.getByText('Nothing moved since you opened this page').waitFor({ state: 'detached' });
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await leave();
  });
});

/** A new key of a source, made as the page of sources makes it. */
async function aKeyOf(page: Page, tenant: string, source: string): Promise<string> {
  const ask = async (query: string, variables: object): Promise<unknown> => {
    const answer = await page.request.post('/graphql', { headers: { 'entente-tenant': tenant, origin: new URL(page.url()).origin }, data: { query, variables } });
    return answer.json();
  };
  const sources = await ask('{ sources(first: 50) { nodes { id name } } }', {}) as { data: { sources: { nodes: { id: string; name: string }[] } } }; // as the query says
  const id = sources.data.sources.nodes.find(({ name }) => name === source)?.id;
  const made = await ask('mutation ($source: ID!) { createApiKey(source: $source) { ... on NewApiKey { secret } } }', { source: id }) as { data: { createApiKey: { secret: string } } }; // as the query says
  return made.data.createApiKey.secret;
}
