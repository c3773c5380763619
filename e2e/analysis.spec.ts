import { expect, test } from './journey.js';
import { demoMember, submitLogin } from './demo.js';

test('spending is shown by month, category and merchant; the figures of the chart are a table that leads to each month', async ({
  page,
}) => {
  await page.goto('/analysis?month=2026-10');
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await expect(page.getByRole('heading', { level: 1, name: '分析' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('2026年10月');
  const categories = page.getByRole('table', { name: '分類別' });
  await expect(categories.getByRole('row').filter({ hasText: '食料品' })).toContainText('¥');
  await expect(page.getByRole('table', { name: 'ご利用先別' }).getByRole('row')).not.toHaveCount(1);

  const others = page.getByRole('table', { name: '他の月との比較' });
  await expect(others.getByRole('row').filter({ hasText: '前月' })).toContainText(/[+−]¥/);
  await expect(others.getByRole('row').filter({ hasText: '他の月の平均' })).toContainText('¥');
  await expect(categories.getByRole('row').filter({ hasText: '食料品' })).toContainText('前月 ¥');

  await page.getByText('月ごとの金額').click();
  const months = page.getByRole('table', { name: '月ごとのご利用額' });
  await expect(months.getByRole('row')).toHaveCount(13);
  await months.getByRole('link', { name: '2026年8月' }).click();
  await expect(page).toHaveURL(/month=2026-08/);
  await expect(page.getByRole('main')).toContainText('2026年8月');
  await page.getByRole('link', { name: '前月' }).click();
  await expect(page).toHaveURL(/month=2026-07/);
});

test('a member who has used nothing is told so', async ({ page }) => {
  await page.goto('/analysis');
  await submitLogin(page, 'aoi.sato', demoMember('aoi.sato').password);
  await expect(page.getByText('この月のご利用はありません')).toBeVisible();
});

test('on paper the analysis is ink on white, with the figures of every chart and nothing to press', async ({ page }) => {
  await page.goto('/analysis?month=2026-10');
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await expect(page.getByRole('heading', { level: 1, name: '分析' })).toBeVisible();
  await expect(page.getByRole('table', { name: '月ごとのご利用額' })).toBeHidden();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('table', { name: '月ごとのご利用額' })).toBeVisible();
  await expect(page.getByRole('navigation').first()).toBeHidden();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(255, 255, 255)');
});
