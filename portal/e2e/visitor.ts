import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium as driver, type Cookie, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { FLAGS } from './chromium.ts';
import type { Login } from './product.ts';

/** A person at a browser. What goes wrong on its pages, or leaves for another origin, is remembered. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Ends the visit; fails when a page had errors or asked anybody else. */
  leave(): Promise<void>;
}

export interface VisitOptions {
  readonly theme?: 'light' | 'dark';
  readonly locale?: string;
  readonly width?: number;
  /** With a finger instead of a mouse. */
  readonly touch?: boolean;
  /** Another product than the one of the run. */
  readonly url?: string;
}

let browser: Browser | undefined;

/** Call it at the top of a file of journeys. */
export function aBrowser(): { visit(options?: VisitOptions): Promise<Visitor>; signedIn(who: Login['who'], options?: VisitOptions): Promise<Visitor> } {
  beforeAll(async () => {
    const chromium = inject('chromium');
    if (chromium === undefined) return;
    browser = await driver.launch({ executablePath: chromium.path, args: [...FLAGS], env: { ...process.env, ...chromium.env } });
  });
  afterAll(() => browser?.close());
  return { visit, signedIn };
}

export const hasBrowser = (): boolean => inject('chromium') !== undefined;

async function visit({ theme = 'light', locale = 'en-GB', width = 1440, touch = false, url = inject('url') }: VisitOptions = {}): Promise<Visitor> {
  if (browser === undefined) throw new Error('there is no browser');
  const context = await browser.newContext({ baseURL: url, colorScheme: theme, locale, viewport: { width, height: 900 }, hasTouch: touch, isMobile: touch, acceptDownloads: true });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('request', (request) => {
    const target = new URL(request.url());
    if (['http:', 'https:', 'ws:', 'wss:'].includes(target.protocol) && target.host !== new URL(url).host) wrong.push(`asked ${target.origin}`);
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) wrong.push(`console: ${message.text()}`);
  });
  return {
    page,
    context,
    leave: async () => {
      await context.close();
      expect(wrong).toEqual([]);
    },
  };
}

/** The browser itself reports answers like 401 as errors; the pages show them in their own words. */
const EXPECTED = /Failed to load resource|WebSocket connection/;

/** A person of the demo, signed in by the form once in each file of journeys: more than some would be too many attempts. */
async function signedIn(who: Login['who'], options: VisitOptions = {}): Promise<Visitor> {
  const visitor = await visit(options);
  const { page, context } = visitor;
  const session = sessions.get(who);
  if (session === undefined) {
    await signIn(page, login(who));
    sessions.set(who, await context.cookies());
  } else {
    await context.addCookies([...session]);
    await page.goto('/');
    await page.waitForURL(homeOf(login(who)));
  }
  return visitor;
}

const sessions = new Map<Login['who'], readonly Cookie[]>();

const homeOf = ({ tenant }: Pick<Login, 'tenant'>): RegExp => new RegExp(`/t/${tenant}(/|$)`);

export function login(who: Login['who']): Login {
  const found = inject('logins').find((each) => each.who === who);
  if (found === undefined) throw new Error(`there is no ${who} in the demo`);
  return found;
}

/** Signs in by the form, and waits for the home of the tenant. */
export async function signIn(page: Page, { email, password, tenant }: Pick<Login, 'email' | 'password' | 'tenant'>): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL(homeOf({ tenant }));
}

/** Tries to sign in, and gives the words of the refusal. */
export async function expectRefused(page: Page, email: string, password: string): Promise<string> {
  await page.goto('/sign-in');
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
  return page.getByRole('alert').innerText();
}

/** Fails on what keeps people out: violations of accessibility that are serious or critical. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe }; // it was put there a line above
    const result = await inPage.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    return result.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
  expect(violations).toEqual([]);
}

/** By how many pixels the page is wider than the screen. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
