import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { beforeEach, expect, it } from 'vitest';
import { forgetAct } from '../src/installments/sent-act.js';
import { openPage } from './open-page.js';
import { api, HANAKO, money, server, session } from './server.js';

const NAMES = { 'purchase-1': '家具の木もれ日', 'purchase-2': '時計のときわ' } as const;
type Id = keyof typeof NAMES;

function offer(id: Id, count: number) {
  const payments = Array.from({ length: count }, (_, index) => ({
    __typename: 'InstallmentOfferPayment',
    number: index + 1,
    closingDate: `2026-${11 + index}-15`,
    dueDate: `2026-${11 + index}-28`,
    amount: money(60_600 / count),
    principal: money(60_000 / count),
    fee: money(600 / count),
  }));
  const forecast = [11, 12].map((month, index) => ({
    __typename: 'BillForecast',
    closingDate: `2026-${month}-15`,
    dueDate: `2026-${month}-28`,
    before: money(index === 0 ? 200_000 : 50_000),
  }));
  const figures = { cashPrice: money(60_000), fee: money(600), total: money(60_600), annualRateBasisPoints: 1500 };
  return { __typename: 'InstallmentOffer', id: `offer-${id}-${count}`, count, ...figures, payments, forecast };
}

function purchase(id: Id) {
  const installmentOffers = {
    __typename: 'InstallmentOffers',
    deadlineOn: '2027-01-04',
    deadlineAt: '2027-01-04T15:00:00.000Z',
    offers: [offer(id, 2)],
  };
  return { __typename: 'Transaction', id, merchant: NAMES[id], usedOn: '2026-11-19', amount: money(60_000), installmentOffers };
}

/** The list as it is now. */
function list(...ids: Id[]) {
  const edges = ids.map((id) => ({ __typename: 'TransactionEdge', cursor: id, node: purchase(id) }));
  const pageInfo = { __typename: 'PageInfo', hasNextPage: false, endCursor: null };
  const convertiblePurchases = { __typename: 'TransactionConnection', edges, pageInfo };
  const node = { __typename: 'Account', id: 'account-1', role: 'BASIC', convertiblePurchases };
  return api.query('ConvertiblePurchases', () => HttpResponse.json({ data: { viewer: HANAKO, node } }));
}

beforeEach(() => {
  sessionStorage.clear();
  forgetAct(HANAKO.id);
  server.use(session(), list('purchase-1', 'purchase-2'));
});

async function pickBoth() {
  const user = userEvent.setup();
  for (const box of await screen.findAllByRole('checkbox')) await user.click(box);
  return user;
}

it('what is picked is told with its fees, in all, and with what the next bills come to, before the review', async () => {
  openPage('/installments/new');
  await pickBoth();
  expect(screen.getByText('支払総額').closest('div')?.textContent).toBe('支払総額¥121,200');
  const bills = within(screen.getByRole('table', { name: '今後3回のお支払い' }))
    .getAllByRole('row')
    .slice(1);
  expect(bills.map(({ textContent }) => textContent)).toEqual(['2026年11月28日¥200,000¥140,600', '2026年12月28日¥50,000¥110,600']);
});

it('a review without what was picked says so, and its address says no more that it is one', async () => {
  const router = openPage('/installments/new?step=review');
  expect(await screen.findByText('お選びいただいた内容の一部またはすべてが、失われています。')).toBeTruthy();
  await waitFor(() => expect(router.state.location.search).not.toHaveProperty('step'));
  expect(screen.getAllByRole('checkbox')).toHaveLength(2);
});

it('what was picked stays with the review in the history, and is there when the page is opened anew', async () => {
  const router = openPage('/installments/new');
  const user = await pickBoth();
  await user.click(screen.getByRole('button', { name: '内容の確認へ進む' }));
  await screen.findByRole('heading', { level: 1, name: '内容の確認' });
  expect(router.state.location.state.picks).toEqual([
    ['purchase-1', 2],
    ['purchase-2', 2],
  ]);
});

it('where a purchase has a plan by now, it is named with the way to its plan, and the others stay picked', async () => {
  const message = 'このご利用は、すでに分割払いです。';
  const taken = { ...purchase('purchase-1'), installmentPlan: { __typename: 'InstallmentPlan', id: 'plan-9' } };
  server.use(
    api.mutation('ConvertToInstallments', () =>
      HttpResponse.json({ data: { convertToInstallments: { __typename: 'PurchaseNotEligible', code: 'PURCHASE_NOT_ELIGIBLE', message } } }),
    ),
    api.query('PickedPurchase', ({ variables }) => {
      const refused = { ...taken, installmentOffers: { __typename: 'NoInstallmentOffers', message } };
      const free = { ...purchase('purchase-2'), installmentPlan: null };
      return HttpResponse.json({ data: { viewer: HANAKO, node: variables['id'] === 'purchase-1' ? refused : free } });
    }),
  );
  const router = openPage('/installments/new');
  const user = await pickBoth();
  await user.click(screen.getByRole('button', { name: '内容の確認へ進む' }));
  const confirm = await screen.findByRole('button', { name: 'この内容で申し込む' });
  server.use(list('purchase-2'));
  await user.click(confirm);
  const title = await screen.findByText(/変更できなくなったものがあります/);
  const told = within(title.closest<HTMLElement>('[role=alert]') ?? title);
  expect(told.getAllByRole('listitem')).toHaveLength(1);
  expect(told.getByRole('listitem').textContent).toContain(NAMES['purchase-1']);
  expect(told.getByRole('listitem').textContent).toContain(message);
  expect(told.getByRole('link').getAttribute('href')).toBe('/installments/plan-9');
  await waitFor(() => expect(router.state.location.search).not.toHaveProperty('step'));
  expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(true);
});
