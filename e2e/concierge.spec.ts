import { expect, test, type Page } from './journey.js';
import { DEMO_UNENROLLED_CARDS } from '../packages/api/dist/src/demo/demo-cards.js';
import { demoUsesOf } from '../packages/api/dist/src/demo/demo-uses.js';
import { E2E } from './address.js';
import { demoMember, fillCard, mailTo, submitLogin } from './demo.js';
import { enterAs } from './kept-session.js';
import { logInOperator } from './operator.js';

const PASSWORD = 'river stone lantern 7 owls';
const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

test('AU-25: both lost: the concierge finds out who calls, a code goes to the member, and they enrol anew', async ({ page, request }) => {
  test.setTimeout(150_000);
  const kenji = demoMember('kenji.locked');
  const [account] = kenji.accounts;
  const email = kenji.email ?? '';
  if (account === undefined || email === '') throw new Error('The demo member has no account, or no contact.');
  await page.goto('/recover');
  await expect(page.getByRole('link', { name: /\d{3}/ })).toHaveAttribute('href', /^tel:/);
  // The desk has locked him: the login page says what is true of every lock, and whom to call.
  await page.goto('/login');
  await submitLogin(page, kenji.userId, kenji.password);
  await expect(page.getByRole('alert')).toContainText('コンシェルジュデスクが停止したログイン');
  await expect(page.getByRole('alert').getByRole('link')).toHaveAttribute('href', /^tel:/);

  await enterAs(page, 'mori.desk', 'ja');
  await page.goto('/concierge');
  await find(page, 'すずき けんじ', '鈴木 健二');
  await expect(page.getByText('ロックの解除', { exact: true }).first()).toBeVisible();
  for (const act of ['ログインの停止', '2要素認証をすべて削除']) await expect(page.getByText(act, { exact: true })).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText('コンシェルジュデスクが停止中');
  await expect(page.getByRole('main')).not.toContainText(email);

  await page.getByLabel('生年月日').fill('1966年1月9日');
  await fillOthers(page);
  await page.getByRole('button', { name: '回答を照合する' }).click();
  await expect(page.getByRole('alert')).toContainText('本人確認ができませんでした');
  await expect(page.getByRole('main')).toContainText('残り2回');
  await page.getByLabel('生年月日').fill(kenji.birthDate);
  await page.getByRole('button', { name: '回答を照合する' }).click();
  await expect(page.getByText('ご本人と確認できました')).toBeVisible();

  await page.getByText('再登録の開始', { exact: true }).first().click();
  const form = page.locator('details[open]');
  await form.getByRole('button', { name: 'コードを送る' }).click();
  await expect(form.getByRole('alert')).toContainText('理由を入力してください');
  await form.getByLabel(/理由/).fill('手帳ごと紛失されたとのこと。');
  await form.getByRole('button', { name: 'コードを送る' }).click();
  const acts = page.getByRole('region', { name: '手続き' });
  await expect(acts.getByRole('status')).toContainText('k•••@example.jp');
  await expect(page.getByRole('region', { name: '操作の記録' })).toContainText('手帳ごと紛失されたとのこと。');

  const [code] = await mailTo(request, email, /\b\d{4} \d{4}\b/);
  await expect(page.locator('body')).not.toContainText(code);
  await page.goto('/register');
  await fillCard(page, { cardNumber: account.cardNumber, expiry: account.expiry, birthDate: kenji.birthDate });
  await page.getByRole('button', { name: '認証コードが手元にある' }).click();
  await page.getByLabel('メールに記載の認証コード').fill(code);
  await page.getByLabel('お決めになるユーザーID').fill('kenji.anew');
  await page.getByLabel('お決めになるパスワード').fill(PASSWORD);
  await page.getByRole('button', { name: '新規登録', exact: true }).click();
  await expect(page).toHaveURL(/\/login/);
  await submitLogin(page, 'kenji.anew', PASSWORD);
  await expect(page).toHaveURL(/:\d+\/(\?.*)?$/);

  async function fillOthers(on: Page): Promise<void> {
    await on.getByLabel('カードの下4桁と有効期限').fill(`${account?.lastFour} ${account?.expiry}`);
    await on.getByLabel('登録のメールアドレスまたは電話番号').fill(email.toUpperCase());
    await on.getByLabel('直近30日間のご利用の金額').fill(amountOfRecentUse());
  }

  function amountOfRecentUse(): string {
    for (let ago = 0; ago < 28; ago += 1) {
      const day = new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
      const use = account === undefined ? undefined : demoUsesOf(account, 'any', day).find(({ kind }) => kind === 'PURCHASE');
      if (use !== undefined) return `¥${Number(use.amountMinor).toLocaleString('en')}`;
    }
    throw new Error('The demo member has used nothing.');
  }
});

