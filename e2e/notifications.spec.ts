import { expect, test } from './journey.js';
import { addMember } from './add-member.js';
import { mailTo, submitLogin } from './demo.js';

const WORDS = {
  ja: {
    to: /^メールでのお知らせ/,
    security: /^セキュリティ/,
    details: /^ご登録内容の変更/,
    other: 'English',
    save: '保存',
    saved: '設定を保存しました。メールでもお知らせしました。',
    mail: /What we tell you by e-mail was changed/,
  },
  en: {
    to: /^E-mails to you/,
    security: /^Security/,
    details: /^Your details/,
    other: '日本語',
    save: 'Save',
    saved: 'Saved. We have told you by e-mail as well.',
    mail: /メールでのお知らせの設定を変更しました/,
  },
} as const;

for (const language of ['ja', 'en'] as const) {
  test(`a member chooses what is mailed and in which language; what concerns security stays on (${language})`, async ({
    page,
    request,
  }) => {
    const words = WORDS[language];
    const userId = `mailed.${language}`;
    const password = await addMember(userId, language);
    await page.addInitScript((spoken) => localStorage.setItem('meisai.language', spoken), language);
    await page.goto('/profile');
    await submitLogin(page, userId, password, language);
    await page.getByRole('link', { name: words.to }).click();
    await expect(page.getByRole('checkbox', { name: words.security })).toBeDisabled();
    await expect(page.getByRole('checkbox', { name: words.security })).toBeChecked();
    await page.getByRole('checkbox', { name: words.details }).uncheck();
    await page.getByRole('radio', { name: words.other }).check();
    await page.getByRole('button', { name: words.save, exact: true }).click();
    await expect(page.getByText(words.saved)).toBeVisible();
    // In the language that was chosen, from this mail on.
    await mailTo(request, `${userId}@example.jp`, words.mail);
    await page.reload();
    await expect(page.getByRole('checkbox', { name: words.details })).not.toBeChecked();
    await expect(page.getByRole('radio', { name: words.other })).toBeChecked();
  });
}
