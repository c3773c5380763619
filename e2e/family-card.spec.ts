import { expect, test, type Browser, type Page } from './journey.js';
import { E2E } from './address.js';
import { addMember, meisai } from './add-member.js';
import { fillCard, mailTo, submitLogin, type UiLanguage } from './demo.js';
import { WORDS } from './family-words.js';
import { enterAs } from './kept-session.js';

const PASSWORD = 'windy lantern at the quay';

interface Relative {
  familyName: string;
  givenName: string;
  familyNameKana: string;
  givenNameKana: string;
  familyNameLatin: string;
  givenNameLatin: string;
  birthDate: string;
  email: string;
}

/** From the cards to an application that is sent, with what is wrong told on the way. */
async function applyFor(page: Page, relative: Relative, language: UiLanguage): Promise<void> {
  const words = WORDS[language];
  await page.goto('/cards');
  await page.getByRole('link', { name: words.toFamily }).click();
  await page.getByRole('link', { name: words.apply }).click();
  await page.getByRole('button', { name: words.review }).click();
  const spouse = page.getByRole('radio', { name: words.spouse });
  await expect(spouse).toBeFocused();
  await expect(spouse).not.toBeChecked();
  await expect(page.locator('[aria-invalid=true]')).toHaveCount(9);
  await spouse.check();
  for (const field of Object.keys(relative) as (keyof Relative)[]) {
    await page.getByLabel(words[field], { exact: true }).fill(relative[field]);
  }
  await page.getByRole('button', { name: words.review }).click();
  await page.getByRole('button', { name: words.send }).click();
  await expect(page.getByRole('status').filter({ hasText: words.sent })).toBeVisible();
  await expect(page).toHaveURL(/\/family\/[\w-]{20}/);
}

