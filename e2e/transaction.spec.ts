import { expect, test } from './journey.js';
import { demoMember, submitLogin } from './demo.js';

test('a member opens a use from the list, sees what happened to it, and goes on to its bill and back', async ({ page }) => {
  await page.goto('/transactions?sort=OLDEST');
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await expect(page).toHaveURL(({ pathname }) => pathname === '/transactions');
  const first = page.locator('main a[href^="/transactions/"]').first();
  await expect(first).toBeVisible();
  const told = (await first.textContent()) ?? '';
  await first.click();
  await expect(page).toHaveURL(/\/transactions\/[^?]+/);
  const title = page.getByRole('heading', { level: 1 });
  await expect(page.getByRole('region', { name: '履歴' })).toBeVisible();
  expect(told).toContain((await title.textContent()) ?? 'nothing');
  await expect(page.getByRole('main')).toContainText('ご利用日');
  await expect(page.getByRole('region', { name: '履歴' }).getByRole('listitem').first()).toContainText('確定');

  const bill = page.getByRole('region', { name: 'ご請求' }).getByRole('link').first();
  const month = (await bill.textContent()) ?? '';
  await bill.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(month.replace('分', ''));
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText((await title.textContent()) ?? '');
});

test('the address of another member’s use is not found, and no more is told', async ({ page }) => {
  await page.goto('/transactions');
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await expect(page).toHaveURL(({ pathname }) => pathname === '/transactions');
  await page.locator('main a[href^="/transactions/"]').first().click();
  await expect(page.getByRole('heading', { level: 2, name: '履歴' })).toBeVisible();
  const address = new URL(page.url()).pathname;
  await page.context().clearCookies();
  await page.goto(address);
  await submitLogin(page, 'james', demoMember('james').password);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
});
