import { expect, test } from './journey.js';
import { demoMember, submitLogin } from './demo.js';

test('a developer registers an app, has it told of news, and takes both back', async ({ page }) => {
  await page.goto('/login');
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await expect(page).not.toHaveURL(/login/);
  await page.goto('/developers');
  await page.getByRole('link', { name: '登録したアプリ' }).click();

  await page.getByLabel('名前').fill('家計簿ノート');
  await page.getByLabel('ホームページ').fill('https://budget.example/');
  await page.getByLabel('リダイレクトURI').fill('http://budget.example/callback');
  await page.getByRole('button', { name: '登録する' }).click();
  await expect(page.getByText('リダイレクトURIは、https://')).toBeVisible();
  await page.getByLabel('リダイレクトURI').fill('https://budget.example/callback');
  await page.getByRole('button', { name: '登録する' }).click();
  await expect(page.getByRole('status').filter({ hasText: '「家計簿ノート」を登録しました。' })).toContainText(/app_[0-9a-f]{24}/);
  await expect(page.getByText('accounts:read statements:read transactions:read profile:read installments:read')).toBeVisible();

  await page.getByRole('link', { name: '開発者向け' }).click();
  await page.getByRole('link', { name: /^Webhook/ }).click();
  await page.getByLabel('URL').fill('http://10.0.0.1/hooks');
  await page.getByRole('button', { name: 'Webhookを追加' }).click();
  await expect(page.getByText('https:// で始まるURLを入力してください。')).toBeVisible();
  await page.getByLabel('URL').fill('https://budget.example/hooks');
  await page.getByRole('button', { name: 'Webhookを追加' }).click();
  await expect(page.getByText(/^whsec_/)).toBeVisible();

  await page.getByRole('link', { name: 'https://budget.example/hooks' }).click();
  await expect(page.getByText('送信記録はまだありません')).toBeVisible();
  await page.getByRole('button', { name: 'シークレットを更新' }).click();
  await page.getByRole('group').getByRole('button', { name: 'シークレットを更新' }).click();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await expect(page.getByText('までは以前のシークレットでも署名されます')).toBeVisible();
  await page.getByRole('button', { name: 'Webhookを削除' }).click();
  await page.getByRole('group').getByRole('button', { name: 'Webhookを削除' }).click();
  await expect(page.getByText('Webhookはまだありません')).toBeVisible();
  await expect(page.getByText(/^whsec_/)).toBeHidden();

  await page.getByRole('link', { name: '開発者向け' }).click();
  await page.getByRole('link', { name: '登録したアプリ' }).click();
  await page.getByRole('button', { name: '削除' }).click();
  await page.getByRole('group').getByRole('button', { name: '削除', exact: true }).click();
  await expect(page.getByText('アプリはまだありません')).toBeVisible();
});
