import { expect, test, type Browser, type Page } from './journey.js';
import { E2E } from './address.js';
import { addMember, meisai } from './add-member.js';
import { submitLogin, type UiLanguage } from './demo.js';
import { enterAs } from './kept-session.js';

const WORDS = {
  ja: {
    change: 'お名前の変更',
    familyName: '姓',
    givenName: '名',
    familyNameKana: '姓（カナ）',
    givenNameKana: '名（カナ）',
    familyNameLatin: '姓（ローマ字）',
    givenNameLatin: '名（ローマ字）',
    review: '変更内容を確認する',
    send: 'この内容で申し込む',
    sent: 'お名前の変更を承りました。ただいま審査しています。',
    notKana: 'カナで入力してください。',
    empty: '入力してください。',
    underReview: '審査中',
    withdraw: 'お申し込みを取り下げる',
    yesWithdraw: 'はい、取り下げる',
    withdrawn: 'お名前の変更を取り下げました。',
    reason: /理由/,
    approve: '承認する',
    approved: /承認しました：お名前の変更/,
    earlier: 'これまでのお申し込み',
    oneName: /姓と名に分かれないお名前/,
    onlyName: 'お名前',
  },
  en: {
    change: 'Change the name',
    familyName: 'Family name',
    givenName: 'Given name',
    familyNameKana: 'Family name (kana)',
    givenNameKana: 'Given name (kana)',
    familyNameLatin: 'Family name (Latin letters)',
    givenNameLatin: 'Given name (Latin letters)',
    review: 'Review the change',
    send: 'Ask for this change',
    sent: 'We are reviewing your change of name.',
    notKana: 'Please write it in kana.',
    empty: 'Please fill this in.',
    underReview: 'Under review',
    withdraw: 'Withdraw the change',
    yesWithdraw: 'Yes, withdraw it',
    withdrawn: 'The change of name is withdrawn.',
    reason: /Reason/,
    approve: 'Approve',
    approved: /Approved: change of name/,
    earlier: 'Earlier changes',
    oneName: /One name only/,
    onlyName: 'Name',
  },
} as const;

async function ask(page: Page, language: UiLanguage, familyName: string): Promise<void> {
  const words = WORDS[language];
  const field = (name: string) => page.getByLabel(name, { exact: true });
  await field(words.familyName).fill(familyName);
  await field(words.givenName).fill('　花子 ');
  await field(words.familyNameKana).fill('佐藤');
  await field(words.givenNameKana).fill('はなこ');
  await field(words.familyNameLatin).fill('ｓａｔｏ');
  await page.getByRole('button', { name: words.review }).click();
  // What does not fit is said at its field, and the first of them has the focus.
  await expect(field(words.familyNameKana)).toBeFocused();
  await expect(page.getByText(words.notKana)).toBeVisible();
  await expect(page.getByText(words.empty, { exact: true })).toBeVisible();
  await field(words.familyNameKana).fill('ｻﾄｳ');
  await field(words.givenNameLatin).fill('hanako');
  await page.getByRole('button', { name: words.review }).click();
  for (const [name, value] of [
    [words.familyName, familyName],
    [words.givenName, '花子'],
    [words.familyNameKana, 'サトウ'],
    [words.givenNameKana, 'ハナコ'],
    [words.familyNameLatin, 'SATO'],
    [words.givenNameLatin, 'HANAKO'],
  ] as const)
    await expect(page.getByRole('row', { name }).getByRole('cell').nth(1)).toContainText(value);
  await page.getByRole('button', { name: words.send }).click();
  await expect(page.getByText(words.sent)).toBeVisible();
}

async function approveAtDesk(browser: Browser, language: UiLanguage): Promise<void> {
  const words = WORDS[language];
  const context = await browser.newContext({ baseURL: E2E.origin });
  const desk = await context.newPage();
  await desk.addInitScript((spoken) => localStorage.setItem('meisai.language', spoken), language);
  await enterAs(desk, 'mori.desk', language);
  await desk.goto('/concierge/name-changes');
  const row = desk.getByRole('listitem').filter({ hasText: '佐藤 花子' });
  await row.locator('summary').filter({ hasText: words.approve }).click();
  const form = row.locator('details[open]');
  await form.getByLabel(words.reason).fill('The papers are in order.');
  await form.getByRole('button', { name: words.approve, exact: true }).click();
  await expect(desk.getByRole('status')).toContainText(words.approved);
  await context.close();
}

for (const language of ['ja', 'en'] as const) {
  test(`a change of name is asked for, taken back, asked for again and approved by the desk (${language})`, async ({ page, browser }) => {
    test.setTimeout(180_000);
    const words = WORDS[language];
    const userId = `renamed.${language}`;
    const password = await addMember(userId, language);
    await page.addInitScript((spoken) => localStorage.setItem('meisai.language', spoken), language);
    await page.goto('/profile');
    await submitLogin(page, userId, password, language);
    await page.getByRole('link', { name: words.change }).click();

    await ask(page, language, '佐籐');
    await page.getByRole('button', { name: words.withdraw }).click();
    await page.getByRole('button', { name: words.yesWithdraw }).click();
    await expect(page.getByText(words.withdrawn)).toBeVisible();
    await ask(page, language, '佐藤');

    // A stale tab is told that one waits already, and shows it.
    await page.goto('/profile/name');
    await expect(page.getByRole('heading', { name: words.underReview })).toBeVisible();

    await approveAtDesk(browser, language);
    await page.goto('/profile/name');
    await expect(page.getByRole('heading', { name: words.earlier })).toBeVisible();
    await expect(page.getByLabel(words.familyName, { exact: true })).toHaveValue('佐藤');
    await page.goto('/profile');
    await expect(page.getByRole('main')).toContainText('SATO');

    // Who has one name from now on says so: no given name is asked for, and what goes is shown.
    await page.goto('/profile/name');
    await page.getByLabel(words.oneName).check();
    await expect(page.getByLabel(words.givenName, { exact: true })).toHaveCount(0);
    await page.getByLabel(words.onlyName, { exact: true }).fill('スリヤ');
    await page.locator('input[name=familyNameKana]').fill('すりや');
    await page.locator('input[name=familyNameLatin]').fill('suriya');
    await page.getByRole('button', { name: words.review }).click();
    await expect(page.getByRole('row', { name: words.givenName }).first()).toContainText('花子');
    await page.getByRole('button', { name: words.send }).click();
    await expect(page.getByText(words.sent)).toBeVisible();
    await expect(page.getByRole('definition').filter({ hasText: 'SURIYA' })).toHaveText('SURIYA');
    await page.getByRole('button', { name: words.withdraw }).click();
    await page.getByRole('button', { name: words.yesWithdraw }).click();
    await expect(page.getByText(words.withdrawn)).toBeVisible();
    expect(await meisai('name', 'list')).not.toContain('佐藤');
  });
}
