import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { aBrowser, hasBrowser } from './visitor.ts';

const { signedIn } = aBrowser();

describe.runIf(hasBrowser())('terms as documents', () => {
  test('go into a file and come from one; what is refused stays in the field and is told with its line', async () => {
    const { page, leave } = await signedIn('company');
    await page.goto('/t/veldkamp/agreements');
    await page.getByRole('button', { name: 'Terms as documents' }).click();

    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download all terms' }).click()]);
    const text = await readFile(await download.path(), 'utf8');
    expect(download.suggestedFilename()).toBe('veldkamp.yaml');
    expect(text).toContain('displayName: Quillpay');

    const take = async (words: string) => {
      await page.getByLabel('From a file').setInputFiles({ name: 'terms.yaml', mimeType: 'application/yaml', buffer: Buffer.from(words) });
      await page.waitForFunction((given) => document.querySelector('textarea')?.value === given, words);
      await page.getByRole('button', { name: 'Import', exact: true }).click();
    };
    await take(text);
    await page.getByText('All of it was here already.').waitFor();

    const party = `${text}---\napiVersion: entente/v1\nkind: Party\nmetadata: { name: newcomer, labels: { a: b } }\nspec: { role: provider }\n`;
    const other = party.split('---\n').map((one) => (/^kind: Party$[^]*Quillpay/m.test(one) ? one.replace(/role: .*/, 'role: customer') : one)).join('---\n');
    const line = other.slice(0, other.indexOf('  name: quillpay')).split('\n').length - 1;
    await take(other);
    await page.getByText(`Line ${line}: The party "Quillpay" is kept with something else as its role.`).waitFor();
    expect(await page.locator('textarea').inputValue()).toBe(other);

    await take(party);
    await page.getByText('One party', { exact: true }).waitFor();
    await leave();
  });
});
