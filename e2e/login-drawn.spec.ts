import { expect, test, type Page } from './journey.js';
import { LABELS } from './demo.js';

/** The client's own code, without which nothing answers. */
const CODE = /\/assets\/index-.*\.js$/;
const { ja, en } = LABELS;

const userId = (page: Page, label: string = ja.userId) => page.getByRole('textbox', { name: label, exact: true });
const logIn = (page: Page, label: string = ja.logIn) => page.getByRole('button', { name: label, exact: true });

test('the login page is on screen before its code, in the language and the theme that were chosen', async ({ page }) => {
  await page.goto('/login');
  await page.getByRole('radio', { name: 'English' }).locator('..').click();
  await page.getByRole('radio', { name: 'Dark' }).locator('..').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await page.route(CODE, (route) => route.abort());
  await page.reload();
  await expect(userId(page, en.userId)).toBeEditable();
  await expect(logIn(page, en.logIn)).toBeDisabled();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(15, 19, 25)');
});

test('what is typed before the code has come stays, and nothing moves when it comes', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const come = await holdBack(page);
  await page.goto('/login', { waitUntil: 'commit' });
  await userId(page).fill('hanako');
  const typedInto = await userId(page).elementHandle();

  come();
  await expect(logIn(page)).toBeEnabled();
  await expect(userId(page)).toHaveValue('hanako');
  expect(await typedInto?.evaluate((field) => field.isConnected)).toBe(true);
  expect(await layoutShift(page)).toBeLessThanOrEqual(0.02);
  expect(complaints).toEqual([]);
});

test('where another language was chosen than the service knew of, the page gives way to one in it', async ({ page, context }) => {
  await context.addInitScript(() => localStorage.setItem('meisai.language', 'en'));
  await page.goto('/login');
  await expect(logIn(page, en.logIn)).toBeEnabled();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(logIn(page)).toHaveCount(0);
});

/** @returns what lets the code come. */
async function holdBack(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(CODE, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const entries = await new Promise<PerformanceEntry[]>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => resolve([]), 500);
    });
    return entries.reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0);
  });
}