function idIn(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** The desk takes the application up and approves it. */
async function approveAtDesk(browser: Browser, operator: string, kanji: string, language: UiLanguage): Promise<void> {
  const words = WORDS[language];
  const context = await browser.newContext({ baseURL: E2E.origin });
  const desk = await context.newPage();
  await desk.addInitScript((spoken) => localStorage.setItem('meisai.language', spoken), language);
  await enterAs(desk, operator, language);
  await desk.goto('/concierge/family-cards');
  const row = desk.getByRole('listitem').filter({ hasText: kanji });
  await expect(row).toContainText('o•••@example.jp');
  await row.getByRole('button', { name: words.begin }).click();
  await row.locator('summary').filter({ hasText: words.approve }).click();
  const form = row.locator('details[open]');
  await form.getByLabel(words.reason).fill('In order.');
  await form.getByRole('button', { name: words.approve, exact: true }).click();
  await expect(desk.getByRole('status')).toContainText(kanji);
  await expect(row.locator('summary')).toHaveCount(0);
  await context.close();
}

/** The new member registers like any other: with the card, and a code from their own mail. */
async function register(
  page: Page,
  card: { cardNumber: string; expiry: string },
  relative: Relative,
  userId: string,
  language: UiLanguage,
) {
  const words = WORDS[language];
  await page.addInitScript((spoken) => localStorage.setItem('meisai.language', spoken), language);
  await page.goto('/register');
  await fillCard(page, { ...card, birthDate: relative.birthDate }, language);
  await page.getByRole('button', { name: words.sendCode }).click();
  const [code] = await mailTo(page.request, relative.email, /\b\d{4} \d{4}\b/);
  await page.getByLabel(words.code).fill(code);
  await page.getByLabel(words.userId).fill(userId);
  await page.getByLabel(words.password).fill(PASSWORD);
  await page.getByRole('button', { name: words.register, exact: true }).click();
  await expect(page).toHaveURL(/\/login/);
  await submitLogin(page, userId, PASSWORD, language);
  await expect(page).not.toHaveURL(/\/login/);
}

for (const [language, operator] of [
  ['ja', 'mori.desk'],
  ['en', 'mori.desk'],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: language === 'ja' ? 'ja-JP' : 'en-US' });

    test('a family card is applied for, approved at the desk and issued; its holder registers and sees what is theirs', async ({
      page,
      browser,
    }) => {
      test.setTimeout(180_000);
      const words = WORDS[language];
      const relative: Relative = {
        familyName: '小川',
        givenName: language === 'ja' ? '陽子' : '健',
        familyNameKana: 'おがわ',
        givenNameKana: language === 'ja' ? 'ﾖｳｺ' : 'ケン',
        familyNameLatin: 'Ｏgawa',
        givenNameLatin: language === 'ja' ? 'yoko' : 'ken',
        birthDate: language === 'ja' ? '１９９０年４月１日' : '1990-04-01',
        email: `ogawa.${language}@example.jp`,
      };
      const userId = `family.basic.${language}`;
      const password = await addMember(userId, language);
      await page.addInitScript((spoken) => localStorage.setItem('meisai.language', spoken), language);
      await page.goto('/login');
      await submitLogin(page, userId, password, language);
      await expect(page).not.toHaveURL(/\/login/);
      await applyFor(page, relative, language);
      await expect(page.getByRole('main')).toContainText('オガワ');
      await expect(page.getByRole('main')).toContainText('OGAWA');
      await mailTo(
        page.request,
        `${userId}@example.jp`,
        language === 'ja' ? /家族カードのお申し込みを承りました/ : /application for a family card has arrived/,
      );

      await approveAtDesk(browser, operator, `小川 ${relative.givenName}`, language);
      await page.reload();
      await expect(page.getByRole('status').filter({ hasText: words.state.APPROVED })).toBeVisible();
      await expect(page.getByRole('button', { name: words.withdraw })).toHaveCount(0);
      const issued = await meisai('family-card', 'issue', idIn(page), '--made-up');
      const [, cardNumber = '', expiry = ''] = /Number: (\d+)\s+Expiry: (\S+)/.exec(issued) ?? [];
      await page.reload();
      const steps = page.getByRole('region', { name: language === 'ja' ? '履歴' : 'History' }).getByRole('listitem');
      await expect(steps).toHaveText(
        [words.state.ISSUED, words.state.APPROVED, words.state.UNDER_REVIEW, words.state.SUBMITTED].map((word) => new RegExp(`^${word}`)),
      );

      const context = await browser.newContext({ baseURL: E2E.origin });
      const theirs = await context.newPage();
      await register(theirs, { cardNumber, expiry }, relative, `ogawa.${language}`, language);
      await theirs.goto('/cards');
      await expect(theirs.getByRole('main').getByRole('listitem')).toHaveCount(1);
      await expect(theirs.getByRole('main')).toContainText(cardNumber.slice(-4));
      await expect(theirs.getByRole('link', { name: words.toFamily })).toHaveCount(0);
      await theirs.goto('/family');
      await expect(theirs.getByText(words.onlyBasic, { exact: true })).toBeVisible();

      // The basic member sets a limit, and its holder sees it.
      await page.goto('/family');
      await page.getByRole('link', { name: new RegExp(cardNumber.slice(-4)) }).click();
      await page.getByRole('link', { name: words.setLimit }).click();
      await expect(page.locator('input[name=amount]')).toBeVisible();
      const stale = await page.context().newPage();
      await stale.addInitScript((spoken) => localStorage.setItem('meisai.language', spoken), language);
      await stale.goto(page.url());
      await stale.locator('input[name=amount]').fill('90000');
      await page.locator('input[name=amount]').fill('999999999999');
      await page.getByRole('button', { name: words.setLimit }).click();
      await expect(page.getByText('¥999,999,999')).toBeVisible();
      await page.locator('input[name=amount]').fill('３０，０００円');
      await page.getByRole('button', { name: words.setLimit }).click();
      await expect(page.getByRole('definition').filter({ hasText: '¥30,000' })).toBeVisible();
      // A tab that did not know is told so, shows what counts, and keeps what was typed.
      await stale.getByRole('button', { name: words.setLimit }).click();
      await expect(stale.getByRole('alert')).toContainText(words.nothingOverwritten);
      await expect(stale.getByRole('definition').filter({ hasText: '¥30,000' })).toBeVisible();
      await expect(stale.locator('input[name=amount]')).toHaveValue('90000');
      await stale.close();
      await theirs.goto('/cards');
      await theirs.getByRole('main').getByRole('listitem').getByRole('link').click();
      await expect(theirs.getByRole('definition').filter({ hasText: '¥30,000' })).toBeVisible();
      await expect(theirs.getByRole('link', { name: words.setLimit })).toHaveCount(0);
      await expect(theirs.getByText(words.withinLimit)).toBeVisible();

      // The basic member freezes the card, and its holder cannot open it.
      await page.goto('/family');
      await page.getByRole('link', { name: new RegExp(cardNumber.slice(-4)) }).click();
      await page.getByRole('button', { name: words.freeze }).click();
      await expect(page.getByRole('button', { name: words.freeze })).toHaveCount(0);
      await theirs.goto('/cards');
      await theirs.getByRole('main').getByRole('listitem').getByRole('link').click();
      await expect(theirs.getByRole('status').filter({ hasText: words.frozenByBasic })).toBeVisible();
      await context.close();
    });
  });
}

test('an application is withdrawn after asking once, and can be sent anew', async ({ page }) => {
  const words = WORDS.ja;
  const password = await addMember('family.withdrawer');
  await page.goto('/login');
  await submitLogin(page, 'family.withdrawer', password);
  await expect(page).not.toHaveURL(/\/login/);
  const relative: Relative = {
    familyName: '森',
    givenName: '誠',
    familyNameKana: 'モリ',
    givenNameKana: 'マコト',
    familyNameLatin: 'MORI',
    givenNameLatin: 'MAKOTO',
    birthDate: '1988/12/24',
    email: 'mori.makoto@example.jp',
  };
  await applyFor(page, relative, 'ja');
  await page.getByRole('button', { name: words.withdraw }).click();
  await page.getByRole('dialog').getByRole('button', { name: words.yesWithdraw }).click();
  await expect(page.getByRole('status').filter({ hasText: words.state.WITHDRAWN })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await applyFor(page, relative, 'ja');
  await page.goto('/family');
  await expect(page.getByRole('region', { name: 'お申し込み' }).getByRole('listitem')).toHaveCount(2);
});
