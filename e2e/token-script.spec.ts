import { E2E } from './address.js';
import { demoMember, submitLogin } from './demo.js';
import { askInPerson, runTokenScript } from './example-programs.js';
import { expect, test } from './journey.js';

test('the script lists statements and totals that are the member’s, page by page, until its token is revoked', async ({ page }) => {
  test.setTimeout(60_000);
  await page.goto('/apps/new-token');
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await page.getByLabel('名前').fill('totals');
  for (const label of ['カード口座とカード（番号は下4桁のみ）', 'ご利用明細と未請求のご利用']) await page.getByLabel(label).check();
  await page.getByLabel(/^カードのご利用/).check();
  await page.getByRole('button', { name: '発行する' }).click();
  const token = (await page.getByText(/^meisai_/).textContent()) ?? '';

  const { viewer } = await askInPerson<SpendingAnswer>(page.context(), SPENDING);
  const [account] = viewer.accounts;
  const statements = await runTokenScript(['statements', '--page', '4'], token);
  expect(statements.err).toBe('');
  expect(statements.lines.slice(1).map(([, label, status, , total]) => [label, status, total])).toEqual(
    account?.statements.edges.map(({ node: { label, status, total } }) => [label, status, String(total.minorUnits)]),
  );
  for (const by of ['month', 'category'] as const) {
    const { code, lines } = await runTokenScript(['totals', '--by', by, '--page', '60'], token);
    expect(code).toBe(0);
    const told = lines.slice(1).map(([, name, count, total]) => [name, count, total]);
    const wanted = account?.[by].map(({ month, category, count, total }) => [month ?? category, String(count), String(total.minorUnits)]);
    expect(told).toEqual(wanted);
  }

  await page.getByRole('link', { name: '連携アプリ' }).first().click();
  await page.getByRole('button', { name: 'totals を取り消す' }).click();
  await expect(page.getByRole('status')).toContainText('トークンを取り消しました。');
  const { code, err } = await runTokenScript(['statements'], token);
  expect([code, err]).toEqual([1, `The token is unknown, has expired or was revoked. Make another at ${E2E.origin}/apps/new-token.\n`]);
});

const GROUP = 'month category count total { minorUnits }';
const SPENDING = `{ viewer { accounts {
  statements(first: 100) { edges { node { label status total { minorUnits } } } }
  month: spending(by: MONTH, from: "2000-01-01", to: "2099-12-31", first: 100) { ${GROUP} }
  category: spending(by: CATEGORY, from: "2000-01-01", to: "2099-12-31", first: 100) { ${GROUP} }
} } }`;

interface SpendingAnswer {
  viewer: {
    accounts: (Record<'month' | 'category', SpendingGroup[]> & {
      statements: { edges: { node: { label: string; status: string; total: { minorUnits: number } } }[] };
    })[];
  };
}

interface SpendingGroup {
  month: string | null;
  category: string | null;
  count: number;
  total: { minorUnits: number };
}
