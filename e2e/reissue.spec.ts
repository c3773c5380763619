import { expect, test } from './journey.js';
import { addMember } from './add-member.js';
import { LABELS, mailTo, submitLogin } from './demo.js';

const NEW = 'seven copper owls drink tea';

test('a member who locked the login chooses a new password by the link of the mail, and is in again', async ({ page, request }) => {
  const password = await addMember('locked.out');
  await page.goto('/login');
  for (let guess = 1; guess <= 3; guess += 1) {
    // The page asks who is logged in as well.
    const answered = page.waitForResponse((response) => response.request().postData()?.includes('mutation Login') === true);
    await submitLogin(page, 'locked.out', `wrong ${guess}`);
    await answered;
    await expect(page.getByRole('alert')).toContainText('正しくありません');
  }
  await submitLogin(page, 'locked.out', password);
  await expect(page.getByRole('alert')).toContainText('ロック');
  await page.getByRole('link', { name: 'パスワードをお忘れの方' }).click();
  // The page before has a field of the same name.
  await expect(page).toHaveURL(/\/recover\/password/);
  await expect(page.getByRole('button', { name: 'リンクを送る' })).toBeVisible();
  await expect(page.getByLabel(LABELS.ja.userId, { exact: true })).toHaveValue('locked.out');
  expect(page.url()).not.toContain('locked.out');
  await page.reload();
  await expect(page.getByLabel(LABELS.ja.userId, { exact: true })).toHaveValue('locked.out');
  await page.getByRole('button', { name: 'リンクを送る' }).click();
  await expect(page.getByRole('status')).toContainText('リンクをお送りしています');
  const [link] = await mailTo(request, 'locked.out@example.jp', /http\S+\/recover\/new-password#[\w-]{43}/);
  await page.goto(link);
  await expect(page).toHaveURL(/\/recover\/new-password$/);
  const token = link.split('#')[1] ?? '';
  expect(await page.evaluate(() => JSON.stringify([history.state, location.href, document.referrer]))).not.toContain(token);
  // The page alone has the token: a reload loses it, and the link still counts.
  await page.reload();
  await expect(page.getByText('このページは、メールのリンクから開いてください')).toBeVisible();
  await page.goto(link);
  await page.getByLabel(LABELS.ja.userId, { exact: true }).fill('locked.out');
  await page.getByLabel('新しいパスワード', { exact: true }).fill(NEW);
  await page.getByRole('button', { name: '新しいパスワードを保存する' }).click();
  await expect(page).toHaveURL(/\/login/);
  await expect(page.getByText('パスワードを再発行しました')).toBeVisible();
  await submitLogin(page, 'locked.out', NEW);
  await expect(page).not.toHaveURL(/\/login/);
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(token);
  await page.goto(link);
  await page.getByLabel(LABELS.ja.userId, { exact: true }).fill('locked.out');
  await page.getByLabel('新しいパスワード', { exact: true }).fill(NEW);
  await page.getByRole('button', { name: '新しいパスワードを保存する' }).click();
  await expect(page.getByRole('alert')).toContainText('このリンクはお使いいただけません');
});

test('a member changes password and user ID behind the login', async ({ page }) => {
  const password = await addMember('changes.all');
  await page.goto('/security/password');
  await submitLogin(page, 'changes.all', password);
  await page.getByLabel('現在のパスワード').fill('wrong');
  await page.getByLabel('新しいパスワード', { exact: true }).fill(NEW);
  const change = page.getByRole('button', { name: 'パスワードの変更' });
  await change.click();
  await expect(page.getByRole('alert')).toContainText('パスワードが正しくありません');
  await page.getByLabel('現在のパスワード').fill(password);
  await change.click();
  await expect(page.getByRole('status')).toContainText('パスワードを変更しました');
  await page.goto('/security/user-id');
  await page.getByLabel('新しいユーザーID').fill('x');
  await page.getByRole('button', { name: 'ユーザーIDの変更' }).click();
  await expect(page.getByText('4文字以上にしてください。')).toBeVisible();
  await page.getByLabel('新しいユーザーID').fill('Changed.All');
  await page.getByRole('button', { name: 'ユーザーIDの変更' }).click();
  await expect(page.getByRole('status')).toContainText('ユーザーIDを変更しました');
});
