import { expect, test, type Page } from './journey.js';
import { demoCardOf, fillCard, mailTo, submitLogin } from './demo.js';

const PASSWORD = 'windy lantern at the quay';

test('the holder of a new card registers by a code from the mail, and logs in', async ({ page, request }) => {
  await page.goto('/login');
  await page.getByRole('link', { name: 'はじめての方（新規登録）' }).click();
  await expect(page).toHaveURL(/\/register/);
  await page.getByRole('button', { name: '認証コードを送る' }).click();
  await expect(page.getByText('カードに記載の番号を入力してください。')).toBeVisible();
  await fillCard(page, demoCardOf('misaki@example.jp'));
  await page.getByRole('button', { name: '認証コードを送る' }).click();
  const code = await codeFor(request, 'misaki@example.jp');
  await page.getByLabel('メールに記載の認証コード').fill(code);
  await page.getByLabel('お決めになるユーザーID').fill('misaki');
  const password = page.getByLabel('お決めになるパスワード');
  await password.fill('misaki');
  await expect(page.getByText('15文字以上（現在6文字）')).toBeVisible();
  await expect(page.getByText('「misaki」が含まれています')).toBeVisible();
  await password.fill('passwordpassword');
  await register(page, '新規登録');
  await expect(page.getByRole('alert')).toContainText('推測されやすい');
  await expect(page.getByLabel('メールに記載の認証コード')).toHaveValue(code);
  await password.fill(PASSWORD);
  await register(page, '新規登録');
  await expect(page).toHaveURL(/\/login/);
  await expect(page.getByText('登録が完了しました')).toBeVisible();
  await submitLogin(page, 'misaki', PASSWORD);
  await expect(page).not.toHaveURL(/\/login/);
});

test('a code that does not fit is refused, and what was typed stays, the card one step back included', async ({ page }) => {
  const card = demoCardOf('akira@example.jp');
  await page.goto('/register');
  await fillCard(page, card);
  await page.getByRole('button', { name: '認証コードが手元にある' }).click();
  await page.getByLabel('メールに記載の認証コード').fill('0000 0000');
  await page.getByLabel('お決めになるユーザーID').fill('akira.w');
  await page.getByLabel('お決めになるパスワード').fill(PASSWORD);
  await register(page, '新規登録');
  await expect(page.getByRole('alert')).toContainText('確認できませんでした');
  await expect(page.getByLabel('お決めになるユーザーID')).toHaveValue('akira.w');
  await page.getByRole('button', { name: '修正・再送する' }).click();
  await expect(page.getByLabel('カード番号')).toHaveValue(card.cardNumber);
});

test('Back, Forward and a reload lose nothing but the card, which is kept nowhere and asked for again', async ({ page }) => {
  const card = demoCardOf('akira@example.jp');
  await page.goto('/register');
  await fillCard(page, card);
  await page.getByRole('button', { name: '認証コードを送る' }).click();
  const code = page.getByLabel('メールに記載の認証コード');
  await code.fill('1234 5678');
  await page.getByLabel('お決めになるユーザーID').fill('akira.b');
  await page.goBack();
  await expect(page.getByLabel('カード番号')).toHaveValue(card.cardNumber);
  await page.goForward();
  await expect(code).toHaveValue('1234 5678');
  await page.reload();
  await expect(page.getByRole('status')).toContainText('もう一度入力してください');
  await expect(page.getByRole('status')).toContainText(/お送りした認証コードは\d+:\d\dまで/);
  await expect(page.getByLabel('カード番号')).toHaveValue('');
  const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, history.state, location.href]));
  expect(kept).toContain('akira.b');
  for (const secret of [card.cardNumber, card.cardNumber.replaceAll(' ', ''), '1234 5678']) expect(kept).not.toContain(secret);
  await fillCard(page, card);
  await page.getByRole('button', { name: '認証コードが手元にある' }).click();
  await expect(page.getByLabel('お決めになるユーザーID')).toHaveValue('akira.b');
  await page.goBack();
  await expect(page.getByLabel('カード番号')).toHaveValue(card.cardNumber);
  await expect(page.getByText('もう一度入力してください')).toBeHidden();
});

test('what can be right for no card is told at once, and nothing is asked of the service', async ({ page }) => {
  await page.goto('/register');
  await fillCard(page, { ...demoCardOf('akira@example.jp'), birthDate: '2131-01-01', expiry: '04/79' });
  let asked = 0;
  page.on('request', (request) => (asked += Number(request.postData()?.includes('RequestEnrolmentCode') === true)));
  await page.getByRole('button', { name: '認証コードを送る' }).click();
  await expect(page.locator('[aria-invalid=true]')).toHaveCount(2);
  expect(asked).toBe(0);
});

test.describe('in English', () => {
  test.use({ locale: 'en-US' });

  test('a supplementary member registers with their own card', async ({ page, request }) => {
    await page.goto('/register');
    await fillCard(page, demoCardOf('taro@example.jp'), 'en');
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByLabel('Code from the e-mail').fill(await codeFor(request, 'taro@example.jp'));
    await page.getByLabel('User ID of your choice').fill('taro.at.sea');
    await page.getByLabel('Password of your choice').fill(PASSWORD);
    await register(page, 'Register');
    await expect(page.getByText('You are registered.')).toBeVisible();
    await submitLogin(page, 'taro.at.sea', PASSWORD, 'en');
    await expect(page).not.toHaveURL(/\/login/);
  });
});

async function codeFor(request: Parameters<typeof mailTo>[0], address: string): Promise<string> {
  return (await mailTo(request, address, /\b\d{4} \d{4}\b/))[0];
}

function register(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}
