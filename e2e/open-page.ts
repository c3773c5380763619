import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { E2E } from './address.js';
import { enterAs } from './kept-session.js';
import { isOperator } from './operator.js';
import type { PageUnderTest, View } from './pages.js';

const HEIGHT = 860;

/**
 * Opens a page as it looks to its member in a view, settled; closes it when the work is done.
 * @returns what the browser complained of meanwhile: console, uncaught errors, violations of the policy.
 */
export async function withPage(browser: Browser, under: PageUnderTest, view: View, work: (page: Page) => Promise<void>): Promise<string[]> {
  const context = await contextOf(browser, view);
  await context.clearCookies();
  const page = await context.newPage();
  await page.setExtraHTTPHeaders({ 'x-forwarded-for': newAddress() });
  const complaints: string[] = [];
  await listen(page, under, (complaint) => complaints.push(complaint));
  try {
    await open(page, under, view);
    await work(page);
  } finally {
    await page.evaluate(() => localStorage.clear()).catch(() => undefined);
    await page.close();
  }
  return complaints;
}

const contexts = new Map<View, Promise<BrowserContext>>();

/**
 * One for each view, in which a page finds nobody’s cookies and nothing kept: what was loaded once is there for hundreds of pages, and
 * the window that they open in stands already.
 */
function contextOf(browser: Browser, view: View): Promise<BrowserContext> {
  const context = contexts.get(view) ?? newContext(browser, view);
  contexts.set(view, context);
  return context;
}

async function newContext(browser: Browser, { language, theme, width }: View): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: E2E.origin,
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    colorScheme: theme,
    viewport: { width, height: HEIGHT },
    reducedMotion: 'reduce',
  });
  // As chosen in this browser: otherwise the member’s own language would come after the login.
  await context.addInitScript((chosen) => localStorage.setItem('meisai.language', chosen), language);
  await context.newPage();
  return context;
}

let visitors = 0;

/** Each page is opened by a visitor of another network: what the last one got wrong is not counted against them. */
function newAddress(): string {
  visitors += 1;
  return `10.${process.pid % 256}.${Math.floor(visitors / 250) % 256}.${(visitors % 250) + 1}`;
}

/** The answer a page in its error state gets. Browser and React report it on the console, and that is no finding. */
const BROKEN_STATUS = 503;

async function listen(page: Page, { path, isMissing }: PageUnderTest, complain: (complaint: string) => void): Promise<void> {
  page.on('console', (message) => {
    const isOfPage = isMissing === true && new URL(message.location().url).pathname === path;
    const isMeant = new RegExp(`(HTTP|status of) ${BROKEN_STATUS}`).test(message.text()) || (isOfPage && / 404 /.test(message.text()));
    if (['error', 'warning'].includes(message.type()) && !isMeant) complain(message.text());
  });
  page.on('pageerror', (error) => complain(error.message));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`));
  });
}

async function open(page: Page, under: PageUnderTest, view: View): Promise<void> {
  const { path, as, state, arrange } = under;
  if (as !== null) await enterAs(page, as, view.language);
  if (state === 'error' && as !== null && !isOperator(as)) await breakQueries(page);
  if (path.endsWith('/LATEST')) {
    await page.goto(path.replace('/LATEST', ''));
    await page.getByRole('main').getByRole('link').filter({ hasText: '20' }).first().click();
    await expect(page).toHaveURL(/\/statements\/\d{4}-\d{2}/);
  } else await page.goto(path);
  await settle(page);
  await arrange?.(page, view);
}

async function settle(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
}

/** Lets the session be read, and nothing else. */
async function breakQueries(page: Page): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName: string };
    if (operationName === 'Session') await route.continue();
    else await route.fulfill({ status: BROKEN_STATUS, json: { errors: [{ message: 'away' }] } });
  });
}
