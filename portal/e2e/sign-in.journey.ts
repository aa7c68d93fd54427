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
    await leave();
  });
});
