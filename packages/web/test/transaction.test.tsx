import { screen, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../src/platform/language.js';
import { openPage } from './open-page.js';
import { api, HANAKO, money, server, session, transaction } from './server.js';

const event = (status: string, on: string, amount: number) => ({ __typename: 'TransactionEvent', status, on, amount: money(amount) });

const REFUNDED = {
  ...transaction(1),
  status: 'PARTLY_REFUNDED',
  postedOn: '2026-10-05',
  category: 'DINING',
  wayOfPaying: 'LUMP_SUM',
  amount: money(1_503),
  originalAmount: money(1_000, 'USD'),
  exchangeRate: '150.25',
  exchangedOn: '2026-10-04',
  refundedAmount: money(400),
  account: { __typename: 'Account', id: 'account-1', name: '明細ゴールドカード' },
  card: { __typename: 'Card', id: 'card-1', lastFour: '4821', holder: { __typename: 'PersonName', family: '山田', given: '花子' } },
  refundOf: null,
  installmentPlan: null,
  installmentOffers: { __typename: 'NoInstallmentOffers' },
  history: [event('PENDING', '2026-10-03', 1_400), event('POSTED', '2026-10-05', 1_503), event('PARTLY_REFUNDED', '2026-11-20', 400)],
  billLines: [
    {
      __typename: 'BillLine',
      kind: 'USE',
      isAdjustment: false,
      waitsFor: null,
      amount: money(1_503),
      statement: { __typename: 'Statement', id: 's1', label: '2026-10', status: 'CLOSED' },
    },
  ],
};

const PENDING = {
  ...REFUNDED,
  status: 'PENDING',
  postedOn: null,
  refundedAmount: money(0),
  history: REFUNDED.history.slice(0, 1),
  billLines: [],
};

function show(node: object | null): void {
  server.use(
    session(),
    api.query('TransactionPage', () => HttpResponse.json({ data: { viewer: HANAKO, node } })),
  );
  openPage('/transactions/transaction-1?account=account-1');
}

describe('one use', () => {
  it('tells where, when, who, how much, and which bill it stands on', async () => {
    show(REFUNDED);
    expect(await screen.findByRole('heading', { level: 1, name: '喫茶つばめ 1号店' })).toBeTruthy();
    const main = screen.getByRole('main').textContent;
    for (const told of [
      '¥1,503',
      '$10.00',
      '1 USD = 150.25 JPY',
      '外食',
      '2026年10月5日',
      '4821',
      '山田 花子',
      '一括払い',
      '一部返金済み',
      '¥400',
    ]) {
      expect(main).toContain(told);
    }
    const steps = within(screen.getByRole('region', { name: '履歴' })).getAllByRole('listitem');
    expect(steps.map(({ textContent }) => textContent?.slice(0, 3))).toEqual(['未確定', '確定 ', '一部返']);
    expect(screen.getByRole('link', { name: '2026年10月分' }).getAttribute('href')).toBe('/statements/2026-10?account=account-1');
  });

  it('that is pending says so in English, and is on no bill', async () => {
    await chooseLanguage('en');
    show(PENDING);
    expect(await screen.findByText('On no bill')).toBeTruthy();
    expect(screen.getAllByText('Pending').length).toBeGreaterThan(0);
    expect(screen.queryByText('Posted on')).toBeNull();
  });

  it('that is not the member’s, or is not there, is not found', async () => {
    show(null);
    expect(await screen.findByRole('heading', { level: 1, name: 'ページが見つかりません' })).toBeTruthy();
  });
});
