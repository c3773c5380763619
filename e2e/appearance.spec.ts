import { expect, test } from './journey.js';

test.use({ colorScheme: 'light' });

test('a theme chosen against the system’s is on the page before the client’s own code has come', async ({ page }) => {
  await page.goto('/login');
  await page.getByRole('radio', { name: 'ダーク' }).locator('..').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await page.route(/\/assets\/index-.*\.js$/, (route) => route.abort());
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(15, 19, 25)');
});
