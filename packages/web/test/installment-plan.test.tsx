import { screen, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { openPage } from './open-page.js';
import { api, HANAKO, money, server, session } from './server.js';

function payment(number: number, status: string, amount = money(16_788)) {
  const parts = { amount, principal: money(amount.minorUnits - 1_000), fee: money(1_000) };
  const dueDate = `2026-${String(number).padStart(2, '0')}-10`;
  const agreed = { __typename: 'InstallmentOfferPayment', number, dueDate, ...parts, amount: money(16_788) };
  return { __typename: 'InstallmentPayment', number, dueDate, status, ...parts, agreed };
}

/** A plan of four payments, two of them paid, that is repaid early with the third. */
function planOf(status: string, isPaid: boolean) {
  const repayment = {
    __typename: 'EarlyRepayment',
    isPaid,
    confirmedAt: '2026-02-20T01:02:00.000Z',
    dueDate: '2026-03-10',
    amount: money(31_000),
    principal: money(30_000),
    fee: money(1_000),
    unearnedFee: money(2_576),
  };
  const third = status === 'REPAID' ? payment(3, isPaid ? 'PAID' : 'UPCOMING', money(31_000)) : payment(3, 'UPCOMING');
  return {
    __typename: 'InstallmentPlan',
    id: 'plan-1',
    status,
    confirmedAt: '2025-12-20T01:02:00.000Z',
    count: 4,
    cashPrice: money(63_152),
    fee: money(4_000),
    total: money(67_152),
    annualRateBasisPoints: 1500,
    remaining: money(status === 'REPAID' ? (isPaid ? 0 : 31_000) : 33_576),
    payments: [payment(1, 'PAID'), payment(2, 'PAID'), third, payment(4, status === 'REPAID' ? 'DROPPED' : 'UPCOMING')],
    transaction: {
      __typename: 'Transaction',
      id: 'purchase-1',
      merchant: '旅の窓口 あおぞら',
      usedOn: '2025-12-20',
      account: { __typename: 'Account', id: 'account-1', timeZone: 'Asia/Tokyo' },
    },
    cancellableUntil: null,
    cancellableUntilAt: null,
    repaymentQuote: null,
    earlyRepayment: status === 'REPAID' ? repayment : null,
  };
}

function open(path: string, plan: object) {
  server.use(
    session(),
    api.query('InstallmentPlan', () => HttpResponse.json({ data: { viewer: HANAKO, node: plan } })),
    api.query('InstallmentReceipt', () => HttpResponse.json({ data: { viewer: HANAKO, node: plan } })),
  );
  openPage(path);
}

const factsOf = (name: string) => {
  const region = within(screen.getByRole('region', { name }));
  const names = region.getAllByRole('term').map(({ textContent }) => textContent);
  return Object.fromEntries(region.getAllByRole('definition').map(({ textContent }, index) => [names[index], textContent]));
};

describe('a plan that is repaid early', () => {
  it('is not called finished before that is paid: what is to be paid when stands first', async () => {
    open('/installments/plan-1?account=account-1', planOf('REPAID', false));
    expect(await screen.findByText('一括返済のお申し込み済み')).toBeTruthy();
    expect(screen.getByText('¥31,000', { selector: 'p' })).toBeTruthy();
    expect(screen.getByText('支払日 2026年3月10日')).toBeTruthy();
    expect(screen.queryByText('一括返済済み')).toBeNull();
  });

  it('is finished once it is paid', async () => {
    open('/installments/plan-1?account=account-1', planOf('REPAID', true));
    expect(await screen.findByText('一括返済済み')).toBeTruthy();
    expect(screen.getByText('¥0', { selector: 'p' })).toBeTruthy();
    expect(screen.queryByText('一括返済のお申し込み済み')).toBeNull();
  });

  it('tells apart what was agreed on at first, what holds now, and what the repayment comes to', async () => {
    open('/installments/plan-1?account=account-1', planOf('REPAID', false));
    await screen.findByText('一括返済のお申し込み済み');
    expect(factsOf('お申し込み時の内容')).toMatchObject({ 支払回数: '4回払い', 手数料: '¥4,000', 支払総額: '¥67,152' });
    expect(factsOf('現在の内容')).toEqual({ 支払回数: '3回払い', 手数料: '¥3,000', 支払総額: '¥64,576' });
    expect(factsOf('一括返済のお申し込み内容')).toMatchObject({ お支払い不要となった手数料: '¥2,576', 元金: '¥30,000' });
  });

  it('has the repayment on its receipt', async () => {
    open('/installments/receipt?plans=plan-1', planOf('REPAID', false));
    expect(await screen.findByRole('region', { name: '一括返済のお申し込み内容' })).toBeTruthy();
    expect(screen.getByText('一括返済のお申し込み済み')).toBeTruthy();
  });
});

it('a plan that runs as agreed on tells its figures once', async () => {
  open('/installments/plan-1?account=account-1', planOf('ACTIVE', false));
  expect(await screen.findByText('これからのご請求額')).toBeTruthy();
  expect(screen.getAllByText('支払総額')).toHaveLength(1);
  for (const name of ['お申し込み時の内容', '現在の内容', '一括返済のお申し込み内容'])
    expect(screen.queryByRole('region', { name })).toBeNull();
});
