import { describe, expect, test } from 'vitest';
import { aBrowser, expectAccessible, hasBrowser } from './visitor.ts';

const { signedIn } = aBrowser();

/** Words of the interface, not of what people wrote, that only an English page has. */
const ENGLISH = ['Home', 'Agreements', 'Statements', 'Best achievable', 'Coverage', 'What happened', 'expected', 'below', 'October', 'Below expected', 'At risk', 'On course'];

describe.runIf(hasBrowser())('a reader of German', () => {
  test.each(['', '/agreements', '/statements', '/words'])('reads German on %s, with numbers and dates as they are written there', async (path) => {
    const { page, leave } = await signedIn('client', { locale: 'de-DE' });

    await page.goto(`/t/tarnbrook${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Start', { exact: true }).first().waitFor();
    const text = await page.locator('body').innerText();

    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    expect(ENGLISH.filter((word) => new RegExp(`(^|[^\\p{L}])${word}($|[^\\p{L}])`, 'u').test(text))).toEqual([]);
    expect(text).not.toMatch(/\b[a-z]+\.[a-z]+\.[a-zA-Z]+\b(?<!example)/);
    expect(text.match(/\d\.\d+\s?%/gu) ?? []).toEqual([]);
    await expectAccessible(page);
    await leave();
  });

  test.each([['agreements', /^Managed hosting/, 'Was geschah'], ['statements', /^Oktober/, 'In Ihrem Browser geprüft']] as const)('reads German on a page of the %s', async (list, follows, shows) => {
    const { page, leave } = await signedIn('client', { locale: 'de-DE' });

    await page.goto(`/t/tarnbrook/${list}`);
    await page.locator('#page').getByRole('link', { name: follows }).first().click();
    await page.getByText(shows).waitFor();
    // The account of a number is kept in the language of the engine, says so, and is marked as English; what its rules are about is not.
    if (list === 'agreements') await page.getByTestId('explain').getByText('Laufende Perioden').first().waitFor();
    await page.addStyleTag({ content: 'body [lang=en] { display: none }' });
    const text = await page.locator('body').innerText();

    expect(ENGLISH.filter((word) => new RegExp(`(^|[^\\p{L}])${word}($|[^\\p{L}])`, 'u').test(text))).toEqual([]);
    expect(text.match(/\d\.\d+\s?%/gu) ?? []).toEqual([]);
    expect(text).toMatch(/99,\d+\s%/u);
    await leave();
  });

  test('changes the language where it is, and it stays', async () => {
    const { page, leave } = await signedIn('client');

    await page.getByTitle('You').click();
    await page.getByRole('menuitem', { name: 'Language' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Deutsch' }).click();
    await page.getByText('Vereinbarungen').first().waitFor();
    await page.reload();

    await page.getByText('Vereinbarungen').first().waitFor();
    await leave();
  });
});
