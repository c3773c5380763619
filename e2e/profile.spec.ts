import { expect, test, type Page, type Route } from './journey.js';
import { mailTo, type UiLanguage } from './demo.js';
import { enterOwn } from './own-member.js';
import { WORDS } from './profile-words.js';

const CODE = /\b\d{4} \d{4}\b/;

const open = (page: Page, path: string, language: UiLanguage) => enterOwn(page, path, { name: `details.${language}`, language });

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

async function fillAddress(page: Page, postalCode: string, line: string, language: UiLanguage): Promise<void> {
  const words = WORDS[language];
  await page.getByLabel(words.postalCode).fill(postalCode);
  await expect(page.getByRole('status').filter({ hasText: words.filledIn })).toBeVisible();
  await page.getByLabel(words.line).fill(line);
  await page.getByRole('button', { name: words.review }).click();
  await expect(page.getByRole('heading', { level: 1, name: words.reviewing })).toBeFocused();
}

for (const language of ['ja', 'en'] as const) {
  const words = WORDS[language];

  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'ja' ? 'ja-JP' : 'en-US' });

    test('a postal code brings the address; it is reviewed, survives a broken network, and is kept', async ({ page }) => {
      await open(page, '/profile/address', language);
      await page.getByLabel(words.postalCode).fill('４９８－００００');
      await page.getByRole('button', { name: '三重県桑名郡木曽岬町' }).click();
      await expect(page.getByLabel(words.prefecture)).toHaveValue('三重県');
      await page.getByLabel(words.postalCode).fill('1000005');
      await expect(page.getByLabel(words.city)).toHaveValue('千代田区');
      await expect(page.getByLabel(words.town)).toHaveValue('丸の内');

      await page.getByRole('button', { name: words.review }).click();
      await expect(page.getByLabel(words.line)).toBeFocused();
      await expect(page.getByText(words.empty, { exact: true })).toBeVisible();
      await page.getByLabel(words.line).fill('９－１２－３');
      await page.getByRole('button', { name: words.review }).click();

      const row = page.getByRole('row', { name: words.line });
      await expect(row).toContainText('9-12-3');
      await page.goBack();
      await expect(page.getByLabel(words.line)).toHaveValue('９－１２－３');
      await page.goForward();
      await answerFirst(page, 'UpdateAddress', (route) => route.abort('connectionreset'));
      await page.getByRole('button', { name: words.save }).click();
      await expect(page.getByRole('alert')).toContainText(words.noConnection);
      await expect(row).toContainText('9-12-3');
      await page.getByRole('button', { name: words.save }).click();
      await expect(page.getByText(words.addressChanged)).toBeVisible();
      await page.getByRole('link', { name: words.back }).click();
      await expect(page.getByRole('link', { name: words.address })).toContainText('東京都千代田区丸の内9-12-3');
    });

    test('what another tab kept meanwhile is shown beside what was typed, and the member decides', async ({ page, context }) => {
      await open(page, '/profile/address', language);
      await fillAddress(page, '104-0061', '1-1', language);
      const other = await context.newPage();
      await other.addInitScript((spoken) => localStorage.setItem('meisai.language', spoken), language);
      await other.goto('/profile/address');
      await fillAddress(other, '164-0001', '2-2', language);
      await other.getByRole('button', { name: words.save }).click();
      await expect(other.getByText(words.addressChanged)).toBeVisible();

      await page.getByRole('button', { name: words.save }).click();
      await expect(page.getByRole('alert')).toContainText(words.nothingOverwritten);
      const town = page.getByRole('row', { name: words.town });
      await expect(town.getByRole('cell').nth(0)).toHaveText('中野');
      await expect(town.getByRole('cell').nth(1)).toContainText('銀座');
      await expect(page.getByRole('link', { name: words.leave })).toBeVisible();
      await page.getByRole('button', { name: words.saveMine }).click();
      await expect(page.getByText(words.addressChanged)).toBeVisible();
      await other.goto('/profile');
      await expect(other.getByRole('link', { name: words.address })).toContainText('東京都中央区銀座1-1');
    });

    test('an employment with a number no telephone has is told so at the field, and the rest is kept', async ({ page }) => {
      await open(page, '/profile/employment', language);
      const employer = page.getByLabel(words.employer, { exact: true });
      await employer.fill('株式会社　こよみ');
      const phone = page.getByLabel(words.employerPhone);
      await phone.fill('123');
      await page.getByRole('button', { name: words.review }).click();
      await page.getByRole('button', { name: words.save }).click();
      await expect(phone).toBeFocused();
      await expect(page.getByText(words.noSuchPhone)).toBeVisible();
      await expect(employer).toHaveValue('株式会社　こよみ');
      await phone.fill('０３－５５５０－０１４５');
      await page.getByRole('button', { name: words.review }).click();
      await page.getByRole('button', { name: words.save }).click();
      await expect(page.getByText(words.employmentChanged)).toBeVisible();
      await page.getByRole('link', { name: words.back }).click();
      await expect(page.getByRole('link', { name: words.employment })).toContainText(
        language === 'ja' ? '03-5550-0145' : '+81 3-5550-0145',
      );
    });

    test('a phone number counts once the code of the text message is there', async ({ page, request }) => {
      const [typed, shown, reached] =
        language === 'ja'
          ? ['０９０－１２３４－９８７６', '090-1234-9876', '+819012349876']
          : ['08012349875', '+81 80-1234-9875', '+818012349875'];
      await open(page, '/profile/phone', language);
      await page.getByLabel(words.newPhone).fill(typed);
      await page.getByRole('button', { name: words.sendCode }).click();
      await expect(page.getByRole('status').filter({ hasText: words.sentTo(shown) })).toBeVisible();
      const [code] = await mailTo(request, encodeURIComponent(`${reached}@sms.example.jp`), CODE);
      await page.getByLabel(words.code).fill(code);
      await page.getByRole('button', { name: words.confirm, exact: true }).click();
      await expect(page.getByText(words.phoneIs(shown))).toBeVisible();
    });

    test('a new mail address asks for a proof, waits over a reload, and counts after its newest code', async ({ page, request }) => {
      test.setTimeout(90_000);
      // The proof gives the session another token: nobody else goes on with it.
      const { userId, password } = await enterOwn(page, '/profile/email', { name: `mail.${language}`, language });
      const to = `moved.${language}@example.jp`;
      await answerFirst(page, 'ChangeEmail', (route) =>
        route.fulfill({ json: { data: { sent: { __typename: 'StepUpNeeded', code: 'STEP_UP_NEEDED', message: '-' } } } }),
      );
      await page.getByLabel(words.newMail).fill(to);
      await page.getByRole('button', { name: words.sendCode }).click();
      const proof = page.getByRole('dialog');
      await proof.getByLabel(language === 'ja' ? 'パスワード' : 'Password', { exact: true }).fill(password);
      await proof.getByRole('button', { name: words.confirm }).click();
      await expect(page.getByText(words.mailedTo(to))).toBeVisible();
      const [first] = await mailTo(request, to, CODE);

      await page.reload();
      await expect(page.getByText(words.mailedTo(to))).toBeVisible();
      await page.goto('/profile');
      await expect(page.getByRole('link', { name: words.mail })).toContainText(words.waitsFor(to));
      await page.getByRole('link', { name: words.mail }).click();
      await page.getByRole('button', { name: words.newCode }).click();
      await expect(page.getByText(words.isNewCode)).toBeVisible();
      await page.getByLabel(words.code).fill(first);
      await page.getByRole('button', { name: words.confirm, exact: true }).click();
      await expect(page.getByRole('alert')).toContainText(words.codeRefused);
      await expect.poll(async () => (await mailTo(request, to, CODE))[0]).not.toBe(first);
      const [second] = await mailTo(request, to, CODE);
      await page.getByLabel(words.code).fill(second);
      await page.getByRole('button', { name: words.confirm, exact: true }).click();
      await expect(page.getByText(words.mailIs(to))).toBeVisible();
      await mailTo(request, `${userId}@example.jp`, words.toldBefore);
    });

    test('statements come online only, account by account', async ({ page }) => {
      await open(page, '/profile/delivery', language);
      await page.getByRole('radio', { name: words.online }).check();
      await page.getByRole('button', { name: words.saveDelivery, exact: true }).click();
      await expect(page.getByText(words.deliverySaved)).toBeVisible();
      await page.goto('/profile');
      await expect(page.getByRole('link', { name: words.onlineRow })).toBeVisible();
    });
  });
}