test('what takes two operators is proposed by one, and another decides', async ({ page, browser }) => {
  test.setTimeout(200_000);
  const card = DEMO_UNENROLLED_CARDS.find(({ email }) => email === null);
  if (card === undefined) throw new Error('The demo has no member without a contact.');
  await enterAs(page, 'mori.desk', 'ja');
  await page.goto('/concierge');
  await find(page, 'イトウ', '伊藤 博');
  await page.getByText('メールアドレスの変更', { exact: true }).click();
  await expect(page.locator('details[open]')).toContainText('先に本人確認をしてください');
  await page.getByLabel('生年月日').fill(card.birthDate);
  await page.getByLabel('カードの下4桁と有効期限').fill(`${card.cardNumber.slice(-4)} ${card.expiry}`);
  await page.getByRole('button', { name: '回答を照合する' }).click();
  await expect(page.getByText('ご本人と確認できました')).toBeVisible();
  const form = page.locator('details[open]');
  await form.getByLabel('新しいメールアドレス').fill('hiroshi@example.jp');
  await form.getByLabel(/理由/).fill('はじめてメールを使われるとのこと。');
  await form.getByRole('button', { name: '申請する' }).click();
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: '別のオペレーターの承認が必要です' })).toBeVisible();
  await page.goto('/concierge/proposals');
  await expect(page.getByRole('main')).toContainText('ご自身の申請です');
  await expect(page.getByText('承認する', { exact: true })).toHaveCount(0);

  const context = await browser.newContext({ baseURL: E2E.origin, locale: 'ja-JP' });
  const second = await context.newPage();
  await enterAs(second, 'kudo.desk', 'ja');
  await second.goto('/concierge');
  await second.getByRole('link', { name: '承認待ち' }).click();
  await expect(second.getByRole('main')).toContainText('hiroshi@example.jp');
  await expect(second.getByRole('main')).toContainText('伊藤 博');
  await expect(second.getByRole('main')).toContainText(`•••• ${card.cardNumber.slice(-4)}`);
  await second.getByText('却下する', { exact: true }).first().click();
  const decision = second.locator('details[open]');
  await decision.getByLabel(/理由/).fill('折り返しの電話に出られませんでした。');
  await decision.getByRole('button', { name: '却下する' }).click();
  await expect(second.getByText('承認待ちはありません')).toBeVisible();
  await expect(second.getByRole('status')).toContainText('却下しました：メールアドレスの変更、伊藤 博');

  // A telephone number goes the same way, and is approved.
  await page.goto('/concierge');
  await find(page, 'イトウ', '伊藤 博');
  await page.getByText('電話番号の変更', { exact: true }).click();
  const proposal = page.locator('details[open]');
  await proposal.getByLabel('新しい電話番号').fill('０９０－５５５５－０１０４');
  await proposal.getByLabel(/理由/).fill('電話番号が変わったとのこと。');
  await proposal.getByRole('button', { name: '申請する' }).click();
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: '別のオペレーターの承認が必要です' })).toBeVisible();
  await second.reload();
  await expect(second.getByRole('main')).toContainText('090-5555-0104');
  await second.getByText('承認する', { exact: true }).first().click();
  const approval = second.locator('details[open]');
  await approval.getByLabel(/理由/).fill('折り返しの電話で確かめました。');
  await approval.getByRole('button', { name: '承認する' }).click();
  await expect(second.getByRole('status')).toContainText('承認しました：電話番号の変更、伊藤 博');
  await context.close();
});

