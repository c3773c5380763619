import { expect, test, type Page, type Route } from './journey.js';
import { demoMember, submitLogin, type UiLanguage } from './demo.js';

/** His purchases are bought in installments and given back again; his own language is English. */
const BUYER = 'james';

async function enter(page: Page, userId: string, path: string, language: UiLanguage = 'ja'): Promise<void> {
  await page.addInitScript((spoken) => localStorage.setItem('meisai.language', spoken), language);
  await page.goto(path);
  await submitLogin(page, userId, demoMember(userId).password, language);
  await expect(page).not.toHaveURL(/\/login/);
}

interface Purchase {
  id: string;
  merchant: string;
}

interface AccountAnswer {
  convertiblePurchases: { edges: { node: Purchase }[] };
  searchTransactions: { edges: { node: Purchase }[] };
  installmentPlans: { edges: { node: { status: string } }[] };
}

/** What the API says of the first account of whoever is logged in on the page. */
async function accountOf(page: Page): Promise<AccountAnswer> {
  const query = `{ viewer { accounts {
    convertiblePurchases(first: 5) { edges { node { id merchant } } }
    searchTransactions(first: 1, filter: { kinds: [PURCHASE], maxAmount: 5000 }) { edges { node { id merchant } } }
    installmentPlans(first: 50) { edges { node { status } } } } } }`;
  const answer = await page.request.post('/graphql', { data: { query } });
  const { data } = (await answer.json()) as { data: { viewer: { accounts: AccountAnswer[] } } };
  const [account] = data.viewer.accounts;
  if (account === undefined) throw new Error('The member has no account.');
  return account;
}

async function firstConvertible(page: Page): Promise<Purchase> {
  const [edge] = (await accountOf(page)).convertiblePurchases.edges;
  if (edge === undefined) throw new Error('There is no purchase that can be turned into installments.');
  return edge.node;
}

async function countActivePlans(page: Page): Promise<number> {
  return (await accountOf(page)).installmentPlans.edges.filter(({ node }) => node.status === 'ACTIVE').length;
}

/** Answers an act by a rule of the test, and keeps the keys it was sent under. */
async function watchConversions(page: Page, answer: (route: Route, nth: number) => Promise<void>): Promise<string[]> {
  const keys: string[] = [];
  await page.route('**/graphql', async (route) => {
    const { operationName, variables } = route.request().postDataJSON() as {
      operationName: string;
      variables: { input?: { idempotencyKey?: string } };
    };
    if (operationName !== 'ConvertToInstallments') return route.continue();
    keys.push(variables.input?.idempotencyKey ?? '');
    return answer(route, keys.length);
  });
  return keys;
}

async function openReview(page: Page, purchase: Purchase): Promise<void> {
  await page.goto(`/transactions/${purchase.id}/installment`);
  await page.getByRole('radio', { name: /^6回払い/ }).check();
  await page.getByRole('button', { name: '内容の確認へ進む' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '内容の確認' })).toBeFocused();
}

/** Cancels the plan whose receipt is on screen, so that its purchase can be converted again. */
async function cancelPlanOfReceipt(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'この分割払いを見る' }).click();
  await page.getByRole('button', { name: '分割払いを取り消す' }).click();
  const dialog = page.getByRole('dialog', { name: '分割払いを取り消しますか？' });
  await expect(dialog).toContainText('一括払いに戻ります');
  await dialog.getByRole('button', { name: '取り消す', exact: true }).click();
  await expect(page.getByText('分割払いを取り消し、一括払いに戻しました。')).toBeVisible();
}

test('a member compares offers, confirms one, keeps the receipt, and cancels the plan in time', async ({ page }) => {
  await enter(page, BUYER, '/');
  const purchase = await firstConvertible(page);
  const before = await countActivePlans(page);
  await page.goto(`/transactions/${purchase.id}`);
  await page.getByRole('link', { name: '分割払いに変更' }).click();
  await expect(page.getByRole('main')).toContainText(/変更締切日.*あと\d+(日|時間|分)/);
  await page.getByRole('radio', { name: /^3回払い/ }).check();
  await expect(page.getByRole('table', { name: 'お支払いの予定' }).getByRole('row')).toHaveCount(4);
  await page.getByRole('radio', { name: /^6回払い/ }).check();
  await expect(page.getByRole('table', { name: 'お支払いの予定' }).getByRole('row')).toHaveCount(7);
  await expect(page.getByRole('table', { name: '今後3回のお支払い' }).getByRole('row')).toHaveCount(4);
  await page.getByRole('button', { name: '内容の確認へ進む' }).click();

  await expect(page.getByRole('heading', { level: 1, name: '内容の確認' })).toBeFocused();
  for (const disclosed of ['現金価格', '支払回数', '手数料', '支払総額', '実質年率', '取り消しの期限'])
    await expect(page.getByRole('term').filter({ hasText: disclosed })).toBeVisible();
  await page.getByRole('button', { name: 'この内容で申し込む' }).click();

  await expect(page.getByRole('heading', { level: 1, name: '分割払いのお申し込み内容' })).toBeVisible();
  await expect(page.getByText('分割払いのお申し込みを承りました。')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'PDFをダウンロード' }).click();
  expect((await download).suggestedFilename()).toMatch(/^meisai-installments-.*\.pdf$/);
  expect(await countActivePlans(page)).toBe(before + 1);

  await page.getByRole('link', { name: '分割払いの一覧' }).click();
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText(purchase.merchant);
  await page.goBack();
  await cancelPlanOfReceipt(page);
  expect(await countActivePlans(page)).toBe(before);
});

