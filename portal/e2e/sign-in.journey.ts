import { describe, expect, test } from 'vitest';
import { aBrowser, expectAccessible, expectRefused, hasBrowser, login } from './visitor.ts';

const { visit, signedIn } = aBrowser();

describe.runIf(hasBrowser())('signing in', () => {
  test.each(['operator', 'client', 'company', 'supplier'] as const)('the %s of the demo comes to its home', async (who) => {
    const visitor = await signedIn(who);

    await visitor.page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await visitor.page.locator('body').innerText()).toContain(login(who).name);

    await visitor.leave();
  });

  test.each(['light', 'dark'] as const)('is open to everybody, in %s', async (theme) => {
    const visitor = await visit({ theme });

    await visitor.page.goto('/sign-in');
    await visitor.page.locator('input[type=email]').waitFor();
    await expectAccessible(visitor.page);

    await visitor.leave();
  });

  test('with a wrong password is refused in the same words as with an address that nobody has', async () => {
    const { page, leave } = await visit();

    const wrong = await expectRefused(page, login('client').email, 'not the password of anybody');
    const unknown = await expectRefused(page, 'nobody@castellan.example', 'not the password of anybody');

    expect(wrong).not.toBe('');
    expect(unknown).toBe(wrong);
    expect(wrong).toContain('an administrator of your organisation can make you a link');
    await leave();
  });

  test('with what is no good is told in the language of the visitor, with the next step', async () => {
    const { page, leave } = await visit({ theme: 'dark', locale: 'de-DE', width: 390 });
    const told = async () => {
      await page.locator('button[type=submit]').click();
      return page.getByRole('alert').innerText();
    };

    await page.goto('/reset/no-link-of-ours');
    await page.getByLabel('Neues Passwort').fill('elevenchars');
    expect(await told()).toContain('Nehmen Sie mindestens zwölf Zeichen');
    await page.getByLabel('Neues Passwort').fill('twelve chars');
    await page.locator('button[type=submit]').click();
    await page.getByText('INVALID_TOKEN').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('Sonst bitten Sie, wer ihn gemacht hat, um einen neuen.');
    await expectAccessible(page);

    await page.goto('/invitation/no-link-of-ours');
    await page.getByLabel('Ihr Name').fill('Eva');
    await page.getByLabel('E-Mail').fill('eva@castellan.example');
    await page.getByLabel('Passwort').fill('elevenchars');
    expect(await told()).toContain('Nehmen Sie mindestens zwölf Zeichen');
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('Take at least twelve characters');

    await page.goto('/new-tenant');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(new URL(page.url()).searchParams.get('next')).toBe('/new-tenant');
    await leave();
  });
});
