import type { Page } from '@playwright/test';
import type { View } from './pages.js';

const WORDS = {
  ja: {
    review: '内容の確認へ進む',
    cancel: '分割払いを取り消す',
    receipt: 'お申し込み内容の控え',
    print: '印刷',
    confirm: 'この内容で申し込む',
  },
  en: {
    review: 'Go on to the review',
    cancel: 'Cancel this plan',
    receipt: 'Receipt',
    print: 'Print',
    confirm: 'Confirm the installments',
  },
} as const;

/** Opens a plan of the list: the first can be cancelled, the second runs. */
export function openNthPlan(nth: number): (page: Page) => Promise<void> {
  return async (page) => {
    await page.getByRole('main').getByRole('listitem').getByRole('link').nth(nth).click();
    await page.getByRole('table').waitFor();
  };
}

interface PlanAnswer {
  data: { node: { status: string; remaining: object; payments: { status: string; principal: object; fee: object; amount: object }[] } };
}

/** The plan that runs, as it is once its rest is to be repaid early. */
export async function showRepaid(page: Page): Promise<void> {
  await page.route('**/graphql', async (route) => {
    if ((route.request().postDataJSON() as { operationName: string }).operationName !== 'InstallmentPlan') return route.fallback();
    const response = await route.fetch();
    const answer = (await response.json()) as PlanAnswer;
    const { payments } = answer.data.node;
    const settled = payments.findIndex(({ status }) => status === 'UPCOMING');
    for (const [index, payment] of payments.entries()) if (index > settled) payment.status = 'DROPPED';
    const yen = (minorUnits: number) => ({ __typename: 'Money', minorUnits, currency: 'JPY' });
    const figures = { amount: yen(97_756), principal: yen(96_567), fee: yen(1_189) };
    Object.assign(payments[settled] ?? {}, figures);
    const dates = { confirmedAt: '2026-11-30T07:18:00.000Z', dueDate: '2027-01-12' };
    const earlyRepayment = { __typename: 'EarlyRepayment', ...dates, ...figures, unearnedFee: yen(2_972), isPaid: false };
    Object.assign(answer.data.node, { status: 'REPAID', remaining: figures.amount, repaymentQuote: null, earlyRepayment });
    return route.fulfill({ response, json: answer });
  });
  await openNthPlan(1)(page);
}

export async function askToCancel(page: Page, { language }: View): Promise<void> {
  await openNthPlan(0)(page);
  await page.getByRole('button', { name: WORDS[language].cancel }).click();
  await page.getByRole('dialog').waitFor();
}

export async function openReceipt(page: Page, { language }: View): Promise<void> {
  await openNthPlan(0)(page);
  await page.getByRole('link', { name: WORDS[language].receipt }).click();
  await page.getByRole('button', { name: WORDS[language].print }).waitFor();
}

export async function pickTwo(page: Page): Promise<void> {
  await page.getByRole('checkbox').nth(0).check();
  await page.getByRole('checkbox').nth(1).check();
}

export async function reviewTwo(page: Page, view: View): Promise<void> {
  await pickTwo(page);
  await toReview(page, view);
}

/** By the id of a purchase that can be converted, as the API names it. */
export async function openOffers(page: Page): Promise<void> {
  const query = '{ viewer { accounts { convertiblePurchases(first: 1) { edges { node { id } } } } } }';
  const answer = await page.request.post('/graphql', { data: { query } });
  const { data } = (await answer.json()) as {
    data: { viewer: { accounts: { convertiblePurchases: { edges: { node: { id: string } }[] } }[] } };
  };
  await page.goto(`/transactions/${data.viewer.accounts[0]?.convertiblePurchases.edges[0]?.node.id}/installment?count=6`);
  await page.getByRole('radio').first().waitFor();
  await page.waitForLoadState('networkidle');
}

export async function reviewOffer(page: Page, view: View): Promise<void> {
  await openOffers(page);
  await toReview(page, view);
}

export async function openNotEligible(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await page.waitForURL(/\/transactions\/[^/]+$/);
  await page.goto(`${new URL(page.url()).pathname}/installment`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('main').getByRole('link').first().waitFor();
}

/** Nothing is confirmed: what is sent gets lost before it leaves. */
export async function loseAnswer(page: Page, view: View): Promise<void> {
  await reviewTwo(page, view);
  await page.route('**/graphql', (route) => route.fulfill({ status: 503, json: {} }));
  await page.getByRole('button', { name: WORDS[view.language].confirm }).click();
  await page.getByRole('heading', { level: 1, name: view.language === 'ja' ? /まだ確認できていません/ : /do not know yet/ }).waitFor();
}

async function toReview(page: Page, { language }: View): Promise<void> {
  await page.getByRole('button', { name: WORDS[language].review }).click();
  await page.getByRole('button', { name: WORDS[language].confirm }).waitFor();
}
