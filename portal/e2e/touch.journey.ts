import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { aBrowser, hasBrowser, type Visitor } from './visitor.ts';

const { visit, signedIn } = aBrowser();

/** Pages of a tenant with much to press, and a sign that what they show has come. */
const PAGES: readonly { readonly path: string; readonly follows?: RegExp; readonly shows: string }[] = [
  { path: '', shows: 'Portfolio' },
  { path: '/agreements', follows: /^Network, Polarnet/, shows: 'What happened' },
  { path: '/agreements/new', shows: 'Create agreement' },
  { path: '/sources', shows: 'Make a key' },
  { path: '/members', shows: 'Reset link' },
];

describe.runIf(hasBrowser())('what a finger presses', () => {
  test('is 40 px high on a telephone, on every page and before the sign-in', async () => {
    const outside = await visit({ width: 390 });
    for (const path of ['/sign-in', '/invitation/none']) {
      await outside.page.goto(path);
      await outside.page.locator('button[type=submit]').waitFor();
      expect({ path, small: await tooSmall(outside.page) }).toEqual({ path, small: [] });
    }
    await outside.leave();

    const { page, leave } = await signedIn('company', { width: 390 });
    for (const { path, follows, shows } of PAGES) {
      await page.goto(`/t/veldkamp${path}`);
      if (follows) {
        const link = page.locator('#page').getByRole('link', { name: follows }).first();
        await link.waitFor();
        expect({ path, small: await tooSmall(page) }).toEqual({ path, small: [] });
        await link.click();
      }
      await page.locator('#page').getByText(shows).filter({ visible: true }).first().waitFor();
      expect({ path, small: await tooSmall(page) }).toEqual({ path, small: [] });
    }
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Members' }).waitFor();
    expect(await tooSmall(page)).toEqual([]);
    for (const title of ['Switch tenant', 'You']) {
      const button = page.getByRole('dialog').getByTitle(title);
      await button.click({ trial: true });
      expect(await isOnTop(button)).toBe(true);
    }

    // What opened over the page lies under nothing of it.
    await page.goto('/t/veldkamp/agreements');
    await page.locator('#page').getByRole('link', { name: /^Network, Polarnet/ }).first().click();
    await page.getByTestId('figure-toDate').click();

    const close = page.getByRole('dialog').getByRole('button', { name: 'Close' });
    await close.click({ trial: true });

    expect(await isOnTop(close)).toBe(true);
    await leave();
  });

  test('is as high on a wide screen that is touched, and no higher than ever with a mouse', async () => {
    const touched = await signedIn('company', { width: 1024, touch: true });
    await touched.page.goto('/t/veldkamp/members');
    await touched.page.getByText('Reset link').first().waitFor();
    expect(await tooSmall(touched.page)).toEqual([]);
    await touched.leave();

    const clicked = await visit({ width: 1024 });
    await clicked.page.goto('/sign-in');
    await clicked.page.locator('button[type=submit]').waitFor();
    expect((await tooSmall(clicked.page)).length).toBe(4);
    await clicked.leave();
  });
});

/** Whether it is what is seen in its middle, also while nothing but an open dialog can be pressed. */
function isOnTop(thing: Locator): Promise<boolean> {
  return thing.evaluate((element) => {
    const before = document.body.style.pointerEvents;
    document.body.style.pointerEvents = 'auto';
    const { left, top, width, height } = element.getBoundingClientRect();
    const seen = document.elementFromPoint(left + width / 2, top + height / 2);
    document.body.style.pointerEvents = before;
    return seen !== null && element.contains(seen);
  });
}

/**
 * What can be pressed and is lower or narrower than 40 px. Left out are what is not in sight, and links within running
 * text (WCAG 2.5.8 leaves them out too). Of a box to tick, its words are pressed; of a radio button or file, its label.
 */
function tooSmall(page: Visitor['page']): Promise<readonly string[]> {
  return page.evaluate(() => {
    const inSentence = (element: Element): boolean => getComputedStyle(element).display === 'inline' && (element.parentElement?.textContent.trim().length ?? 0) > element.textContent.trim().length;
    const pressed = (element: Element): Element => element.closest('label') ?? (element.matches('[role=checkbox]') ? document.querySelector(`label[for="${element.id}"]`) : null) ?? element;
    return [...document.querySelectorAll('a, button, select, input')]
      .filter((element) => element.checkVisibility({ opacityProperty: false, visibilityProperty: true }) && element.closest('.sr-only') === null && !inSentence(element))
      .map((element) => ({ element, box: pressed(element).getBoundingClientRect() }))
      .filter(({ box }) => box.height < 40 || box.width < 40)
      .map(({ element, box }) => `${element.outerHTML.slice(0, 120)} is ${box.width.toFixed(0)} × ${box.height.toFixed(0)}`);
  });
}
