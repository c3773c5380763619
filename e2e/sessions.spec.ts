import { expect, test, type BrowserContext, type Page } from './journey.js';
import { demoMember, submitLogin, type UiLanguage } from './demo.js';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Mobile/15E148 Safari/604.1';
const MINUTE_MS = 60 * 1000;

test('a member sees where they are logged in, logs a phone out from the desk, and finds it in the history', async ({ page, browser }) => {
  const phone = await browser.newContext({ userAgent: IPHONE, locale: 'ja-JP' });
  const phonePage = await phone.newPage();
  await enter(phonePage, 'hanako', '/statements');
  await enter(page, 'hanako', '/security');

  const devices = page.getByRole('link', { name: /ログイン中の端末/ });
  await expect(devices).toContainText(/([2-9]|\d\d)台/);
  await devices.click();
  const row = page.getByRole('listitem').filter({ hasText: 'Safari（iPhone）' });
  await expect(row).toContainText('IPアドレス 127.0.0.*');
  await expect(page.getByRole('listitem').filter({ hasText: 'ご利用中の端末' })).toHaveCount(1);
  await row.getByRole('button', { name: 'Safari（iPhone）をログアウト' }).click();
  await expect(page.getByRole('status')).toContainText('端末をログアウトしました。');
  await expect(row).toHaveCount(0);

  await phonePage.getByRole('link', { name: 'ホーム' }).click();
  await expect(phonePage).toHaveURL(/\/login/);
  await expect(phonePage.getByRole('status')).toContainText('セッションが終了しました。');

  await page.goto('/security/activity');
  const entries = page.getByRole('main').getByRole('listitem');
  await expect(entries.first()).toContainText('ほかの端末をログアウト');
  await expect(entries.filter({ hasText: 'Safari（iPhone）' }).first()).toContainText('ログイン');
  await phone.close();
});

test('all other devices are logged out at once', async ({ page, browser }) => {
  const other = await browser.newContext({ locale: 'ja-JP' });
  const otherPage = await other.newPage();
  await enter(otherPage, 'hanako', '/');
  await enter(page, 'hanako', '/security/sessions');
  await page.getByRole('button', { name: 'この端末以外をすべてログアウト' }).click();
  await expect(page.getByText('ほかにログイン中の端末はありません。')).toBeVisible();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
  await otherPage.reload();
  await expect(otherPage).toHaveURL(/\/login/);
  await other.close();
});

test('a member who leaves a browser that others use has it forgotten', async ({ page }) => {
  await enter(page, 'hanako', '/security/sessions');
  const answered = page.waitForResponse((response) => response.request().postData()?.includes('logout(forgetDevice: true)') === true);
  await page.getByRole('button', { name: 'ログアウトして記憶を消す' }).click();
  expect(await (await answered).text()).toContain('LogoutSuccess');
  await expect(page).toHaveURL(/\/login/);
  await expect(page.getByRole('status')).toContainText('ログアウトしました');
});

test('two minutes before the end every tab warns; going on in one takes it away in all, and what was typed is kept', async ({
  page,
  context,
}) => {
  await context.clock.install();
  await enter(page, 'hanako', '/security');
  const second = await context.newPage();
  await second.goto('/statements');
  await expect(second.getByRole('heading', { level: 1 })).toBeVisible();
  await typeSomething(page);
  const warnings = [page, second].map((tab) => tab.getByRole('dialog', { name: 'まもなく自動的にログアウトします' }));

  await context.clock.fastForward(27.5 * MINUTE_MS);
  for (const warning of warnings) await expect(warning).toBeHidden();
  await context.clock.fastForward(MINUTE_MS);
  for (const warning of warnings) await expect(warning.getByRole('timer')).toContainText(/1:[0-3]\d/);

  await warnings[0]?.getByRole('button', { name: 'ログインを続ける' }).click();
  for (const warning of warnings) await expect(warning).toBeHidden();
  await expect(page.getByLabel('typed')).toHaveValue('kept');
  await expect(page).toHaveURL(/\/security$/);

  await context.clock.fastForward(27 * MINUTE_MS);
  for (const warning of warnings) await expect(warning).toBeHidden();
});

test('at the end every tab leads to the login page, says so, and comes back to where it was', async ({ page, context }) => {
  await context.clock.install();
  await enter(page, 'hanako', '/security/activity');
  const second = await context.newPage();
  await second.goto('/statements');
  await expect(second.getByRole('heading', { level: 1 })).toBeVisible();
  await endOnServer(context);
  await context.clock.fastForward(31 * MINUTE_MS);
  for (const tab of [page, second]) {
    await expect(tab).toHaveURL(/\/login/);
    await expect(tab.getByRole('status')).toContainText('セッションが終了しました。');
  }
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await expect(page).toHaveURL(/\/security\/activity$/);
});

test.describe('in English', () => {
  test.use({ locale: 'en-US' });

  test('the warning lets a member log out, and the page about security leads to the devices', async ({ page, context }) => {
    await context.clock.install();
    await enter(page, 'james', '/security', 'en');
    await page.getByRole('link', { name: /Where you are logged in/ }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'This device' })).toContainText('Chrome on');
    await context.clock.fastForward(29 * MINUTE_MS);
    const warning = page.getByRole('dialog', { name: 'You will be logged out soon' });
    await expect(warning.getByRole('button', { name: 'Stay logged in' })).toBeFocused();
    await warning.getByRole('button', { name: 'Log out' }).click();
    await expect(page).toHaveURL(/\/login/);
    await expect(page.getByRole('status')).toContainText('You have logged out.');
  });
});

async function enter(page: Page, userId: string, path: string, language: UiLanguage = 'ja'): Promise<void> {
  await page.goto(path);
  await submitLogin(page, userId, demoMember(userId).password, language);
  await expect(page).toHaveURL((url) => url.pathname === path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Something typed into the page: it is lost as soon as the page is built anew. */
async function typeSomething(page: Page): Promise<void> {
  await page.getByRole('main').evaluate((main) => {
    const field = document.createElement('input');
    field.setAttribute('aria-label', 'typed');
    main.firstElementChild?.append(field);
  });
  await page.getByLabel('typed').fill('kept');
}

/** The service's own clock cannot be moved from here: its session ends by a logout that no tab hears of. */
async function endOnServer(context: BrowserContext): Promise<void> {
  const answer = await context.request.post('/graphql', { data: { query: 'mutation { logout { __typename } }' } });
  expect(await answer.text()).toContain('LogoutSuccess');
}
