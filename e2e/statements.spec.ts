import { expect, test, type Page } from './journey.js';
import { demoMember, LABELS, submitLogin } from './demo.js';

/** How many uses the page of a statement shows at first. */
const FIRST_PAGE = 50;

test('a deep link to one statement opens after the login, with its period, total and uses', async ({ page }) => {
  await page.goto('/statements');
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await expect(page.getByRole('heading', { level: 1, name: 'ご利用明細' })).toBeVisible();
  const link = page.getByRole('main').getByRole('link').filter({ hasText: '20' }).nth(1);
  const path = await link.getAttribute('href');
  expect(path).toMatch(/^\/statements\/\d{4}-\d{2}/);

  await page.context().clearCookies();
  await page.goto(path ?? '');
  await expect(page).toHaveURL(/\/login/);
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await expect(page).toHaveURL((url) => `${url.pathname}${url.search}` === path);
  const [, year = '', month = ''] = /(\d{4})-(\d{2})/.exec(path ?? '') ?? [];
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${year}年${Number(month)}月`);
  await expect(page.getByRole('main')).toContainText('支払日');
  const uses = page.getByRole('region', { name: 'ご利用', exact: true });
  await expect(uses.getByRole('listitem').first()).toContainText(/[¥￥]/);
});

test('the holder of a family card is told that a bill is closed, and nothing of what became of it', async ({ page }) => {
  await page.route('**/graphql', async (route) => {
    if ((route.request().postDataJSON() as { operationName: string }).operationName !== 'Statements') return route.fallback();
    const response = await route.fetch();
    const answer = (await response.json()) as { data: { node: { statements: { edges: { node: object }[] } } } };
    // As the API has bills for them: without a total, and neither paid nor carried over.
    for (const { node } of answer.data.node.statements.edges) Object.assign(node, { status: 'CLOSED', total: null, adjustment: null });
    return route.fulfill({ response, json: answer });
  });
  await page.goto('/statements');
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  const bills = page.getByRole('main').getByRole('listitem');
  await expect(bills.first()).toContainText('締め済み');
  expect(await bills.filter({ hasText: '締め済み' }).count()).toBe(await bills.count());
  await expect(page.getByRole('main')).not.toContainText('確定');
});

test('a long statement is read page by page: nothing is missing and nothing twice', async ({ page }) => {
  await page.goto('/statements');
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await expect(page.getByRole('heading', { level: 1, name: 'ご利用明細' })).toBeVisible();
  const { label, useCount } = await longestStatement(page);
  expect(useCount).toBeGreaterThan(FIRST_PAGE);

  await page.goto(`/statements/${label}`);
  const rows = page.getByRole('region', { name: 'ご利用', exact: true }).getByRole('listitem');
  await expect(rows).toHaveCount(FIRST_PAGE);
  await page.getByRole('button', { name: 'さらに表示' }).click();
  await expect(rows).toHaveCount(useCount);
  await expect(page.getByRole('button', { name: 'さらに表示' })).toBeHidden();
});

test('a member changes the language of the page, and it stays changed', async ({ page }) => {
  await page.goto('/login');
  await page.getByRole('radio', { name: 'English' }).locator('..').click();
  await expect(page.getByRole('button', { name: LABELS.en.logIn, exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await submitLogin(page, 'hanako', demoMember('hanako').password, 'en');
  await expect(page.getByRole('main')).toContainText('Amount due');
  await page.reload();
  await expect(page.getByRole('main')).toContainText('Amount due');
  await page.goto('/statements');
  await expect(page.getByRole('heading', { level: 1, name: 'Statements' })).toBeVisible();
});

test('a statement that does not exist is told as such', async ({ page }) => {
  await page.goto('/statements/1999-01');
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await expect(page.getByRole('heading', { level: 1, name: 'ページが見つかりません' })).toBeVisible();
});

/** The statement with the most uses and their number, asked for with the cookies of the page. */
async function longestStatement(page: Page): Promise<{ label: string; useCount: number }> {
  const query =
    '{ viewer { accounts { statements(first: 12) { edges { node { label transactions(first: 100) { edges { cursor } } } } } } } }';
  const answer = await page.request.post('/graphql', { data: { query } });
  const { data } = (await answer.json()) as { data: StatementsAnswer };
  const counted = (data.viewer.accounts[0]?.statements.edges ?? []).map(({ node }) => ({
    label: node.label,
    useCount: node.transactions.edges.length,
  }));
  return counted.reduce((longest, one) => (one.useCount > longest.useCount ? one : longest), { label: '', useCount: 0 });
}

interface StatementsAnswer {
  viewer: { accounts: { statements: { edges: { node: { label: string; transactions: { edges: unknown[] } } }[] } }[] };
}
