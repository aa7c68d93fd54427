import { describe, expect, test } from 'vitest';
import { aBrowser, expectAccessible, hasBrowser, login, sideways, signIn, type Visitor } from './visitor.ts';

const { signedIn, visit } = aBrowser();

/** The main pages of the product, with a sign that each is there. */
const PAGES: readonly { readonly path: string; readonly shows: string }[] = [
  { path: '', shows: 'Portfolio' }, { path: '/agreements', shows: 'Network is up' }, { path: '/agreements/new', shows: 'Create agreement' }, { path: '/shared-metrics', shows: 'Checkout, end to end' },
  { path: '/statements', shows: 'Promises kept' }, { path: '/sources', shows: 'Make a key' }, { path: '/members', shows: 'Reset link' }, { path: '/words', shows: 'On course' },
];

/** Pages that are reached from a list: where it is, what to follow, and a sign that its page is there. */
const OPENED: readonly { readonly path: string; readonly follows: RegExp; readonly shows: string }[] = [
  { path: '/agreements', follows: /^Network, Polarnet/, shows: 'What happened' },
  { path: '/shared-metrics', follows: /^Checkout, end to end/, shows: 'What the shares leave out' },
  { path: '/statements', follows: /^October/, shows: 'Verified in your browser' },
];

describe.runIf(hasBrowser())('the main pages', () => {
  test.each(['light', 'dark'] as const)('keep nobody out, in %s', async (theme) => {
    const { page, leave } = await signedIn('company', { theme });

    for (const { path, shows } of PAGES) {
      await page.goto(`/t/veldkamp${path}`);
      await page.locator('#page').getByText(shows).first().waitFor();
      await expectAccessible(page);
    }
    for (const { path, follows, shows } of OPENED) {
      await page.goto(`/t/veldkamp${path}`);
      await page.locator('#page').getByRole('link', { name: follows }).first().click();
      await page.getByText(shows).waitFor();
      await expectAccessible(page);
    }
    await leave();
  });

  test.each(['', '/agreements', '/shared-metrics', '/statements', '/sources', '/members', '/words'])('scroll down and never sideways on a telephone: %s', async (path) => {
    const { page, leave } = await signedIn('company', { width: 390 });

    await page.goto(`/t/veldkamp${path}`);
    await page.locator('#page h1').waitFor();

    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await leave();
  });

  test.each(['', '/agreements', '/statements'])('hold the longest words on a telephone: %s in German, for twelve clients', async (path) => {
    const { page, leave } = await signedIn('operator', { width: 390, locale: 'de-DE' });

    await page.goto(`/t/tarnbrook${path}`);
    await page.locator('#page h1').waitFor();

    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await leave();
  });

  test('a statement on a telephone shows each result with its outcome, whole', async () => {
    const { page, leave } = await signedIn('client', { width: 390 });

    await page.goto('/t/tarnbrook/statements');
    await page.locator('#page').getByRole('link', { name: /^October/ }).first().click();
    const outcome = page.getByTestId('statement-sheet').locator('[data-state]').first();
    await outcome.waitFor();

    const box = await outcome.boundingBox();
    expect((box?.x ?? 390) + (box?.width ?? 0)).toBeLessThan(390 - 16);
    expect(await page.getByTestId('statement-sheet').locator('table').evaluate((table) => table.scrollWidth - (table.parentElement?.clientWidth ?? 0))).toBeLessThanOrEqual(0);
    await leave();
  });

  test('are all reached on a telephone, and so is the way out', async () => {
    const { page, leave } = await visit({ width: 390 });
    await signIn(page, login('company')); // A session of its own, for it ends here.
    await page.getByTestId('answer').waitFor();

    await page.getByRole('button', { name: 'More' }).click();
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('link', { name: 'Members' }).click();
    await page.getByText('Reset link').first().waitFor();

    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('dialog').getByTitle('You').click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(/\/sign-in/);
    await leave();
  });

  test.each(OPENED)('scroll down and never sideways on a telephone: one of $path', async ({ path, follows, shows }) => {
    const { page, leave } = await signedIn('company', { width: 390 });

    await page.goto(`/t/veldkamp${path}`);
    await page.locator('#page').getByRole('link', { name: follows }).first().click();
    await page.getByText(shows).waitFor();

    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await leave();
  });
});

describe.runIf(hasBrowser())('what a person may not do', () => {
  test('a tenant that is not theirs is told in their language, as is one that there is not', async () => {
    const { page, leave } = await signedIn('client', { locale: 'de-DE' });

    for (const tenant of ['veldkamp', 'there-is-none']) {
      await page.goto(`/t/${tenant}`);
      await page.getByRole('heading', { level: 1, name: 'Sie gehören nicht zu diesem Mandanten.' }).waitFor();
    }
    await leave();
  });

  test.each([['client', 'tarnbrook', /^Managed hosting/], ['supplier', 'veldkamp', /^Hosting, first site/]] as const)('the %s sees where the button is, with what it needs', async (who, tenant, agreement) => {
    const { page, leave } = await signedIn(who);

    await page.goto(`/t/${tenant}/agreements`);
    await page.locator('#page').getByRole('link', { name: agreement }).first().click();
    await page.getByText('What happened').waitFor();

    expect(await page.getByRole('button', { name: 'Declare an exclusion' }).isDisabled()).toBe(true);
    await page.getByText('owner, admin or manager may').waitFor();
    expect(await pressable(page)).toEqual([]);
    await leave();
  });

  test.each([['/sources', 'This page is not for you.'], ['/members', 'This page is not for you.'], ['/agreements/new', 'owner, admin or manager may']])('a client at %s is told so', async (path, says) => {
    const { page, leave } = await signedIn('client');

    await page.goto(`/t/tarnbrook${path}`);

    await page.locator('#page').getByText(says).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.locator('#page form, #page input').count()).toBe(0);
    await leave();
  });

  test.each([['operator', 'tarnbrook', /^Managed hosting, Dunmere/], ['company', 'veldkamp', /^Network, Polarnet/]] as const)('what the %s may do is not locked', async (who, tenant, agreement) => {
    const { page, leave } = await signedIn(who);

    await page.goto(`/t/${tenant}/agreements`);
    await page.locator('#page').getByRole('link', { name: agreement }).first().click();

    await page.getByRole('button', { name: 'Declare an exclusion' }).click();
    await page.getByRole('dialog').getByLabel('Reason').waitFor();
    await leave();
  });
});

/** Buttons of the page that would change something and can be pressed. */
async function pressable(page: Visitor['page']): Promise<readonly string[]> {
  const changing = page.locator('#page').getByRole('button', { name: /Declare|Propose|New|Make|Remove|Revoke|Close ./, disabled: false });
  return changing.allInnerTexts();
}
