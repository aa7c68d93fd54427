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
    await leave();
  });

  test('is as high on a wide screen that is touched, and no higher than ever with a mouse', async () => {
    const heights: number[] = [];
    for (const touch of [true, false]) {
      const { page, leave } = await signedIn('company', { width: 1024, touch });
      await page.goto('/t/veldkamp/members');
      await page.getByText('Reset link').first().waitFor();
      const small = await tooSmall(page);
      expect(touch ? small : small.length > 0).toEqual(touch ? [] : true);
      heights.push((await page.getByRole('button', { name: 'Make the link' }).boundingBox())?.height ?? 0);
      await leave();
    }

    expect(heights).toEqual([40, 28]);
  });
});

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
