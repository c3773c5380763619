import { expect, test, type Page } from './journey.js';
import { enterOwn } from './own-member.js';
import type { UiLanguage } from './demo.js';

const WORDS = {
  ja: {
    cards: 'カード',
    ending: '末尾',
    report: '紛失・盗難を届け出る',
    forGood: 'このカードを停止しますか？',
    noUndoing: '取り消しはできません',
    stolen: '盗難に遭った',
    stop: 'カードを停止する',
    stopped: '停止済み',
    newCard: '新しいカード（番号は発行後に表示）',
    onItsWay: 'お届け準備中',
    uses: 'ご利用',
    setPin: '暗証番号を設定する',
    setThisPin: 'この暗証番号を設定する',
    changePin: '暗証番号を変更する',
    pinNow: '現在の暗証番号',
    newPin: '新しい暗証番号',
    newPinAgain: '新しい暗証番号（確認用）',
    run: '続き番号',
    notKept: 'まだ満たしていません',
    notTheSame: '2つの入力が一致しません。',
    pinIsSet: '暗証番号を設定しました。',
    pinIsChanged: '暗証番号を変更しました。',
    wrongPin: '現在の暗証番号が正しくありません。',
    pinLocked: '暗証番号の間違いが続いたため',
    setMeanwhile: '別の画面で暗証番号が設定されました。',
    freeze: 'カードを一時停止する',
    open: '一時停止を解除する',
    frozen: '一時停止中',
    inUse: 'ご利用中',
    still: '返金は',
    giveAddress: '先に住所を登録する',
  },
  en: {
    cards: 'Cards',
    ending: 'ending',
    report: 'Report it lost or stolen',
    forGood: 'Stop this card for good?',
    noUndoing: 'cannot be undone',
    stolen: 'It was stolen',
    stop: 'Yes, stop the card',
    stopped: 'Stopped for good',
    newCard: 'New card, number to come',
    onItsWay: 'On its way to you',
    uses: 'Uses',
    setPin: 'Set a PIN',
    setThisPin: 'Set the PIN',
    changePin: 'Change the PIN',
    pinNow: 'PIN now',
    newPin: 'New PIN',
    newPinAgain: 'New PIN once more',
    run: 'no digits in a row',
    notKept: 'not kept yet',
    notTheSame: 'The two are not the same.',
    pinIsSet: 'The PIN is set.',
    pinIsChanged: 'The PIN is changed.',
    wrongPin: 'The current PIN is not right.',
    pinLocked: 'There were several wrong PINs in a row',
    setMeanwhile: 'A PIN was set meanwhile.',
    freeze: 'Freeze the card',
    open: 'Open the card again',
    frozen: 'Frozen',
    inUse: 'In use',
    still: 'Refunds still go through',
    giveAddress: 'Give your address first',
  },
} as const;

/** Of the member's one card, with three uses in October 2026. */
async function openOwnCard(page: Page, name: string, language: UiLanguage): Promise<void> {
  await enterOwn(page, '/cards', { name, language, hasUses: true });
  await expect(page.getByRole('heading', { level: 1, name: WORDS[language].cards, exact: true })).toBeVisible();
  await page.getByRole('main').getByRole('listitem').getByRole('link').click();
  await expect(page).toHaveURL(/\/cards\/./);
}

