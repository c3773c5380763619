import { expect, test } from './journey.js';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { E2E } from './address.js';
import { submitLogin } from './demo.js';

const CLI = fileURLToPath(new URL('../packages/api/dist/src/cli.js', import.meta.url));
const FOLDER = fileURLToPath(new URL('fixtures', import.meta.url));

test('uses of an OFX file imported while the service runs are seen in the browser; a second import changes nothing', async ({ page }) => {
  const first = await importFile('--new-account', 'ofx.reader');
  expect(first).toContain('3 new of 3 uses');
  const [, accountId = ''] = /account: (\S+)/.exec(first) ?? [];
  const [, password = ''] = /password (\S+)/.exec(first) ?? [];

  await page.goto('/statements/2026-10');
  await submitLogin(page, 'ofx.reader', password);
  await expect(page).toHaveURL(/\/statements\/2026-10$/);
  const rows = page.getByRole('region', { name: 'ご利用', exact: true }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: '神保町ブックセンター' })).toContainText('1,280');
  await expect(rows.filter({ hasText: 'TSUKIJI KITCHEN & TOOLS' })).toContainText('46,800');
  await expect(rows.filter({ hasText: 'ご返金 喫茶まどか' })).toContainText(/[-−]¥?5,000|¥[-−]5,000/);
  await expect(page.getByRole('main')).toContainText('43,080');

  expect(await importFile('--account', accountId)).toContain('0 new of 3 uses, 3 already known');
  await page.reload();
  await expect(rows).toHaveCount(3);
});

async function importFile(...target: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, 'import', 'card-uses.ofx', ...target], {
    cwd: FOLDER,
    env: { ...process.env, DATA_DIR: E2E.dataDir, DATABASE_URL: '' },
  });
  return stdout;
}
