import { expect, test, type Page } from './journey.js';
import { demoMember, logOut, submitLogin } from './demo.js';
import { addVirtualAuthenticator } from './virtual-authenticator.js';

/** Nobody else's journey logs in as him. His own language is English. */
const MEMBER = 'james';

test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem('meisai.language', 'ja')));

test('a member adds a passkey, logs in with it by button and from the user ID field, and removes it', async ({ page }) => {
  const authenticator = await addVirtualAuthenticator(page);
  await authenticator.setTouch(false);
  await page.goto('/security/passkeys');
  await submitLogin(page, MEMBER, demoMember(MEMBER).password);
  await expect(page.getByRole('heading', { level: 1, name: 'パスキー' })).toBeVisible();
  await authenticator.setTouch(true);
  await page.getByRole('button', { name: 'パスキーを追加' }).click();
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows).toHaveCount(1);
  expect(await authenticator.count()).toBe(1);
  await rename(page);

  await authenticator.setTouch(false);
  await logOut(page);
  await expect(page.getByRole('heading', { level: 1, name: 'ログイン' })).toBeVisible();
  await authenticator.setTouch(true);
  await page.getByRole('button', { name: 'パスキーでログイン' }).click();
  await expect(page.getByRole('main')).toContainText('¥');

  await authenticator.setTouch(false);
  await logOut(page);
  await expect(page.getByRole('heading', { level: 1, name: 'ログイン' })).toBeVisible();
  // The browser offers it among what it fills in, and this one picks it by itself: nothing is pressed.
  await authenticator.setTouch(true);
  await page.reload();
  await expect(page).not.toHaveURL(/\/login/);
  await expect(page.getByRole('main')).toContainText('¥');

  await page.goto('/security/passkeys');
  await page.getByRole('button', { name: '仕事用を削除' }).click();
  await expect(page.getByRole('group', { name: '削除の確認' })).toContainText('パスワードだけでログインできるようになります');
  await page.getByRole('button', { name: '削除する' }).click();
  await expect(page.getByText('パスキーはまだありません')).toBeVisible();
});

test('AU-28: with a passkey the password alone lets nobody in: the second step asks for it', async ({ page }) => {
  const authenticator = await addVirtualAuthenticator(page);
  await authenticator.setTouch(false);
  await page.goto('/security/passkeys');
  await submitLogin(page, MEMBER, demoMember(MEMBER).password);
  await authenticator.setTouch(true);
  await page.getByRole('button', { name: 'パスキーを追加' }).click();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
  await authenticator.setTouch(false);
  await logOut(page);
  await submitLogin(page, MEMBER, demoMember(MEMBER).password);
  await expect(page.getByRole('heading', { level: 1, name: 'ログインの確認' })).toBeVisible();
  await page.goto('/');
  await expect(page).toHaveURL(/\/login/);
  await page.goto('/login/verify');
  await authenticator.setTouch(true);
  await page.getByRole('button', { name: 'パスキーでログイン' }).click();
  await expect(page.getByRole('main')).toContainText('¥');
  await page.goto('/security/passkeys');
  await page.getByRole('button', { name: /を削除$/ }).click();
  await page.getByRole('button', { name: '削除する' }).click();
  await expect(page.getByText('パスキーはまだありません')).toBeVisible();
});

async function rename(page: Page): Promise<void> {
  await page.getByRole('button', { name: /の名前を変更$/ }).click();
  await page.getByRole('textbox', { name: '名前' }).fill('仕事用');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('main').getByRole('listitem')).toContainText('仕事用');
}
