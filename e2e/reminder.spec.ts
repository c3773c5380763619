import { expect, test } from './journey.js';
import { demoCardOf, fillCard, mailTo } from './demo.js';

test('a member who forgot the user ID shows the card, and gets it by mail', async ({ page, request }) => {
  await page.goto('/login');
  await page.getByRole('link', { name: 'ユーザーIDをお忘れの方' }).click();
  await fillCard(page, demoCardOf('hanako@example.jp'));
  await page.getByRole('button', { name: 'ユーザーIDを送る' }).click();
  await expect(page.getByRole('status')).toContainText('ユーザーIDをお送りしています');
  expect((await mailTo(request, 'hanako@example.jp', /ユーザーID: (\S+)/))[1]).toBe('hanako');
});

test('a member who lost both finds the concierge’s number', async ({ page }) => {
  await page.goto('/login');
  await page.getByRole('link', { name: '両方とも分からない方' }).click();
  await expect(page.getByRole('link', { name: '0120-000-000 に電話する' })).toHaveAttribute('href', 'tel:0120000000');
});

test.describe('in English', () => {
  test.use({ locale: 'en-US' });

  test('a card that does not fit is answered alike, and nothing is mailed', async ({ page, request }) => {
    await page.goto('/recover/user-id');
    await fillCard(page, { ...demoCardOf('aoi.sato@example.jp'), birthDate: '1990-01-01' }, 'en');
    await page.getByRole('button', { name: 'Send me my user ID' }).click();
    await expect(page.getByRole('status')).toContainText('your user ID is on its way');
    const mails = (await (await request.get('/mail.json?to=aoi.sato@example.jp')).json()) as { text: string }[];
    expect(mails.filter(({ text }) => /user ID: |ユーザーID: /.test(text))).toEqual([]);
  });
});
