import { expect, test } from './journey.js';
import { demoMember, LABELS, logOut, submitLogin } from './demo.js';

test('a member logs in, sees the amount due and the uses of a statement, and logs out', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/login/);
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await expect(page).toHaveURL(/:\d+\/(\?.*)?$/);
  await expect(page.getByRole('main')).toContainText('¥');
  await page.goto('/statements');
  await page.getByRole('main').getByRole('link').filter({ hasText: '20' }).first().click();
  await expect(page).toHaveURL(/\/statements\/\d{4}-\d{2}/);
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
  await logOut(page);
  await expect(page).toHaveURL(/\/login/);
  await page.goto('/statements');
  await expect(page).toHaveURL(/\/login/);
});

test('a wrong password is refused in words, and what was typed stays', async ({ page }) => {
  await page.goto('/login');
  await submitLogin(page, 'hanako', 'not the password');
  await expect(page.getByRole('alert')).toContainText('正しくありません');
  await expect(page.getByRole('textbox', { name: LABELS.ja.userId, exact: true })).toHaveValue('hanako');
});

test('three wrong passwords lock the login, and the right one is refused after it', async ({ page }) => {
  const { password } = demoMember('aoi.sato');
  await page.goto('/login');
  for (let guess = 1; guess <= 3; guess += 1) {
    const answered = page.waitForResponse('**/graphql');
    await submitLogin(page, 'aoi.sato', `wrong ${guess}`);
    await answered;
    await expect(page.getByRole('alert')).toContainText('正しくありません');
  }
  await submitLogin(page, 'aoi.sato', password);
  await expect(page.getByRole('alert')).toContainText('ロックしています');
  await expect(page).toHaveURL(/\/login/);
});

test('the member is told of the lock by one mail', async ({ page, request }) => {
  const mails = async (): Promise<number> => {
    const answer = await request.get('/mail.json?to=aoi.sato@example.jp');
    return ((await answer.json()) as unknown[]).length;
  };
  await expect.poll(mails, { timeout: 15_000 }).toBe(1);
  await page.goto('/mail');
  await expect(page.getByText('ログインをロックしました').first()).toBeVisible();
});

test('a broken network is told apart from a refusal, and nothing typed is lost', async ({ page, context }) => {
  const { password } = demoMember('hanako');
  await page.goto('/login');
  await expect(page.getByRole('textbox', { name: LABELS.ja.userId, exact: true })).toBeVisible();
  await context.setOffline(true);
  await submitLogin(page, 'hanako', password);
  const alert = page.getByRole('alert');
  await expect(alert).toBeVisible();
  await expect(alert).not.toContainText('正しくありません');
  await expect(alert).toContainText(/接続|通信|ネットワーク/);
  await expect(page.getByLabel(LABELS.ja.password, { exact: true })).toHaveValue(password);
  await context.setOffline(false);
  await page.getByRole('button', { name: LABELS.ja.logIn, exact: true }).click();
  await expect(page).toHaveURL(/:\d+\/(\?.*)?$/);
});

test('a service that is down says so, and when to try again', async ({ page }) => {
  await page.goto('/login');
  await page.route('**/graphql', (route) =>
    route.fulfill({ status: 503, headers: { 'retry-after': '120' }, json: { errors: [{ message: 'away' }] } }),
  );
  await submitLogin(page, 'hanako', 'anything');
  await expect(page.getByRole('alert')).not.toContainText('正しくありません');
  await expect(page.getByRole('alert')).toContainText('約2分後に');
});

test.describe('in English', () => {
  test.use({ locale: 'en-US' });

  test('the same page speaks English, and a deep link survives the login', async ({ page }) => {
    await page.goto('/statements');
    await expect(page).toHaveURL(/\/login/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await submitLogin(page, 'james', demoMember('james').password, 'en');
    await expect(page).toHaveURL(/\/statements/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Statements');
    await logOut(page, 'en');
    await expect(page).toHaveURL(/\/login/);
  });
});
