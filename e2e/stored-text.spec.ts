import { expect, test, type Page } from './journey.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { meisai, passwordIn } from './add-member.js';
import { submitLogin } from './demo.js';
import { enterAs } from './kept-session.js';

/** Each would run, load, lead or look like something if it were more than text. */
const MERCHANTS = [
  '<script>alert(1)</script>',
  '<svg onload=alert(2)>',
  '<img src=x onerror=alert(3)>',
  '[x](javascript:alert(4))',
  'data:text/html,<script>alert(5)</script>',
  '"><b onmouseover=alert(6)>b</b>',
  '=HYPERLINK("https://thief.example")',
  '{{7*7}}${7*7}',
];
/** Which every list of uses begins with. */
const NEWEST = MERCHANTS.slice(-3);
const FAMILY_NAME = '<script>alert(8)</script>';
const GIVEN_NAME = '<svg/onload=alert(9)>';
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());

test('IN-05: names and merchants that are markup are text to the member and to the desk', async ({ page, browser }) => {
  const heard = listen(page);
  const added = await meisai('member', 'add', '--user-id', 'stored.text', '--name', `${FAMILY_NAME} ${GIVEN_NAME}`);
  const [, accountId = ''] = /account (\S+)/.exec(added) ?? [];
  await importUses(accountId);

  await page.goto('/login');
  await submitLogin(page, 'stored.text', passwordIn(added));
  await expect(page).not.toHaveURL(/login/);
  for (const path of ['/', '/statements/unbilled', '/transactions', '/analysis']) {
    await page.goto(path);
    for (const merchant of NEWEST) await expect(page.getByRole('main')).toContainText(merchant);
  }
  for (const merchant of MERCHANTS) {
    await page.goto(`/transactions?text=${encodeURIComponent(merchant)}`);
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(merchant);
  }
  await page.goto('/profile');
  await expect(page.getByRole('main')).toContainText(`${FAMILY_NAME} ${GIVEN_NAME}`);
  expect(heard).toEqual([]);

  const desk = await browser.newPage();
  const heardAtDesk = listen(desk);
  await enterAs(desk, 'mori.desk', 'ja');
  await desk.goto('/concierge');
  await desk.getByRole('searchbox').fill('stored.text');
  await desk.keyboard.press('Enter');
  await desk.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await expect(desk.getByRole('main')).toContainText(`${FAMILY_NAME} ${GIVEN_NAME}`);
  expect(heardAtDesk).toEqual([]);
});

/** Whatever ran, was loaded against the policy, or went wrong. */
function listen(page: Page): string[] {
  const heard: string[] = [];
  page.on('dialog', async (dialog) => {
    heard.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => message.type() === 'error' && heard.push(message.text()));
  return heard;
}

async function importUses(accountId: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'meisai-stored-text-'));
  const file = join(folder, 'uses.csv');
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = MERCHANTS.map((merchant, index) => `${today},${cell(merchant)},${1_000 + index},JPY,stored-${index}`);
  writeFileSync(file, ['Used on,Merchant,Amount,Currency,Source ID', ...rows].join('\n'));
  try {
    expect(await meisai('import', file, '--account', accountId)).toContain(`${MERCHANTS.length} new of ${MERCHANTS.length} uses`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
