import { expect, test, type Page } from './journey.js';
import { generateSync } from 'otplib';
import { demoMember, logOut, submitLogin } from './demo.js';

/** Nobody else's journey logs in as him. His own language is English. */
const MEMBER = 'james';

test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem('meisai.language', 'ja')));
const STEP_MS = 30_000;

/** The code an app would show, some steps of thirty seconds from now. */
function codeOf(secret: string, steps = 0): string {
  return generateSync({ secret, epoch: Math.floor((Date.now() + steps * STEP_MS) / 1000) });
}

test('a member sets an authenticator app up, logs in with it and with a recovery code, and removes it', async ({ page }) => {
  await page.goto('/security/authenticator');
  await submitLogin(page, MEMBER, demoMember(MEMBER).password);
  const { secret, recoveryCodes } = await setUp(page);
  expect(recoveryCodes).toHaveLength(10);
  await expect(page.getByRole('main')).toContainText('10個のうち10個');

  await logOut(page);
  await submitLogin(page, MEMBER, demoMember(MEMBER).password);
  await expect(page).toHaveURL(/\/login\/verify/);
  const field = page.getByRole('textbox', { name: '認証アプリの6桁のコード' });
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
  await field.fill('000000');
  await page.getByRole('button', { name: 'ログイン', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('コードが正しくない');
  await field.fill(codeOf(secret, 1));
  await page.getByRole('button', { name: 'ログイン', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('¥');

  await logOut(page);
  await submitLogin(page, MEMBER, demoMember(MEMBER).password);
  await page.getByRole('button', { name: '回復用コードを使う' }).click();
  await page.getByRole('textbox', { name: '回復用コード' }).fill(recoveryCodes[0] ?? '');
  await page.getByRole('button', { name: 'ログイン', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('¥');

  await page.goto('/security/authenticator');
  await expect(page.getByRole('main')).toContainText('10個のうち9個');
  await page.getByRole('button', { name: '削除', exact: true }).click();
  await page.getByRole('button', { name: '削除する' }).click();
  await expect(page.getByRole('button', { name: '登録する' })).toBeVisible();
});

test('a login that waits for a code can be given up, and is then over', async ({ page }) => {
  await page.goto('/security/authenticator');
  await submitLogin(page, MEMBER, demoMember(MEMBER).password);
  const { secret } = await setUp(page);
  await logOut(page);
  await submitLogin(page, MEMBER, demoMember(MEMBER).password);
  await page.getByRole('button', { name: 'キャンセル' }).click();
  await expect(page).toHaveURL(/\/login(\?|$)/);
  await page.goto('/login/verify');
  await expect(page.getByRole('alert')).toContainText('有効時間が過ぎました');
  await page.getByRole('link', { name: 'ログイン画面へ戻る' }).click();
  await submitLogin(page, MEMBER, demoMember(MEMBER).password);
  const field = page.getByRole('textbox', { name: '認証アプリの6桁のコード' });
  // Without a code nothing is sent: the field asks for one.
  await page.getByRole('button', { name: 'ログイン', exact: true }).click();
  await expect(field).toBeFocused();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await field.fill(codeOf(secret, 1));
  await page.getByRole('button', { name: 'ログイン', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('¥');
  await page.goto('/security/authenticator');
  await page.getByRole('button', { name: '削除', exact: true }).click();
  await page.getByRole('button', { name: '削除する' }).click();
  await expect(page.getByRole('button', { name: '登録する' })).toBeVisible();
});

test('an old proof is asked for again in a dialog: what was typed stays, and the act is then done by itself', async ({ page }) => {
  await page.goto('/security/authenticator');
  await submitLogin(page, MEMBER, demoMember(MEMBER).password);
  await page.getByRole('button', { name: '登録する' }).click();
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
  const field = page.getByRole('textbox', { name: '認証アプリの6桁のコード' });
  const code = codeOf(secret);
  await field.fill(code);
  // As the service answers ten minutes later.
  let isStale = true;
  await page.route('**/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName: string };
    if (operationName === 'StepUpWithPassword') isStale = false;
    if (operationName !== 'ConfirmAuthenticator' || !isStale) return route.continue();
    return route.fulfill({ json: { data: { confirmAuthenticator: { __typename: 'StepUpNeeded', code: 'STEP_UP_NEEDED', message: '' } } } });
  });
  await page.getByRole('button', { name: '確認する' }).click();
  const dialog = page.getByRole('dialog', { name: 'ご本人の確認をお願いします' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(field).toHaveValue(code);
  await page.getByRole('button', { name: '確認する' }).click();
  await dialog.getByLabel('パスワード', { exact: true }).fill(demoMember(MEMBER).password);
  await dialog.getByRole('button', { name: '確認する' }).click();
  await expect(page.getByRole('heading', { name: '回復用コード' })).toBeVisible();
  await keepCodes(page);
  await page.getByRole('button', { name: '削除', exact: true }).click();
  await page.getByRole('button', { name: '削除する' }).click();
  await expect(page.getByRole('button', { name: '登録する' })).toBeVisible();
});

test('fresh recovery codes are not left unnoticed, nor lost by a reload', async ({ page }) => {
  await page.goto('/security/authenticator');
  await submitLogin(page, MEMBER, demoMember(MEMBER).password);
  await confirmApp(page);
  await page.getByRole('button', { name: '完了' }).click();
  await expect(page.getByText('チェックを入れてください')).toBeVisible();
  await page.getByRole('link', { name: 'ホーム' }).click();
  await page.getByRole('button', { name: 'このページに残る' }).click();
  const codes = page.getByRole('region', { name: '回復用コード' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  let asked = 0;
  page.on('dialog', (dialog) => {
    asked += 1;
    void dialog.accept();
  });
  await page.reload();
  expect(asked).toBe(1);
  await expect(page.getByRole('status')).toContainText('新しい回復用コードを保管しましたか');
  await page.getByRole('button', { name: '回復用コードを再発行' }).click();
  await expect(codes).toHaveCount(10);
  await keepCodes(page);
  await expect(page.getByText('新しい回復用コードを保管しましたか')).toBeHidden();
  await page.reload();
  expect(asked).toBe(1);
  await expect(page.getByText('新しい回復用コードを保管しましたか')).toBeHidden();
  await page.getByRole('button', { name: '削除', exact: true }).click();
  await page.getByRole('button', { name: '削除する' }).click();
  await expect(page.getByRole('button', { name: '登録する' })).toBeVisible();
});

async function keepCodes(page: Page): Promise<void> {
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '完了' }).click();
}

async function setUp(page: Page): Promise<{ secret: string; recoveryCodes: string[] }> {
  const secret = await confirmApp(page);
  const codes = page.getByRole('region', { name: '回復用コード' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const recoveryCodes = await codes.allTextContents();
  await keepCodes(page);
  return { secret, recoveryCodes };
}

/** Sets the app up until its recovery codes are shown. @returns its secret. */
async function confirmApp(page: Page): Promise<string> {
  await page.getByRole('button', { name: '登録する' }).click();
  await expect(page.getByRole('img', { name: '認証アプリ用のQRコード' })).toBeVisible();
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await page.getByRole('textbox', { name: '認証アプリの6桁のコード' }).fill(codeOf(secret));
  await page.getByRole('button', { name: '確認する' }).click();
  return secret;
}
