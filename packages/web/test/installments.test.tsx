import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetAct } from '../src/installments/sent-act.js';
import { openPage } from './open-page.js';
import { api, HANAKO, money, server, session } from './server.js';

const PAYMENTS = [1, 2, 3].map((number) => ({
  __typename: 'InstallmentOfferPayment',
  number,
  dueDate: `2027-0${number}-10`,
  amount: money(22_142),
  principal: money(21_600),
  fee: money(542),
}));

function offer(count: number) {
  return {
    __typename: 'InstallmentOffer',
    id: `offer-${count}`,
    count,
    cashPrice: money(64_800),
    fee: money(1_626),
    total: money(66_426),
    annualRateBasisPoints: 1500,
    payments: PAYMENTS,
    forecast: [],
  };
}

function purchase(counts: readonly number[]) {
  return {
    __typename: 'Transaction',
    id: 'purchase-1',
    merchant: '家具の木もれ日',
    usedOn: '2026-11-19',
    account: { __typename: 'Account', id: 'account-1', timeZone: 'Asia/Tokyo' },
    amount: money(64_800),
    installmentPlan: null,
    installmentOffers: {
      __typename: 'InstallmentOffers',
      deadlineOn: '2027-01-04',
      deadlineAt: '2027-01-04T15:00:00.000Z',
      offers: counts.map(offer),
    },
  };
}

let keys: string[];
beforeEach(() => {
  keys = [];
  sessionStorage.clear();
  forgetAct(HANAKO.id);
});

/** Answers conversions one after the other; null is an answer that gets lost. */
function conversions(...answers: (object | null)[]) {
  return api.mutation('ConvertToInstallments', ({ variables }) => {
    const { idempotencyKey } = variables['input'] as { idempotencyKey: string };
    const answer = answers[keys.length];
    keys.push(idempotencyKey);
    return answer == null ? HttpResponse.error() : HttpResponse.json({ data: { convertToInstallments: answer } });
  });
}

const DONE = { __typename: 'ConvertToInstallmentsSuccess', plans: [{ __typename: 'InstallmentPlan', id: 'plan-1' }] };
const refusal = (typename: string, code: string) => ({ __typename: typename, code, message: `${code} in words` });

function open(path: string, counts: readonly number[] = [2, 3]) {
  server.use(
    session(),
    api.query('InstallmentOffers', () => HttpResponse.json({ data: { viewer: HANAKO, node: purchase(counts) } })),
    api.query('InstallmentReceipt', () => HttpResponse.json({ data: { viewer: HANAKO, node: null } })),
  );
  return openPage(path);
}

const REVIEW = '/transactions/purchase-1/installment?count=3&step=review';
const confirm = async () => userEvent.setup().click(await screen.findByRole('button', { name: 'この内容で申し込む' }));
const UNKNOWN = 'お手続きが完了したか、まだ確認できていません';

describe('confirming installments', () => {
  it('leads to the receipt of the plans that were made', async () => {
    server.use(conversions(DONE));
    const router = open(REVIEW);
    await confirm();
    await waitFor(() => expect(router.state.location.href).toBe('/installments/receipt?plans=plan-1&isNew=true'));
    expect(sessionStorage.getItem('meisai.installment-act.member-1')).toBeNull();
  });

  it('says where the outcome is not known, and asks again with the same key', async () => {
    server.use(conversions(null, null, DONE));
    const router = open(REVIEW);
    await confirm();
    expect(await screen.findByRole('heading', { name: UNKNOWN })).toBeTruthy();
    await userEvent.setup().click(screen.getByRole('button', { name: '今すぐ確認する' }));
    await waitFor(() => expect(keys).toHaveLength(2));
    await waitFor(() => expect(screen.getByRole('button', { name: '今すぐ確認する' }).getAttribute('aria-disabled')).toBe('false'));
    globalThis.dispatchEvent(new Event('online'));
    await waitFor(() => expect(router.state.location.pathname).toBe('/installments/receipt'));
    expect(new Set(keys).size).toBe(1);
  });

  it('begins with what is not settled when the page is opened anew, whichever page of installments it is', async () => {
    const sent = { key: 'a'.repeat(32), act: { kind: 'CONVERT', offerIds: ['offer-3'] }, isRefused: false };
    sessionStorage.setItem('meisai.installment-act.member-1', JSON.stringify(sent));
    server.use(conversions(DONE));
    const router = open('/transactions/purchase-1/installment');
    await waitFor(() => expect(router.state.location.pathname).toBe('/installments/receipt'));
    expect(keys).toEqual([sent.key]);
  });

  it('keeps an unsettled act over the end of the session', async () => {
    server.use(conversions(null, refusal('NotLoggedIn', 'NOT_LOGGED_IN')));
    const router = open(REVIEW);
    await confirm();
    await userEvent.setup().click(await screen.findByRole('button', { name: '今すぐ確認する' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/login'));
    expect(JSON.parse(sessionStorage.getItem('meisai.installment-act.member-1') ?? '{}')).toMatchObject({ key: keys[0], isRefused: false });
  });

  it('shows new offers where the one picked has expired, and says when its number of payments is gone', async () => {
    server.use(conversions(refusal('QuoteExpired', 'QUOTE_EXPIRED')));
    open(REVIEW);
    await screen.findByRole('button', { name: 'この内容で申し込む' });
    server.use(api.query('InstallmentOffers', () => HttpResponse.json({ data: { viewer: HANAKO, node: purchase([2, 6]) } })));
    await confirm();
    const news = await screen.findByText('新しいお見積もりです。');
    expect(news.closest('[role=status]')?.textContent).toContain('お選びいただいた支払回数は、現在ご利用いただけません。');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /^2回払い/ }).checked).toBe(true);
  });

  it('asks for fresh proof where the API does, and says nothing was done where the member gives up', async () => {
    const login = { __typename: 'Login', userId: 'hanako', secondFactors: [] as string[] };
    server.use(
      conversions(refusal('StepUpNeeded', 'STEP_UP_NEEDED')),
      api.query('StepUp', () => HttpResponse.json({ data: { viewer: { __typename: 'Member', id: 'member-1', login } } })),
    );
    open(REVIEW);
    await confirm();
    await screen.findByRole('dialog', { name: 'ご本人の確認をお願いします' });
    await userEvent.setup().click(screen.getByRole('button', { name: 'キャンセル' }));
    expect(await screen.findByRole('button', { name: 'この内容で申し込む' })).toBeTruthy();
    expect(keys).toHaveLength(1);
  });
});

describe('offers on screen', () => {
  it('are renewed before they expire, which keeps no session alive that nobody uses', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const prolonging: (string | null)[] = [];
    open('/transactions/purchase-1/installment');
    server.use(
      api.query('InstallmentOffers', ({ request }) => {
        prolonging.push(request.headers.get('meisai-prolong'));
        return HttpResponse.json({ data: { viewer: HANAKO, node: purchase(prolonging.length === 1 ? [2, 3] : [2, 3, 6]) } });
      }),
    );
    expect(await screen.findAllByRole('radio')).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(26 * 60 * 1000);
    await waitFor(() => expect(screen.getAllByRole('radio')).toHaveLength(3));
    expect(prolonging).toEqual([null, 'no']);
    vi.useRealTimers();
  });
});
