import { expect, test, type Page } from './journey.js';
import { demoMember, LABELS } from './demo.js';

/** A window of 1280 × 1024 at 400 %, and a very small phone. */
test.use({ viewport: { width: 320, height: 256 } });

test('a member logs in, opens a statement and logs out with the keyboard alone, at 400 %', async ({ page }) => {
  const { password } = demoMember('hanako');
  await page.goto('/statements');
  await expect(page.getByRole('heading', { level: 1, name: 'ログイン' })).toBeVisible();
  await tabTo(page, LABELS.ja.userId);
  await page.keyboard.type('hanako');
  await tabTo(page, LABELS.ja.password);
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'ご利用明細' })).toBeVisible();

  // A new page begins at its content, past the navigation.
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').getByRole('link').first()).toBeFocused();
  await expectInSight(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('月分のご利用明細');
  await expect(page.getByRole('main')).toBeFocused();

  await tabTo(page, '本文へ移動');
  await tabTo(page, LABELS.ja.menu);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await tabTo(page, LABELS.ja.logOut);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/login/);
});

/** Presses Tab until the focus is on what has this name, as somebody without a mouse does; every stop must be seen. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < 80; stop += 1) {
    await page.keyboard.press('Tab');
    await expectInSight(page);
    if ((await nameOfFocus(page)) === name) return;
  }
  throw new Error(`Tab does not come to ${name}.`);
}

function nameOfFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    const named = focused instanceof HTMLInputElement ? focused.labels?.[0] : focused;
    return named?.textContent?.trim() ?? '';
  });
}

/** The focus is not outside the window, not under the tabs at the bottom, and nothing scrolls sideways. */
async function expectInSight(page: Page): Promise<void> {
  const hidden = await page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return null;
    const { left, top, width, height } = (focused.closest('label') ?? focused).getBoundingClientRect();
    const seen = document.elementFromPoint(left + width / 2, top + Math.min(height, 40) / 2);
    const isSeen =
      seen !== null && (seen.contains(focused) || focused.contains(seen) || focused.closest('label') === seen.closest('label'));
    return isSeen ? null : `${focused.outerHTML.slice(0, 200)} at ${left},${top} under ${seen?.outerHTML.slice(0, 100)}`;
  });
  expect(hidden).toBeNull();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
}