for (const language of ['ja', 'en'] as const) {
  const words = WORDS[language];

  test(`a PIN is set and changed, told its rules as it is typed, and locked after wrong ones (${language})`, async ({ page }) => {
    await openOwnCard(page, `card.kept.${language}`, language);
    await page.getByRole('link', { name: words.setPin }).click();
    const next = page.getByLabel(words.newPin, { exact: true });
    const again = page.getByLabel(words.newPinAgain);
    const rule = page.getByRole('listitem').filter({ hasText: words.run });
    const set = page.getByRole('button', { name: words.setThisPin });
    await expect(next).toHaveAttribute('type', 'text');
    await expect(next).toHaveAttribute('autocomplete', 'off');
    await next.fill('1234');
    await expect(rule).toContainText(words.notKept);
    await set.click();
    await expect(next).toBeFocused();
    await next.fill('８２６４');
    await expect(rule).not.toContainText(words.notKept);
    await again.fill('8265');
    await set.click();
    await expect(page.getByText(words.notTheSame)).toBeVisible();
    await again.fill('8264');
    await set.click();
    await expect(page.getByText(words.pinIsSet)).toBeVisible();

    await page.reload();
    const current = page.getByLabel(words.pinNow, { exact: true });
    await current.fill('1111');
    await next.fill('5937');
    await again.fill('5937');
    const change = page.getByRole('button', { name: words.changePin });
    await change.click();
    await expect(page.getByText(words.wrongPin)).toBeVisible();
    await expect(next).toHaveValue('5937');
    await current.fill('8264');
    await change.click();
    await expect(page.getByText(words.pinIsChanged)).toBeVisible();

    await page.reload();
    await next.fill('2604');
    await again.fill('2604');
    const locked = page.getByRole('alert').filter({ hasText: words.pinLocked });
    for (const guess of ['0000', '0001', '0002']) {
      await current.fill(guess);
      await change.click();
      await expect(page.getByText(words.wrongPin).or(locked)).toBeVisible();
    }
    await expect(locked).toBeVisible();
    await expect(locked.getByRole('link', { name: '0120' })).toBeVisible();
    await expect(current).toBeHidden();
  });

  test(`a card is frozen and opened at once (${language})`, async ({ page }) => {
    await openOwnCard(page, `card.kept.${language}`, language);
    await page.getByRole('button', { name: words.freeze }).click();
    const state = page.getByRole('status').filter({ hasText: words.frozen });
    await expect(state).toContainText(words.still);
    await page.goto('/cards');
    await expect(page.getByRole('main').getByRole('listitem')).toContainText(words.frozen);
    await page.getByRole('main').getByRole('listitem').getByRole('link').click();
    await page.getByRole('button', { name: words.open }).click();
    await expect(page.getByRole('status').filter({ hasText: words.inUse })).toBeVisible();
  });

  test(`a tab that does not know of a PIN, or of a stopped card, is told so (${language})`, async ({ page, context }) => {
    test.setTimeout(90_000);
    await openOwnCard(page, `card.stale.${language}`, language);
    const card = page.url();
    const stale = await context.newPage();
    await stale.addInitScript((spoken) => localStorage.setItem('meisai.language', spoken), language);
    const setPin = async (tab: Page, pin: string) => {
      await tab.getByLabel(words.newPin, { exact: true }).fill(pin);
      await tab.getByLabel(words.newPinAgain).fill(pin);
      await tab.getByRole('button', { name: words.setThisPin }).click();
    };
    await stale.goto(`${card}/pin`);
    await expect(stale.getByRole('button', { name: words.setThisPin })).toBeVisible();
    await page.goto(`${card}/pin`);
    await setPin(page, '8264');
    await expect(page.getByText(words.pinIsSet)).toBeVisible();
    await setPin(stale, '5937');
    await expect(stale.getByText(words.setMeanwhile)).toBeVisible();
    await expect(stale.getByLabel(words.pinNow, { exact: true })).toBeFocused();

    await stale.goto(card);
    await expect(stale.getByRole('button', { name: words.freeze })).toBeVisible();
    await page.goto(card);
    await page.getByRole('button', { name: words.report }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.stop }).click();
    await expect(page.getByRole('status').filter({ hasText: words.stopped })).toBeVisible();
    await stale.getByRole('button', { name: words.freeze }).click();
    await expect(stale.getByRole('status').filter({ hasText: words.stopped })).toBeVisible();
    await expect(stale.getByRole('button', { name: words.freeze })).toBeHidden();
    await stale.goto(`${card}/pin`);
    await expect(stale.getByRole('status').filter({ hasText: words.stopped })).toBeVisible();
    await expect(stale).toHaveURL(card);
  });

  test(`a card that was reported stolen is stopped for good, another takes its place, and its history stays (${language})`, async ({
    page,
  }) => {
    await openOwnCard(page, `card.kept.${language}`, language);
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading).toContainText(words.ending);
    const lost = await heading.textContent();
    await page.getByRole('button', { name: words.report }).click();
    const dialog = page.getByRole('dialog', { name: words.forGood });
    await expect(dialog).toContainText(words.noUndoing);
    await expect(dialog.getByRole('link', { name: words.giveAddress })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('status').filter({ hasText: words.inUse })).toBeVisible();

    await page.getByRole('button', { name: words.report }).click();
    await dialog.getByRole('radio', { name: words.stolen }).check({ force: true });
    await dialog.getByRole('button', { name: words.stop }).click();
    await expect(page.getByRole('status').filter({ hasText: words.stopped })).toBeVisible();
    await expect(page.getByRole('button', { name: words.freeze })).toBeHidden();
    await expect(heading).toBeFocused();
    await page.getByRole('link', { name: words.newCard }).click();
    await expect(page.getByRole('status').filter({ hasText: words.onItsWay })).toBeVisible();
    await expect(page.getByRole('link', { name: lost ?? '-' })).toBeVisible();
    await page.goto('/statements/2026-10');
    await expect(page.getByRole('region', { name: words.uses, exact: true }).getByRole('listitem')).toHaveCount(3);
  });
}
