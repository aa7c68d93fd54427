import { describe, expect, test } from 'vitest';
import { aBrowser, expectAccessible, hasBrowser, sideways } from './visitor.ts';

const { signedIn } = aBrowser();
const OTHERS = ['Aldermoor', 'Brightwater', 'Dunmere', 'Eastvale', 'Ferrous', 'Glenholm', 'Hollin Lane', 'Isarwerk', 'Juniper', 'Kestrel', 'Larkfield'];

describe.runIf(hasBrowser())('a person of the demo', () => {
  test('who operates for twelve clients sees all of them, accessibly', async () => {
    const { page, leave } = await signedIn('operator');

    await page.getByText('Portfolio', { exact: true }).waitFor();
    const text = await page.locator('#page').innerText();
    expect(OTHERS.filter((name) => !text.includes(name))).toEqual([]);
    await expectAccessible(page);

    await leave();
  });

  test('of one client sees that client’s promises and no word of another', async () => {
    const { page, leave } = await signedIn('client');

    for (const path of ['', '/agreements', '/statements']) {
      await page.goto(`/t/tarnbrook${path}`);
      await page.getByText('Castellan Insurance').first().waitFor();
      const text = await page.locator('body').innerText();
      expect(OTHERS.filter((name) => text.includes(name))).toEqual([]);
    }

    await leave();
  });

  test('of one supplier sees its own contract and the checkout it has a part in', async () => {
    const { page, leave } = await signedIn('supplier');

    await page.goto('/t/veldkamp/agreements');
    await page.getByText('Corvid Cloud').first().waitFor();
    expect(await page.locator('#page').innerText()).not.toContain('Quillpay');
    await page.goto('/t/veldkamp/shared-metrics');
    await page.getByText('Checkout, end to end').first().waitFor();

    await leave();
  });

  test('sees the demo marked as one on every page', async () => {
    const { page, leave } = await signedIn('company');

    for (const path of ['', '/agreements', '/shared-metrics', '/statements', '/sources', '/members']) {
      await page.goto(`/t/veldkamp${path}`);
      await page.getByText('Demo', { exact: true }).first().waitFor();
    }

    await leave();
  });

  test('at a small screen scrolls down and never sideways', async () => {
    const { page, leave } = await signedIn('client', { width: 390 });

    await page.locator('#page').getByRole('link', { name: /Customer portal is up/ }).first().waitFor();
    expect(await sideways(page)).toBeLessThanOrEqual(0);

    await leave();
  });
});
