import { expect, test, type Page } from '@playwright/test';
import { addMemberWithUses } from './add-member.js';
import { submitLogin, type UiLanguage } from './demo.js';

async function openOwnCard(page: Page, userId: string, language: UiLanguage = 'ja'): Promise<void> {
  const password = await addMemberWithUses(userId);
  await page.addInitScript((spoken) => localStorage.setItem('meisai.language', spoken), language);
  await page.goto('/cards');
  await submitLogin(page, userId, password, language);
  await expect(page.getByRole('heading', { level: 1, name: language === 'ja' ? 'カード' : 'Cards', exact: true })).toBeVisible();
  await page.getByRole('main').getByRole('listitem').getByRole('link').click();
  await expect(page).toHaveURL(/\/cards\/./);
}

test('a card that was reported stolen is stopped for good, another takes its place, and its history stays', async ({ page }) => {
  await openOwnCard(page, 'card.stolen');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('末尾');
  const lost = await heading.textContent();
  await page.getByRole('button', { name: '紛失・盗難を届け出る' }).click();
  const dialog = page.getByRole('dialog', { name: 'このカードを停止しますか？' });
  await expect(dialog).toContainText('取り消しはできません');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('status').filter({ hasText: 'ご利用中' })).toBeVisible();

  await page.getByRole('button', { name: '紛失・盗難を届け出る' }).click();
  await dialog.getByRole('radio', { name: '盗難に遭った' }).check({ force: true });
  await dialog.getByRole('button', { name: 'カードを停止する' }).click();
  await expect(page.getByRole('status').filter({ hasText: '停止済み' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'カードを一時停止する' })).toBeHidden();
  await expect(heading).toBeFocused();
  await page.getByRole('link', { name: '新しいカード（番号は発行後に表示）' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'お届け準備中' })).toBeVisible();
  await expect(page.getByRole('link', { name: lost ?? '-' })).toBeVisible();
  await page.goto('/statements/2026-10');
  await expect(page.getByRole('region', { name: 'ご利用', exact: true }).getByRole('listitem')).toHaveCount(3);
});

test('a PIN is set and changed, told its rules as it is typed, and locked after wrong ones', async ({ page }) => {
  await openOwnCard(page, 'card.pin');
  await page.getByRole('link', { name: '暗証番号を設定する' }).click();
  const next = page.getByLabel('新しい暗証番号', { exact: true });
  const again = page.getByLabel('新しい暗証番号（確認用）');
  await expect(next).toHaveAttribute('type', 'text');
  await expect(next).toHaveAttribute('autocomplete', 'off');
  await next.fill('1234');
  await expect(page.getByRole('listitem').filter({ hasText: '続き番号' })).toContainText('まだ満たしていません');
  await page.getByRole('button', { name: 'この暗証番号を設定する' }).click();
  await expect(next).toBeFocused();
  await next.fill('８２６４');
  await expect(page.getByRole('listitem').filter({ hasText: '続き番号' })).not.toContainText('まだ満たしていません');
  await again.fill('8265');
  await page.getByRole('button', { name: 'この暗証番号を設定する' }).click();
  await expect(page.getByText('2つの入力が一致しません。')).toBeVisible();
  await again.fill('8264');
  await page.getByRole('button', { name: 'この暗証番号を設定する' }).click();
  await expect(page.getByText('暗証番号を設定しました。')).toBeVisible();

  await page.reload();
  const current = page.getByLabel('現在の暗証番号');
  await current.fill('1111');
  await next.fill('5937');
  await again.fill('5937');
  const change = page.getByRole('button', { name: '暗証番号を変更する' });
  await change.click();
  await expect(page.getByText('現在の暗証番号が正しくありません。')).toBeVisible();
  await expect(next).toHaveValue('5937');
  await current.fill('8264');
  await change.click();
  await expect(page.getByText('暗証番号を変更しました。')).toBeVisible();

  await page.reload();
  await next.fill('2604');
  await again.fill('2604');
  for (const guess of ['0000', '0001', '0002']) {
    await current.fill(guess);
    await change.click();
    await expect(page.getByText(/現在の暗証番号が正しくありません。|暗証番号の間違いが続いたため/)).toBeVisible();
  }
  await expect(page.getByRole('alert')).toContainText('暗証番号の間違いが続いたため');
  await expect(current).toBeHidden();
});

for (const language of ['ja', 'en'] as const) {
  const words = {
    ja: { freeze: 'カードを一時停止する', open: '一時停止を解除する', frozen: '一時停止中', inUse: 'ご利用中', still: '返金と' },
    en: { freeze: 'Freeze the card', open: 'Open the card again', frozen: 'Frozen', inUse: 'In use', still: 'Refunds, and what recurs' },
  }[language];

  test(`a card is frozen and opened at once, in ${language}`, async ({ page }) => {
    await openOwnCard(page, `card.frozen.${language}`, language);
    await page.getByRole('button', { name: words.freeze }).click();
    const state = page.getByRole('status').filter({ hasText: words.frozen });
    await expect(state).toContainText(words.still);
    await page.goto('/cards');
    await expect(page.getByRole('main').getByRole('listitem')).toContainText(words.frozen);
    await page.getByRole('main').getByRole('listitem').getByRole('link').click();
    await page.getByRole('button', { name: words.open }).click();
    await expect(page.getByRole('status').filter({ hasText: words.inUse })).toBeVisible();
  });
}
