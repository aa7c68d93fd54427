import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, inject, test } from 'vitest';
import { aBrowser, hasBrowser } from './visitor.ts';

const { signedIn } = aBrowser();

describe.runIf(hasBrowser())('the files of a statement', () => {
  test('are downloaded by the customer and recomputed with the command, which sees what is changed in them', async () => {
    const { page, leave } = await signedIn('client');
    const folder = await mkdtemp(join(tmpdir(), 'entente-files-'));
    const file = (name: string) => join(folder, name);

    await page.goto('/t/tarnbrook/statements');
    await page.locator('#page').getByText('October').first().click();
    await page.getByText('Verified in your browser').waitFor();
    for (const [name, link] of [['statement.json', 'Statement'], ['evidence.ndjson.gz', 'Evidence']] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#page').getByRole('link', { name: link, exact: true }).click()]);
      await download.saveAs(file(name));
    }
    const trust = `${inject('url')}/.well-known/entente-keys/tarnbrook`;

    const held = await entente('verify', file('statement.json'), '--facts', file('evidence.ndjson.gz'), '--trust', trust);
    expect(held).toMatchObject({ code: 0, said: expect.stringContaining('Verified') });

    const text = await readFile(file('statement.json'), 'utf8');
    const tampered = text.replace(/"shown":"(\d+)\.(\d)/, (_all, whole: string, digit: string) => `"shown":"${whole}.${(Number(digit) + 1) % 10}`);
    expect(tampered).not.toBe(text);
    await writeFile(file('tampered.json'), tampered);
    const refused = await entente('verify', file('tampered.json'), '--facts', file('evidence.ndjson.gz'), '--trust', trust);
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('[NUMBER_DIFFERS]') });
    await leave();
  });
});

/** The command as a shell runs it: what it ends with, and what it says. */
async function entente(...words: string[]): Promise<{ code: unknown; said: string }> {
  const main = join(import.meta.dirname, '../../packages/cli/dist/main.js');
  return promisify(execFile)(process.execPath, [main, ...words]).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (error: { code: unknown; stdout: string; stderr: string }) => ({ code: error.code, said: error.stdout + error.stderr }),
  );
}