test('what a caller said stands in no address and no history, and is there again on the way back from a member', async ({ page }) => {
  test.setTimeout(120_000);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await enterAs(page, 'kudo.desk', 'ja');
  await page.goto('/concierge');
  await find(page, 'やまだ', '山田 花子');
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('やまだ');
  await expect(page.getByRole('link', { name: /山田 花子/ })).toBeVisible();
  const kept = await page.evaluate(() => JSON.stringify([location.href, history.state, { ...sessionStorage }, { ...localStorage }]));
  expect(decodeURIComponent([kept, ...asked].join(' '))).not.toContain('やまだ');
  await page.reload();
  await expect(page.getByRole('searchbox')).toHaveValue('');
});

test('the record is searched by operator, kind, day and member', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('/login');
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await expect(page).toHaveURL(/:\d+\/(\?.*)?$/);
  await enterAs(page, 'kudo.desk', 'ja');
  await page.goto('/concierge');
  await page.getByRole('link', { name: '操作の記録' }).click();
  const lines = page.getByRole('region', { name: '見つかった記録' }).getByRole('listitem');
  await expect(lines.first()).toBeVisible();
  await page.getByLabel('オペレーター').selectOption('工藤 拓');
  await page.getByLabel('種類').selectOption('ログイン');
  await expect(page).toHaveURL(/kind=LOGGED_IN/);
  await expect(lines.first()).toContainText('工藤 拓');
  await expect(lines.filter({ hasNotText: '工藤 拓' })).toHaveCount(0);
  await page.getByLabel('終了日').fill('2020-01-01');
  await expect(page.getByText('該当する記録はありません')).toBeVisible();

  await page.goto('/concierge');
  await find(page, 'hanako', '山田 花子');
  await page.getByRole('link', { name: 'この会員の記録を検索' }).click();
  await expect(page.getByRole('search')).toContainText('山田 花子');
  await expect(lines.first()).toContainText('hanako');
  await page.getByRole('button', { name: '条件をクリア' }).click();
  await expect(page).not.toHaveURL(/member=/);
});

test('the session of an operator warns two minutes before its quarter of an hour is over, goes on, and ends', async ({ page }) => {
  test.setTimeout(120_000);
  await page.clock.install();
  await logInOperator(page, 'kudo.desk');
  await expect(page.getByRole('searchbox')).toBeVisible();
  const warning = page.getByRole('dialog', { name: 'まもなく自動的にログアウトします' });
  await page.clock.fastForward(12.5 * MINUTE_MS);
  await expect(warning).toBeHidden();
  await page.clock.fastForward(MINUTE_MS);
  await expect(warning.getByRole('timer')).toContainText(/1:[0-3]\d/);
  await warning.getByRole('button', { name: 'ログインを続ける' }).click();
  await expect(warning).toBeHidden();
  await page.context().clearCookies();
  await page.clock.fastForward(16 * MINUTE_MS);
  await expect(page).toHaveURL(/\/concierge\/login\?.*notice=ended/);
});

test('the desk is nobody else’s: a member is led to the operators’ login, and the API has no such field', async ({ page }) => {
  await page.goto('/login');
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await expect(page).toHaveURL(/:\d+\/(\?.*)?$/);
  await page.goto('/concierge/products');
  await expect(page).toHaveURL(/\/concierge\/login\?to=/);
  const answer = await page.request.post('/graphql', {
    data: { query: '{ cardProducts { code } }' },
    headers: { 'meisai-realm': 'operator' },
  });
  expect(answer.status()).toBe(400);
});

async function find(page: Page, search: string, name: string): Promise<void> {
  await page.getByRole('searchbox').fill(search);
  await page.getByRole('button', { name: '検索' }).click();
  await page.getByRole('link', { name: new RegExp(name) }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
}
