import { expect, test, type Page } from './journey.js';
import { demoMember, logOut, submitLogin } from './demo.js';

async function logIn(page: Page, userId: string): Promise<void> {
  await page.goto('/login');
  await submitLogin(page, userId, demoMember(userId).password);
  await expect(page).toHaveURL(/:\d+\/(\?.*)?$/);
}

test('logging out in one tab takes the member’s data from the other', async ({ page, context }) => {
  await logIn(page, 'hanako');
  const other = await context.newPage();
  await other.goto('/');
  await other.getByRole('link', { name: 'ご利用明細', exact: true }).click();
  await expect(other.getByRole('main').getByRole('listitem').first()).toBeVisible();
  await logOut(page);
  await expect(other).toHaveURL(/\/login\?notice=out/);
  await expect(other.getByRole('heading', { level: 1, name: 'ログイン' })).toBeVisible();
  await expect(other.getByRole('main')).not.toContainText('¥');
  await other.goBack();
  await expect(other).toHaveURL(/\/login/);
});

test('another member who logs in takes all tabs along, wherever they stood', async ({ page, context }) => {
  const other = await context.newPage();
  await other.goto('/login');
  await logIn(page, 'james');
  await page.getByLabel('Account', { exact: true }).selectOption({ index: 1 });
  await expect(page).toHaveURL(/account=/);
  const address = page.url();
  await submitLogin(other, 'hanako', demoMember('hanako').password);
  await expect(other).toHaveURL(/:\d+\/(\?.*)?$/);
  await expect(page).toHaveURL(/:\d+\/$/);
  await expect(page.getByRole('main')).toContainText('明細ゴールドカード');
  await page.goto(address);
  await expect(page).toHaveURL(/:\d+\/$/);
});
