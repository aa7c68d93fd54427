import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { aBrowser, hasBrowser, login } from './visitor.ts';

const { visit } = aBrowser();

describe.runIf(hasBrowser())('with nothing but the keyboard', () => {
  test('a person signs in, opens a level, asks why, closes the answer and signs out', async () => {
    const { page, leave } = await visit();
    const { email, password } = login('client');

    await page.goto('/sign-in');
    await page.locator('input[type=email]:focus').waitFor();
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/t\/tarnbrook/);

    await tabTo(page, /^Agreements/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/agreements$/);
    await tabTo(page, /Managed hosting/);
    await page.keyboard.press('Enter');
    await page.getByText('What happened').waitFor();

    await tabTo(page, /To date/);
    await page.keyboard.press('Enter');
    await page.getByTestId('explain').waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.getByText(/^S12$/).first().waitFor();
    expect(await focusIsSeen(page)).toBe(true);

    await tabTo(page, /Priya Nair/);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sign-in/);
    await leave();
  });

  test('finds a level by its name', async () => {
    const { page, leave } = await visit();
    const { email, password } = login('client');
    await page.goto('/sign-in');
    await page.locator('input[type=email]').fill(email);
    await page.locator('input[type=password]').fill(password);
    await page.keyboard.press('Enter');
    await page.getByTestId('answer').waitFor();

    await page.keyboard.press('Control+k');
    await page.keyboard.type('order service');
    await page.getByRole('option', { name: /Order service/ }).first().waitFor();
    await page.keyboard.press('Enter');

    await page.getByText('What happened').waitFor();
    await leave();
  });
});

/** Goes from one control to the next until one is reached that says it; a page that never comes round to it, or traps the focus, fails. */
async function tabTo(page: Page, says: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press('Tab');
    const said = await page.evaluate(() => (document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement.innerText.trim() : ''));
    if (says.test(said)) return;
    seen.push(said.slice(0, 30));
  }
  throw new Error(`no control says ${says}; these did: ${[...new Set(seen)].join(' | ')}`);
}

/** Whether what has the focus looks other than without it. */
function focusIsSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });
}
