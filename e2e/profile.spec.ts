import { expect, test, type Page, type Route } from '@playwright/test';
import { addMember } from './add-member.js';
import { mailTo, submitLogin, type UiLanguage } from './demo.js';

const CODE = /\b\d{4} \d{4}\b/;

async function enter(page: Page, userId: string, path: string, language: UiLanguage = 'ja'): Promise<string> {
  const password = await addMember(userId);
  await page.addInitScript((spoken) => localStorage.setItem('meisai.language', spoken), language);
  await page.goto(path);
  await submitLogin(page, userId, password, language);
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  return password;
}

/** Answers the first request of an operation by a rule of the test. */
async function answerFirst(page: Page, operation: string, answer: (route: Route) => Promise<void>): Promise<void> {
  let isAnswered = false;
  await page.route('**/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName: string };
    if (operationName !== operation || isAnswered) return route.fallback();
    isAnswered = true;
    return answer(route);
  });
}

async function fillAddress(page: Page, postalCode: string, line: string): Promise<void> {
  await page.getByLabel('郵便番号').fill(postalCode);
  await expect(page.getByRole('status').filter({ hasText: '入力しました' })).toBeVisible();
  await page.getByLabel('丁目・番地・号').fill(line);
  await page.getByRole('button', { name: '変更内容を確認する' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '変更内容の確認' })).toBeFocused();
}

test('a postal code brings the address; it is reviewed, survives a broken network, and is kept', async ({ page }) => {
  await enter(page, 'new.address', '/profile/address');
  await page.getByLabel('郵便番号').fill('４９８－００００');
  await page.getByRole('button', { name: '三重県桑名郡木曽岬町' }).click();
  await expect(page.getByLabel('都道府県')).toHaveValue('三重県');
  await page.getByLabel('郵便番号').fill('1000005');
  await expect(page.getByLabel('市区町村')).toHaveValue('千代田区');
  await expect(page.getByLabel('町名')).toHaveValue('丸の内');

  await page.getByRole('button', { name: '変更内容を確認する' }).click();
  await expect(page.getByLabel('丁目・番地・号')).toBeFocused();
  await expect(page.getByText('入力してください。')).toBeVisible();
  await page.getByLabel('丁目・番地・号').fill('９－１２－３');
  await page.getByRole('button', { name: '変更内容を確認する' }).click();

  await expect(page.getByRole('row', { name: '丁目・番地・号' })).toContainText('9-12-3');
  await page.goBack();
  await expect(page.getByLabel('丁目・番地・号')).toHaveValue('９－１２－３');
  await page.goForward();
  await answerFirst(page, 'UpdateAddress', (route) => route.abort('connectionreset'));
  await page.getByRole('button', { name: 'この内容で変更する' }).click();
  await expect(page.getByRole('alert')).toContainText('接続できません');
  await expect(page.getByRole('row', { name: '丁目・番地・号' })).toContainText('9-12-3');
  await page.getByRole('button', { name: 'この内容で変更する' }).click();
  await expect(page.getByText('住所を変更しました。')).toBeVisible();
  await page.getByRole('link', { name: '会員情報に戻る' }).click();
  await expect(page.getByRole('link', { name: /^住所/ })).toContainText('東京都千代田区丸の内9-12-3');
});

test('what another tab kept meanwhile is shown beside what was typed, and the member decides', async ({ page, context }) => {
  await enter(page, 'two.tabs', '/profile/address');
  await fillAddress(page, '100-0005', '1-1');
  const other = await context.newPage();
  await other.goto('/profile/address');
  await fillAddress(other, '164-0001', '2-2');
  await other.getByRole('button', { name: 'この内容で変更する' }).click();
  await expect(other.getByText('住所を変更しました。')).toBeVisible();

  await page.getByRole('button', { name: 'この内容で変更する' }).click();
  await expect(page.getByRole('alert')).toContainText('何も上書きしていません');
  const town = page.getByRole('row', { name: '町名' });
  await expect(town.getByRole('cell').nth(0)).toHaveText('中野');
  await expect(town.getByRole('cell').nth(1)).toContainText('丸の内');
  await expect(page.getByRole('link', { name: '登録内容のままにする' })).toBeVisible();
  await page.getByRole('button', { name: '自分の入力内容で変更する' }).click();
  await expect(page.getByText('住所を変更しました。')).toBeVisible();
  await other.goto('/profile');
  await expect(other.getByRole('link', { name: /^住所/ })).toContainText('東京都千代田区丸の内1-1');
});

