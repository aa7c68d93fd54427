import { describe, expect, test } from 'vitest';
import { aBrowser, hasBrowser, sideways, type Visitor } from './visitor.ts';

const { signedIn } = aBrowser();

describe.runIf(hasBrowser())('another width', () => {
  test('shows the account beside a level or leaves it away, opens nothing over it, and nothing stands out on the way', async () => {
    const { page, leave } = await signedIn('company');
    await page.goto('/t/veldkamp/agreements');
    await page.locator('#page').getByRole('link', { name: /^Network, Polarnet/ }).first().click();
    const account = page.getByTestId('explain');
    await account.waitFor();
    const opened = await dialogsFromNowOn(page);

    for (const width of [1000, 1440, 390, 1300]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      await account.waitFor({ state: width < 1280 ? 'detached' : 'visible' });
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    }

    expect(await opened()).toBe(0);

    // The picture of a shared metric turns, and fits before and after.
    await page.goto('/t/veldkamp/shared-metrics');
    await page.locator('#page').getByRole('link', { name: /^Checkout, end to end/ }).first().click();
    const picture = page.locator('svg:has([data-component])');
    await picture.waitFor();

    for (const width of [390, 1440, 700]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await sideways(page)).toBeLessThanOrEqual(0);
      await page.waitForFunction((upright) => {
        const box = document.querySelector('svg:has([data-component])')?.getAttribute('viewBox')?.split(' ').map(Number) ?? [];
        return (box[3] ?? 0) > (box[2] ?? 0) === upright;
      }, width < 768);
      expect(await sideways(page)).toBeLessThanOrEqual(0);
    }
    await leave();
  });
});

/** Counts the dialogs that were ever put into the page, however short. */
async function dialogsFromNowOn(page: Visitor['page']): Promise<() => Promise<number>> {
  const seen = await page.evaluateHandle(() => {
    const counter = { dialogs: 0 };
    new MutationObserver((changes) => {
      for (const added of changes.flatMap((change) => [...change.addedNodes])) {
        if (added instanceof Element && (added.matches('[role=dialog]') || added.querySelector('[role=dialog]'))) counter.dialogs += 1;
      }
    }).observe(document.body, { childList: true, subtree: true });
    return counter;
  });
  return () => seen.evaluate(({ dialogs }) => dialogs);
}
