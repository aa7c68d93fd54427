import { describe, expect, test } from 'vitest';
import { aBrowser, hasBrowser } from './visitor.ts';

const { signedIn } = aBrowser();

describe.runIf(hasBrowser())('the live page', () => {
  test('a cut line is told with the time of the last knowledge, and resumed without loss', async () => {
    const { page, leave } = await signedIn('operator');
    let cut: (() => Promise<void>) | undefined;
    await page.routeWebSocket(/graphql/, (socket) => {
      socket.connectToServer();
      cut = () => socket.close();
    });
    await page.reload();
    await page.getByText(/Live ·/).waitFor();

    await cut?.();
    await page.getByTestId('line-lost').waitFor();

    expect(await page.getByTestId('line-lost').innerText()).toMatch(/Connection lost\. You see what was known at \d\d:\d\d\./);
    await page.getByTestId('line-resumed').waitFor({ timeout: 20_000 });
    expect(await page.getByTestId('line-resumed').innerText()).toMatch(/Reconnected, nothing missed\./);

    await leave();
  });
});
