import { HttpResponse } from 'msw';
import { graphql } from 'msw/graphql';
import { setupServer } from 'msw/node';

export const api = graphql.link('*/graphql');

export const HANAKO = {
  __typename: 'Member',
  id: 'member-1',
  language: 'JA',
  name: { __typename: 'PersonName', family: '山田', given: '花子' },
  nameLatin: { __typename: 'PersonName', family: 'YAMADA', given: 'HANAKO' },
  accounts: [
    {
      __typename: 'Account',
      id: 'account-1',
      name: '明細ゴールドカード',
      currency: 'JPY',
      cards: {
        __typename: 'CardConnection',
        edges: [{ __typename: 'CardEdge', node: { __typename: 'Card', id: 'card-1', lastFour: '4821' } }],
      },
    },
  ],
};

/** The answer to who is logged in. */
export function session(viewer: typeof HANAKO | null = HANAKO) {
  return api.query('Session', () => HttpResponse.json({ data: { viewer } }));
}

/** Answers in place of the API; nobody is logged in, and each test adds the operations it needs. */
export const server = setupServer(session(null));

export function money(minorUnits: number, currency = 'JPY') {
  return { __typename: 'Money', minorUnits, currency };
}

export function transaction(index: number) {
  return {
    __typename: 'Transaction',
    id: `transaction-${index}`,
    merchant: `喫茶つばめ ${index}号店`,
    kind: 'PURCHASE',
    status: 'POSTED',
    wayOfPaying: 'LUMP_SUM',
    usedOn: '2026-10-03',
    amount: money(500 + index),
    originalAmount: null,
    card: { __typename: 'Card', id: 'card-1', lastFour: '4821' },
  };
}

/** A page of uses as the API gives it. */
export function transactionPage(from: number, to: number, hasNextPage: boolean) {
  const edges = Array.from({ length: to - from + 1 }, (_none, index) => ({
    __typename: 'TransactionEdge',
    cursor: `cursor-${from + index}`,
    billedAmount: null,
    installment: null,
    node: transaction(from + index),
  }));
  return { __typename: 'TransactionConnection', edges, pageInfo: { __typename: 'PageInfo', hasNextPage, endCursor: `cursor-${to}` } };
}

/** The account of a member who has used nothing yet. */
export const EMPTY_ACCOUNT = {
  __typename: 'Account',
  id: 'account-1',
  name: '明細ゴールドカード',
  role: 'BASIC',
  dueStatement: null,
  unbilled: { __typename: 'Unbilled', count: 0, total: money(0) },
  transactions: { __typename: 'TransactionConnection', edges: [] },
};
