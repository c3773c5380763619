import { expect, test, type Page } from './journey.js';
import { demoMember, submitLogin } from './demo.js';

async function openSearch(page: Page, path = '/transactions', as = 'hanako'): Promise<void> {
  await page.goto(path);
  await submitLogin(page, as, demoMember(as).password);
  await expect(page.getByRole('heading', { level: 1, name: 'ご利用', exact: true })).toBeVisible();
}

test('uses are found while one types, in any width, and the address keeps the search for a link', async ({ page, browser }) => {
  await openSearch(page);
  // The chips of the filters are items of a list too; uses lead to their page.
  const rows = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('link') });
  await expect(rows).toHaveCount(50);
  await page.getByRole('searchbox', { name: 'ご利用先' }).fill('ｽｰﾊﾟｰ');
  await expect(page).toHaveURL(/text=/);
  await expect(rows.filter({ hasText: 'まいにちスーパー' }).first()).toBeVisible();
  await expect(rows.filter({ hasNotText: 'まいにちスーパー' })).toHaveCount(0);
  await page.getByRole('combobox', { name: '並び順' }).selectOption({ label: '金額の大きい順' });
  await expect(page).toHaveURL(/sort=LARGEST/);
  const other = await browser.newContext({ locale: 'ja-JP' });
  try {
    const shared = await other.newPage();
    await openSearch(shared, page.url());
    await expect(shared.getByRole('searchbox', { name: 'ご利用先' })).toHaveValue('ｽｰﾊﾟｰ');
    const sharedRows = shared
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: shared.getByRole('link') });
    await expect(sharedRows).toHaveCount(50);
    await expect.poll(() => rows.allTextContents()).toEqual(await sharedRows.allTextContents());
  } finally {
    await other.close();
  }
});

test('filters narrow together, count what they find, and are cleared at once', async ({ page }) => {
  await openSearch(page);
  const status = page.getByRole('main').getByRole('status');
  await page.getByText('絞り込み', { exact: true }).click();
  await page.getByRole('combobox', { name: '分類' }).selectOption({ label: '食料品' });
  await expect(page).toHaveURL(/category=GROCERIES/);
  const groceries = await status.innerText();
  await page.getByRole('textbox', { name: '金額（以上）' }).fill('３，０００');
  await page.getByRole('textbox', { name: '金額（以上）' }).blur();
  await expect(page).toHaveURL(/min=3000/);
  await expect(status).not.toHaveText(groceries);
  await page.getByRole('searchbox', { name: 'ご利用先' }).fill('そんな店はない');
  await expect(page.getByText('該当するご利用がありません')).toBeVisible();
  await page.getByRole('button', { name: '条件をクリア' }).click();
  await expect(page).toHaveURL(/\/transactions$/);
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(50);
});

test('uses are narrowed by holder and way of paying, each taken back by its chip, and a link shows the same', async ({ page, browser }) => {
  await openSearch(page);
  const rows = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('link') });
  await page.getByText('絞り込み', { exact: true }).click();
  const cards = await page.getByRole('combobox', { name: 'カード', exact: true }).locator('option').allTextContents();
  expect(cards).toEqual(['すべてのカード', expect.stringMatching(/^カード末尾 \d{4}$/), expect.stringMatching(/^カード末尾 \d{4}$/)]);
  await page.getByRole('combobox', { name: '名義人' }).selectOption({ label: '山田 太郎' });
  await expect(page).toHaveURL(/holder=/);
  const filters = page.getByRole('list', { name: '絞り込み条件' });
  await expect(filters.getByRole('button', { name: '条件を外す：山田 太郎' })).toBeVisible();
  await expect(page.getByText('該当するご利用がありません')).toBeVisible();
  await page.getByRole('combobox', { name: '支払方法' }).selectOption({ label: '一括払い' });
  await expect(page).toHaveURL(/way=LUMP_SUM/);
  await filters.getByRole('button', { name: '条件を外す：山田 太郎' }).click();
  await expect(page).not.toHaveURL(/holder=/);
  await expect(rows).toHaveCount(50);
  const other = await browser.newContext({ locale: 'ja-JP' });
  try {
    const shared = await other.newPage();
    await openSearch(shared, page.url());
    await expect(shared.getByRole('button', { name: '条件を外す：一括払い' })).toBeVisible();
    await shared.getByText('絞り込み', { exact: true }).click();
    await expect(shared.getByRole('combobox', { name: '支払方法' })).toHaveValue('LUMP_SUM');
  } finally {
    await other.close();
  }
  await page.getByRole('searchbox', { name: 'ご利用先' }).fill('そんな店はない');
  await page.getByRole('button', { name: 'すべてのご利用を表示' }).click();
  await expect(page).toHaveURL(/\/transactions$/);
  await expect(filters).toHaveCount(0);
});

test('a search that fails is told beside what was found before', async ({ page }) => {
  await openSearch(page);
  await page.route('**/graphql', (route) => route.fulfill({ status: 503, headers: { 'retry-after': '120' }, json: {} }));
  await page.getByRole('combobox', { name: '並び順' }).selectOption({ label: '古い順' });
  await expect(page.getByRole('alert')).toContainText('約2分後');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(50);
});

test('a date there is none of in the address is left out of the search', async ({ page }) => {
  await page.goto('/transactions?from=2026-13-45');
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('¥');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('uses are counted and summed without the payments for them, which are found by themselves', async ({ page }) => {
  await openSearch(page);
  const main = page.getByRole('main');
  await page.getByRole('searchbox', { name: 'ご利用先' }).fill('口座振替');
  await expect(main.getByText('該当するご利用がありません')).toBeVisible();
  await page.getByText('絞り込み', { exact: true }).click();
  await page.getByRole('combobox', { name: '種類' }).selectOption({ label: 'ご入金' });
  await expect(page).toHaveURL(/kind=PAYMENTS/);
  await expect(main.getByRole('status')).toContainText(/ご入金 \d+件/);
  const rows = main.getByRole('listitem').filter({ has: page.getByRole('link') });
  await expect(rows.first()).toBeVisible();
  await expect(rows.filter({ hasNotText: '口座振替' })).toHaveCount(0);
  await page.getByRole('button', { name: '条件を外す：ご入金' }).click();
  await expect(main.getByText('該当するご利用がありません')).toBeVisible();
});
