import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { openPage } from './open-page.js';
import { api, EMPTY_ACCOUNT, HANAKO, money, server, session, transactionPage } from './server.js';

describe('home', () => {
  it('of a member who has used nothing says so', async () => {
    server.use(
      session(),
      api.query('Home', () => HttpResponse.json({ data: { viewer: HANAKO, node: EMPTY_ACCOUNT } })),
    );
    openPage('/');
    expect(await screen.findByText('現在、お支払いはありません')).toBeTruthy();
    expect(screen.getByText('ご利用はまだありません')).toBeTruthy();
    expect(screen.getByText('0件')).toBeTruthy();
    expect(screen.queryByLabelText('カード口座')).toBeNull();
  });

  it('shows how much and when first', async () => {
    const dueStatement = { __typename: 'Statement', id: 'statement-1', label: '2026-10', dueDate: '2026-11-10', amountDue: money(137_269) };
    server.use(
      session(),
      api.query('Home', () => HttpResponse.json({ data: { viewer: HANAKO, node: { ...EMPTY_ACCOUNT, dueStatement } } })),
    );
    openPage('/');
    expect(await screen.findByText('¥137,269')).toBeTruthy();
    expect(screen.getByText('2026年11月10日(火)')).toBeTruthy();
  });

  it('leads from the newest uses to all uses', async () => {
    const transactions = { __typename: 'TransactionConnection', edges: transactionPage(1, 5, true).edges };
    server.use(
      session(),
      api.query('Home', () => HttpResponse.json({ data: { viewer: HANAKO, node: { ...EMPTY_ACCOUNT, transactions } } })),
    );
    openPage('/');
    const newest = within(await screen.findByRole('region', { name: '最近のご利用' }));
    expect(newest.getByRole('link', { name: 'すべてのご利用を見る' }).getAttribute('href')).toBe('/transactions?account=account-1');
  });

  it('shows what is due on the other accounts as well, each one step away', async () => {
    const due = { __typename: 'Statement', id: 'statement-2', dueDate: '2026-12-10', amountDue: money(4_200) };
    const [first] = HANAKO.accounts;
    const second = { ...first, __typename: 'Account', id: 'account-2', name: '明細ドルカード', currency: 'JPY' };
    const viewer = {
      ...HANAKO,
      accounts: [
        { ...first, dueStatement: null },
        { ...second, dueStatement: due },
      ],
    };
    server.use(
      api.query('Session', () => HttpResponse.json({ data: { viewer: { ...HANAKO, accounts: [first, second] } } })),
      api.query('Home', ({ variables }) => HttpResponse.json({ data: { viewer, node: { ...EMPTY_ACCOUNT, id: variables['account'] } } })),
    );
    const router = openPage('/');
    const others = within(await screen.findByRole('region', { name: 'ほかのカード口座' }));
    expect(others.getByRole('link').textContent).toMatch(/明細ドルカード.*2026年12月10日.*¥4,200/);
    await userEvent.setup().click(others.getByRole('link'));
    await waitFor(() => expect(router.state.location.href).toBe('/?account=account-2'));
  });

  it('that cannot be shown tells the request id and can be tried again', async () => {
    server.use(
      session(),
      api.query('Home', () => HttpResponse.json({ errors: [{ message: 'x', extensions: { requestId: 'req-9' } }] })),
    );
    openPage('/');
    expect((await screen.findByRole('alert')).textContent).toContain('req-9');
    server.use(api.query('Home', () => HttpResponse.json({ data: { viewer: HANAKO, node: EMPTY_ACCOUNT } })));
    await userEvent.setup().click(screen.getByRole('button', { name: 'もう一度試す' }));
    expect(await screen.findByText('現在、お支払いはありません')).toBeTruthy();
  });
});

describe('what is unbilled', () => {
  it('is one link from home, and shown to its last use, page by page', async () => {
    const summary = { __typename: 'Unbilled', count: 53, total: money(27_931) };
    server.use(
      session(),
      api.query('Home', () => HttpResponse.json({ data: { viewer: HANAKO, node: { ...EMPTY_ACCOUNT, unbilled: summary } } })),
      api.query('UnbilledUses', ({ variables }) => {
        const transactions = variables['after'] === 'cursor-50' ? transactionPage(51, 53, false) : transactionPage(1, 50, true);
        const node = { __typename: 'Account', id: 'account-1', unbilled: { ...summary, transactions } };
        return HttpResponse.json({ data: { viewer: HANAKO, node } });
      }),
    );
    openPage('/');
    const user = userEvent.setup();
    await user.click(await screen.findByRole('link', { name: '未請求のご利用をすべて見る' }));
    expect(await screen.findByRole('heading', { level: 1, name: '未請求のご利用' })).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: 'さらに表示' }));
    await waitFor(() => expect(within(screen.getByRole('main')).getAllByRole('listitem')).toHaveLength(53));
  });
});

describe('the choice of account', () => {
  it('tells accounts of one name apart by currency and card', async () => {
    const account = (id: string, name: string, currency: string, lastFour: string) => ({
      __typename: 'Account',
      id,
      name,
      currency,
      cards: {
        __typename: 'CardConnection',
        edges: [{ __typename: 'CardEdge', node: { __typename: 'Card', id: `card-of-${id}`, lastFour } }],
      },
    });
    const accounts = [
      account('account-1', '明細ゴールドカード', 'JPY', '4821'),
      account('account-2', '明細スタンダードカード', 'JPY', '1111'),
      account('account-3', '明細スタンダードカード', 'USD', '2222'),
    ];
    const viewer = { ...HANAKO, accounts };
    const mine = { ...viewer, accounts: accounts.map((one) => ({ ...one, dueStatement: null })) };
    server.use(
      session(viewer),
      api.query('Home', () => HttpResponse.json({ data: { viewer: mine, node: EMPTY_ACCOUNT } })),
    );
    openPage('/');
    const choice = await screen.findByLabelText('カード口座');
    expect(
      within(choice)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['明細ゴールドカード', '明細スタンダードカード · JPY · カード末尾 1111', '明細スタンダードカード · USD · カード末尾 2222']);
  });
});

describe('the menu', () => {
  it('logs out, forgets what was read, and says so', async () => {
    server.use(
      session(),
      api.query('Home', () => HttpResponse.json({ data: { viewer: HANAKO, node: EMPTY_ACCOUNT } })),
      api.mutation('Logout', () =>
        HttpResponse.json({ data: { logout: { __typename: 'LogoutSuccess', endedAt: '2026-11-24T00:00:00Z' } } }),
      ),
    );
    const router = openPage('/');
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'メニュー' }));
    await user.click(await screen.findByRole('button', { name: 'ログアウト' }));
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('ログアウトしました。'));
    await waitFor(() => expect(router.options.context.client.cache.extract()).toEqual({}));
  });
});
