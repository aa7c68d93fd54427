import type { TestProject } from 'vitest/node';
import { type Chromium, findChromium } from './chromium.ts';
import { type Login, startProduct } from './product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    chromium: Chromium | undefined;
    url: string;
    logins: readonly Login[];
  }
}

/** One product and one place of a browser for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = await findChromium();
  if (chromium === undefined) {
    const line = 'No Chromium: set CHROMIUM_PATH, or install one at /usr/bin/chromium. The browser journeys are skipped.';
    if (process.env['CI']) throw new Error(line);
    console.warn(line);
  }
  const product = await startProduct();
  project.provide('chromium', chromium);
  project.provide('url', product.url);
  project.provide('logins', product.logins);
  return async () => {
    const code = await product.stop();
    if (code !== 0) throw new Error(`the product did not stop in peace: exit code ${code}\n${product.printed()}`);
  };
}