/** Asks the API on behalf of whoever is logged in. */
async function ask<Data>(page: Page, query: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const answer = await page.request.post('/graphql', { data: { query, variables } });
  const { data, errors } = (await answer.json()) as { data: Data | null; errors?: unknown };
  if (data === null || errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

test('after a refund the receipt shows what was agreed on and that it is less now, and cancelling says what goes back', async ({
  page,
}) => {
  await enter(page, BUYER, '/');
  const { viewer } = await ask<{ viewer: { accounts: { cards: { edges: { node: { id: string } }[] } }[] } }>(
    page,
    '{ viewer { accounts { cards(first: 1) { edges { node { id } } } } } }',
  );
  const bought = await ask<{ simulatePurchase: { transaction: Purchase } }>(
    page,
    `mutation ($card: ID!, $key: String!) { simulatePurchase(input: { idempotencyKey: $key, cardId: $card, merchant: "返金のある店",
       price: { minorUnits: 60000, currency: "JPY" } }) { ... on SimulatePurchaseSuccess { transaction { id merchant } } } }`,
    { card: viewer.accounts[0]?.cards.edges[0]?.node.id, key: crypto.randomUUID() },
  );
  const purchase = bought.simulatePurchase.transaction;
  await openReview(page, purchase);
  await page.getByRole('button', { name: 'この内容で申し込む' }).click();
  await expect(page.getByText('分割払いのお申し込みを承りました。')).toBeVisible();
  const agreed = await page.getByRole('table', { name: 'お支払いの予定' }).innerText();
  await ask(
    page,
    `mutation ($use: ID!, $key: String!) { simulateRefund(input: { idempotencyKey: $key, purchaseId: $use,
       amount: { minorUnits: 20000, currency: "JPY" } }) { __typename } }`,
    { use: purchase.id, key: crypto.randomUUID() },
  );
  await page.reload();
  await expect(page.getByRole('main')).toContainText('返金により、お支払額がお申し込み時より減っています');
  expect(await page.getByRole('table', { name: 'お支払いの予定（お申し込み時）' }).innerText()).toBe(
    agreed.replace('お支払いの予定', 'お支払いの予定（お申し込み時）'),
  );
  await page.getByRole('link', { name: 'この分割払いを見る' }).click();
  await page.getByRole('button', { name: '分割払いを取り消す' }).click();
  await expect(page.getByRole('dialog')).toContainText('¥40,000');
  await page.getByRole('dialog').getByRole('button', { name: '取り消す', exact: true }).click();
  await expect(page.getByText('分割払いを取り消し、一括払いに戻しました。')).toBeVisible();
});

test('an offer that has expired is replaced calmly, and the pick is kept', async ({ page }) => {
  await enter(page, BUYER, '/');
  const before = await countActivePlans(page);
  await openReview(page, await firstConvertible(page));
  await watchConversions(page, async (route) => {
    const refusal = { __typename: 'QuoteExpired', code: 'QUOTE_EXPIRED', message: '有効期限が切れました。' };
    await route.fulfill({ json: { data: { convertToInstallments: refusal } } });
  });
  await page.getByRole('button', { name: 'この内容で申し込む' }).click();
  await expect(page.getByRole('status').filter({ hasText: '新しいお見積もりです。' })).toContainText('まだ何も変更されていません');
  await expect(page.getByRole('radio', { name: /^6回払い/ })).toBeChecked();
  await expect(page.getByRole('alert')).toBeHidden();
  expect(await countActivePlans(page)).toBe(before);
});

test('an answer lost on its way is found with the same key: by button, and after a reload', async ({ page }) => {
  await enter(page, BUYER, '/');
  const before = await countActivePlans(page);
  await openReview(page, await firstConvertible(page));
  const keys = await watchConversions(page, async (route, nth) => {
    // The service does what was asked; its answers do not come back.
    if (nth <= 2) await route.fetch();
    if (nth <= 2) await route.abort('connectionreset');
    else await route.continue();
  });
  await page.getByRole('button', { name: 'この内容で申し込む' }).click();
  const unknown = page.getByRole('heading', { level: 1, name: 'お手続きが完了したか、まだ確認できていません' });
  await expect(unknown).toBeFocused();
  await page.getByRole('button', { name: '今すぐ確認する' }).click();
  await expect.poll(() => keys.length).toBe(2);
  await expect(page.getByRole('button', { name: '今すぐ確認する' })).toHaveAttribute('aria-disabled', 'false');
  await expect(unknown).toBeVisible();
  expect(await countActivePlans(page)).toBe(before + 1);

  await page.reload();
  await expect(page.getByText('分割払いのお申し込みを承りました。')).toBeVisible();
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
  expect(await countActivePlans(page)).toBe(before + 1);
  await cancelPlanOfReceipt(page);
});

test('a confirmation that never left is sent with the same key as soon as the browser is online again', async ({ page }) => {
  await enter(page, BUYER, '/');
  const before = await countActivePlans(page);
  await openReview(page, await firstConvertible(page));
  const keys = await watchConversions(page, (route, nth) => (nth === 1 ? route.abort('internetdisconnected') : route.continue()));
  await page.getByRole('button', { name: 'この内容で申し込む' }).click();
  await expect(page.getByRole('heading', { name: 'お手続きが完了したか、まだ確認できていません' })).toBeVisible();
  expect(await countActivePlans(page)).toBe(before);
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  await expect(page.getByText('分割払いのお申し込みを承りました。')).toBeVisible();
  expect(new Set(keys).size).toBe(1);
  expect(await countActivePlans(page)).toBe(before + 1);
  await cancelPlanOfReceipt(page);
});

test('a use that cannot be changed says why, and leads back', async ({ page }) => {
  await enter(page, BUYER, '/', 'en');
  const [edge] = (await accountOf(page)).searchTransactions.edges;
  await page.goto(`/transactions/${edge?.node.id}/installment`);
  await expect(page.getByRole('status')).toContainText('The amount is below what can be paid in installments.');
  await page.getByRole('link', { name: 'Back to your uses' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Uses' })).toBeVisible();
});

test('several uses are changed at once under one key, each with its receipt', async ({ page }) => {
  await enter(page, 'hanako', '/installments', 'en');
  const before = await countActivePlans(page);
  await page.getByRole('link', { name: 'Change uses to installments' }).click();
  await page.getByRole('button', { name: 'Go on to the review' }).click();
  await expect(page.getByText('Please choose at least one use.')).toBeVisible();
  await page.getByRole('checkbox').nth(0).check();
  await page.getByRole('checkbox').nth(1).check();
  await page.getByLabel('Number of payments for all').selectOption('5');
  await page.getByRole('button', { name: 'Go on to the review' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Review and confirm' })).toBeFocused();
  await expect(page.getByRole('table', { name: 'Every payment' })).toHaveCount(2);
  // Opened anew it has the same choices; and Back leads to them.
  await page.reload();
  await expect(page.getByRole('table', { name: 'Every payment' })).toHaveCount(2);
  await expect(page.getByText('5 payments')).toHaveCount(2);
  const keys = await watchConversions(page, (route) => route.continue());
  await page.getByRole('button', { name: 'Confirm the installments' }).click();
  await expect(page.getByText('You now pay in installments.')).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(2);
  expect(keys).toHaveLength(1);
  expect(await countActivePlans(page)).toBe(before + 2);
});

test('every use that can be changed is reached, page by page, and what was picked stays picked', async ({ page }) => {
  // As if there were more of them than a page holds: each page is of one.
  await page.route('**/graphql', async (route) => {
    const body = route.request().postDataJSON() as { operationName: string; variables: Record<string, unknown> };
    if (body.operationName !== 'ConvertiblePurchases') return route.continue();
    return route.continue({ postData: { ...body, variables: { ...body.variables, first: 1 } } });
  });
  await enter(page, 'hanako', '/installments/new', 'en');
  await expect(page.getByRole('checkbox')).toHaveCount(1);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(page.getByRole('checkbox')).toHaveCount(2);
  await page.getByRole('checkbox').nth(1).check();
  await page.getByRole('button', { name: 'Go on to the review' }).click();
  await expect(page.getByRole('table', { name: 'Every payment' })).toHaveCount(2);
});

test('the rest of a running plan is quoted and repaid early', async ({ page }) => {
  await enter(page, 'hanako', '/installments', 'en');
  await page.getByRole('main').getByRole('link').filter({ hasText: 'あおぞら' }).click();
  const quoted = page.getByRole('region', { name: 'Repay the rest early' });
  await expect(quoted).toContainText('Fee you save');
  await quoted.getByRole('button', { name: 'Repay early' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Yes, repay' }).click();
  await expect(page.getByText('The rest stands on your next bill.')).toBeVisible();
  await expect(page.getByText('Early repayment agreed')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Early repayment', exact: true })).toContainText('Fee not charged any more');
  await expect(page.getByRole('region', { name: 'As it is now' })).toContainText('Total');
  await expect(page.getByRole('cell', { name: 'Not charged' }).first()).toBeVisible();
  await expect(quoted).toBeHidden();
});