test('an employment with a number no telephone has is told so at the field, and the rest is kept', async ({ page }) => {
  await enter(page, 'new.employer', '/profile/employment');
  await page.getByLabel('勤務先名', { exact: true }).fill('株式会社　こよみ');
  await page.getByLabel('勤務先の電話番号（任意）').fill('123');
  await page.getByRole('button', { name: '変更内容を確認する' }).click();
  await page.getByRole('button', { name: 'この内容で変更する' }).click();
  const phone = page.getByLabel('勤務先の電話番号（任意）');
  await expect(phone).toBeFocused();
  await expect(page.getByText('電話番号を確認できません。')).toBeVisible();
  await expect(page.getByLabel('勤務先名', { exact: true })).toHaveValue('株式会社　こよみ');
  await phone.fill('０３－５５５０－０１４５');
  await page.getByRole('button', { name: '変更内容を確認する' }).click();
  await page.getByRole('button', { name: 'この内容で変更する' }).click();
  await expect(page.getByText('勤務先を変更しました。')).toBeVisible();
  await page.getByRole('link', { name: '会員情報に戻る' }).click();
  await expect(page.getByRole('link', { name: /^勤務先/ })).toContainText('03-5550-0145');
});

test('a phone number counts once the code of the text message is there', async ({ page, request }) => {
  await enter(page, 'new.phone', '/profile/phone');
  await page.getByLabel('新しい電話番号').fill('０９０－１２３４－９８７６');
  await page.getByRole('button', { name: '認証コードを送る' }).click();
  await expect(page.getByRole('status').filter({ hasText: '090-1234-9876 にSMSで' })).toBeVisible();
  const [code] = await mailTo(request, encodeURIComponent('+819012349876@sms.example.jp'), CODE);
  await page.getByLabel('認証コード（8桁）').fill(code);
  await page.getByRole('button', { name: '確認する' }).click();
  await expect(page.getByText('電話番号を 090-1234-9876 に変更しました。')).toBeVisible();
});

test.describe('in English', () => {
  test.use({ locale: 'en-US' });

  test('a new mail address asks for a proof, waits over a reload, and counts after its newest code', async ({ page, request }) => {
    const password = await enter(page, 'new.mail', '/profile/email', 'en');
    await answerFirst(page, 'ChangeEmail', (route) =>
      route.fulfill({ json: { data: { sent: { __typename: 'StepUpNeeded', code: 'STEP_UP_NEEDED', message: '-' } } } }),
    );
    await page.getByLabel('New e-mail address').fill('moved@example.jp');
    await page.getByRole('button', { name: 'Send a code there' }).click();
    await page.getByRole('dialog').getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
    await expect(page.getByText('A code is on its way to moved@example.jp.')).toBeVisible();
    const [first] = await mailTo(request, 'moved@example.jp', CODE);

    await page.reload();
    await expect(page.getByText('A code is on its way to moved@example.jp.')).toBeVisible();
    await page.goto('/profile');
    await expect(page.getByRole('link', { name: /^E-mail address/ })).toContainText('Waits to be confirmed: moved@example.jp');
    await page.getByRole('link', { name: /^E-mail address/ }).click();
    await page.getByRole('button', { name: 'Send a new code' }).click();
    await expect(page.getByText('This is a new code; the one before counts no more.')).toBeVisible();
    await page.getByLabel('Code (eight digits)').fill(first);
    await page.getByRole('button', { name: 'Confirm', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('The code is wrong or too old.');
    await expect.poll(async () => (await mailTo(request, 'moved@example.jp', CODE))[0]).not.toBe(first);
    const [second] = await mailTo(request, 'moved@example.jp', CODE);
    await page.getByLabel('Code (eight digits)').fill(second);
    await page.getByRole('button', { name: 'Confirm', exact: true }).click();
    await expect(page.getByText('Your e-mail address is moved@example.jp from now on.')).toBeVisible();
    await mailTo(request, 'new.mail@example.jp', /メールアドレスを変更しました/);
  });

  test('statements come online only, account by account', async ({ page }) => {
    await enter(page, 'no.paper', '/profile/delivery', 'en');
    await page.getByRole('radio', { name: 'Online only' }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved. It counts from the next statement on.')).toBeVisible();
    await page.goto('/profile');
    await expect(page.getByRole('link', { name: /Online only$/ })).toBeVisible();
  });
});
