import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Product, startProduct } from './product.ts';
import { aBrowser, expectAccessible, expectRefused, hasBrowser, signIn, type Visitor } from './visitor.ts';

const { visit } = aBrowser();

/** An empty place, begun by its first owner: each step rests on the one before. */
describe.runIf(hasBrowser())('beginning for real', () => {
  let product: Product;
  let owner: Visitor;
  const password = 'a long enough password';

  beforeAll(async () => {
    product = await startProduct('--empty');
    owner = await visit({ url: product.url });
  }, 120_000);
  afterAll(async () => {
    await owner.leave();
    await product.stop();
  });

  test('the one-time link makes the first owner and the tenant', async () => {
    const link = /(\/first-owner\/\S+)/.exec(product.printed())?.[1] ?? '';
    await owner.page.goto(link);
    await owner.page.getByLabel('Your name').fill('Ada Marlow');
    await owner.page.getByLabel('E-mail').fill('ada@marlow.example');
    await owner.page.getByLabel('Password').fill(password);
    await owner.page.locator('button[type=submit]').click();

    await owner.page.getByLabel('Name of your organisation').fill('Marlow Works');
    await owner.page.locator('button[type=submit]').click();

    await owner.page.waitForURL(/\/t\/marlow-works/);
    await owner.page.getByText('No agreement yet.').waitFor();
    expect(await owner.page.getByTestId('demo').count()).toBe(0);
  });

  test('an agreement is made from the template', async () => {
    const { page } = owner;
    await page.goto('/t/marlow-works/agreements/new');
    await page.getByLabel('Provider', { exact: true }).selectOption({ label: 'Marlow Works' });
    await page.getByLabel('Customer', { exact: true }).selectOption({ label: 'Another party …' });
    await page.getByLabel('Name of the party').fill('Brightwater');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByLabel('Name of the party').waitFor({ state: 'detached' });
    await page.getByLabel('Name of the agreement').fill('Shop hosting');
    await page.getByLabel('Service').fill('Shop');
    await page.getByLabel('Component').fill('Checkout');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Create agreement' }).click();

    await page.getByText(/Marlow Works promises Brightwater 99\.90/).waitFor();
  });

  test('a source gets a key, shown once with a line to copy', async () => {
    const { page } = owner;
    await page.goto('/t/marlow-works/sources');
    await page.getByLabel('Name', { exact: true }).fill('probe-1');
    await page.getByRole('checkbox').first().click();
    await page.getByRole('button', { name: 'Make source' }).click();
    await page.getByRole('button', { name: 'Make a key' }).click();
    await page.getByTestId('new-key').waitFor();
    const [secret = '', curl = ''] = await page.getByTestId('new-key').getByTestId('copy-line').allInnerTexts();

    expect(secret).toMatch(/^ent_/);
    expect(curl).toContain('curl');
    expect(curl).toContain(secret);
    await expectAccessible(page);
  });

  test('a colleague is invited by a link, and comes in with it', async () => {
    const { page } = owner;
    await page.goto('/t/marlow-works/members');
    await page.getByLabel('E-mail').fill('ben@marlow.example');
    await page.getByRole('button', { name: 'Make the link' }).click();
    const link = await page.getByTestId('copy-line').innerText();

    const colleague = await visit({ url: product.url });
    await colleague.page.goto(new URL(link).pathname);
    await colleague.page.getByLabel('Your name').fill('Ben Marlow');
    await colleague.page.getByLabel('E-mail').fill('ben@marlow.example');
    await colleague.page.getByLabel('Password').fill(password);
    await colleague.page.locator('button[type=submit]').click();

    await colleague.page.waitForURL(/\/t\/marlow-works/);
    await colleague.page.getByTestId('answer').waitFor();
    await colleague.page.goto(new URL(link).pathname);
    await colleague.page.getByRole('button', { name: 'Accept the invitation' }).click();
    expect(await colleague.page.getByRole('alert').innerText()).toContain('This invitation was used already.');
    await colleague.leave();
  });

  test('a password is set anew by a link that an administrator makes; the old one is no good any more', async () => {
    await owner.page.goto('/t/marlow-works/members');
    await owner.page.getByTestId('member').filter({ hasText: 'Ben Marlow' }).getByRole('button', { name: 'Reset link' }).click();
    const link = await owner.page.getByRole('status').getByTestId('copy-line').innerText();

    const colleague = await visit({ url: product.url });
    await colleague.page.goto(new URL(link).pathname);
    await colleague.page.getByLabel('New password').fill('another long enough password');
    await colleague.page.locator('button[type=submit]').click();
    await colleague.page.getByRole('status').waitFor();

    await expectRefused(colleague.page, 'ben@marlow.example', password);
    await signIn(colleague.page, { email: 'ben@marlow.example', password: 'another long enough password', tenant: 'marlow-works' });
    await colleague.page.goto(new URL(link).pathname);
    await colleague.page.getByLabel('New password').fill('a third long enough password');
    await colleague.page.locator('button[type=submit]').click();
    expect(await colleague.page.getByRole('alert').innerText()).toContain('it was used, is older than a day');
    await colleague.leave();
  });

  test('who is removed is shown out of the page that is open', async () => {
    const colleague = await visit({ url: product.url });
    await signIn(colleague.page, { email: 'ben@marlow.example', password: 'another long enough password', tenant: 'marlow-works' });
    await colleague.page.getByText(/Live ·/).waitFor();

    await owner.page.goto('/t/marlow-works/members');
    await owner.page.getByTestId('member').filter({ hasText: 'Ben Marlow' }).getByRole('button', { name: 'Remove' }).click();
    await owner.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();

    await colleague.page.getByRole('heading', { name: 'Your membership of this tenant ended.' }).waitFor();
    expect(await colleague.page.locator('body').innerText()).not.toContain('Brightwater');
    await colleague.leave();
  });

  test('who is in two tenants switches between them', async () => {
    const { page } = owner;
    await page.goto('/new-tenant');
    await page.getByLabel('Name of your organisation').fill('Marlow Studio');
    await page.locator('button[type=submit]').click();
    await page.waitForURL(/\/t\/marlow-studio/);
    

    await page.getByTitle('Switch tenant').click();
    await page.getByRole('menuitemcheckbox', { name: 'Marlow Works' }).click();

    await page.waitForURL(/\/t\/marlow-works/);
    await page.getByRole('link', { name: /^Agreements\s*1$/ }).waitFor();
    expect(await page.locator('body').innerText()).not.toContain('Marlow Studio');
  });
});
