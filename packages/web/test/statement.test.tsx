import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../src/platform/language.js';
import { openPage } from './open-page.js';
import { api, EMPTY_ACCOUNT, HANAKO, money, server, session, transactionPage } from './server.js';

const STATEMENT = {
  __typename: 'Statement',
  id: 'statement-1',
  label: '2026-10',
  status: 'CLOSED',
  periodStart: '2026-09-16',
  periodEnd: '2026-10-15',
  closingDate: '2026-10-15',
  dueDate: '2026-11-10',
  total: money(137_269),
  amountDue: money(137_269),
  adjustment: money(0),
  breakdown: {
    __typename: 'StatementBreakdown',
    previousBalance: money(84_000),
    payments: money(-84_000),
    uses: money(137_269),
    refunds: money(0),
    fees: money(0),
    installments: money(0),
  },
  cards: [],
};

/** Answers with 50 uses, then the 3 that are left. */
function twoPages({ isSecondLost = false } = {}) {
  let isLost = isSecondLost;
  return api.query('Statement', ({ variables }) => {
    const isSecond = variables['after'] === 'cursor-50';
    if (isSecond && isLost) {
      isLost = false;
      return HttpResponse.json({ errors: [{ message: 'x', extensions: { requestId: 'req-7' } }] });
    }
    const transactions = isSecond ? transactionPage(51, 53, false) : transactionPage(1, 50, true);
    return HttpResponse.json({
      data: { viewer: HANAKO, node: { __typename: 'Account', id: 'account-1', statement: { ...STATEMENT, transactions } } },
    });
  });
}

describe('one statement', () => {
  it('shows its uses page by page, each once and in order', async () => {
    server.use(session(), twoPages());
    openPage('/statements/2026-10?account=account-1');
    expect(await screen.findByRole('heading', { level: 1, name: '2026年10月分のご利用明細' })).toBeTruthy();
    expect(screen.getByText('確定')).toBeTruthy();
    const rows = () => within(screen.getByRole('region', { name: 'ご利用' })).getAllByRole('listitem');
    expect(rows()).toHaveLength(50);
    await userEvent.setup().click(screen.getByRole('button', { name: 'さらに表示' }));
    await waitFor(() => expect(rows()).toHaveLength(53));
    expect(rows()[52]?.textContent).toContain('喫茶つばめ 53号店');
    expect(screen.queryByRole('button', { name: 'さらに表示' })).toBeNull();
  });

  it.each([
    ['OPEN', 'Not billed yet'],
    ['CLOSED', 'Billed'],
    ['PAID', 'Paid'],
  ])('that is %s says so in English: %s', async (status, word) => {
    const node = {
      __typename: 'Account',
      id: 'account-1',
      statement: { ...STATEMENT, status, transactions: transactionPage(1, 3, false) },
    };
    server.use(
      session(),
      api.query('Statement', () => HttpResponse.json({ data: { viewer: HANAKO, node } })),
    );
    await chooseLanguage('en');
    openPage('/statements/2026-10?account=account-1');
    expect(await screen.findByText(word, { exact: true })).toBeTruthy();
  });

  it('that is not billed is no bill: it sums up uses, and says that no due date was named', async () => {
    const open = { ...STATEMENT, status: 'OPEN', closingDate: null, dueDate: null, amountDue: null };
    const node = { __typename: 'Account', id: 'account-1', statement: { ...open, transactions: transactionPage(1, 3, false) } };
    server.use(
      session(),
      api.query('Statement', () => HttpResponse.json({ data: { viewer: HANAKO, node } })),
    );
    openPage('/statements/2026-10?account=account-1');
    expect(await screen.findByText('ご利用合計')).toBeTruthy();
    expect(screen.queryByText('ご請求金額')).toBeNull();
    expect(screen.getByText('未確定')).toBeTruthy();
    expect(screen.getByText('取り込み元に記載なし')).toBeTruthy();
  });

  it('keeps what it shows when the next page fails, and can try it again', async () => {
    server.use(session(), twoPages({ isSecondLost: true }));
    openPage('/statements/2026-10?account=account-1');
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'さらに表示' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByText('喫茶つばめ 50号店')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'さらに表示' }));
    expect(await screen.findByText('喫茶つばめ 53号店')).toBeTruthy();
  });

  it('shows its period and its uses to who may not see what it comes to, and a use without a merchant by its kind', async () => {
    const [first, ...others] = transactionPage(1, 3, false).edges;
    const breakdown = { __typename: 'StatementBreakdown', cards: [] };
    const amounts = ['previousBalance', 'payments', 'uses', 'refunds', 'fees', 'installments'].map((name) => [name, null]);
    const unseen = { total: null, amountDue: null, adjustment: null, breakdown: { ...breakdown, ...Object.fromEntries(amounts) } };
    const unnamed = { ...first, node: { ...first?.node, merchant: null } };
    const transactions = { ...transactionPage(1, 3, false), edges: [unnamed, ...others] };
    server.use(
      session(),
      api.query('Statement', () =>
        HttpResponse.json({
          data: { viewer: HANAKO, node: { __typename: 'Account', id: 'account-1', statement: { ...STATEMENT, ...unseen, transactions } } },
        }),
      ),
    );
    openPage('/statements/2026-10?account=account-1');
    expect(await screen.findByText('支払日')).toBeTruthy();
    expect(screen.queryByText('ご請求金額')).toBeNull();
    const rows = within(screen.getByRole('region', { name: 'ご利用' })).getAllByRole('listitem');
    expect(rows[0]?.textContent).toMatch(/^ご利用/);
  });

  it('that is not there is a page not found', async () => {
    server.use(
      session(),
      api.query('Statement', () =>
        HttpResponse.json({ data: { viewer: HANAKO, node: { __typename: 'Account', id: 'account-1', statement: null } } }),
      ),
    );
    openPage('/statements/1999-01?account=account-1');
    expect(await screen.findByRole('heading', { level: 1, name: 'ページが見つかりません' })).toBeTruthy();
    expect(screen.getAllByRole('main')).toHaveLength(1);
  });

  it('of an account that is not the member’s leads home, as after another member of this browser', async () => {
    server.use(
      session(),
      api.query('Home', () => HttpResponse.json({ data: { viewer: HANAKO, node: EMPTY_ACCOUNT } })),
    );
    const router = openPage('/statements/2026-10?account=account-2');
    expect(await screen.findByText('現在、お支払いはありません')).toBeTruthy();
    expect(router.state.location.href).toBe('/');
  });

  it('leads to the login page with a notice when the session has ended meanwhile, and knows the way back', async () => {
    server.use(session(), twoPages());
    const router = openPage('/statements/2026-10?account=account-1');
    const more = await screen.findByRole('button', { name: 'さらに表示' });
    server.use(api.query('Statement', () => HttpResponse.json({ data: { viewer: null, node: null } })));
    await userEvent.setup().click(more);
    await waitFor(() => expect(screen.getByRole('status').textContent).toContain('セッションが終了しました。'));
    expect(router.state.location.search).toMatchObject({ to: '/statements/2026-10?account=account-1', notice: 'ended' });
  });

  it('that was changed after closing asks for what is to be paid now, keeps its first total, and tells the change once', async () => {
    const [edge] = transactionPage(1, 1, false).edges;
    const node = { ...edge?.node, wayOfPaying: 'INSTALLMENTS', amount: money(64_800) };
    const part = { ...edge, node, billedAmount: money(6_939), installment: { __typename: 'InstallmentPart', number: 1, count: 10 } };
    const transactions = { ...transactionPage(1, 1, false), edges: [part] };
    const statement = { ...STATEMENT, adjustment: money(-57_861), amountDue: money(79_408), transactions };
    server.use(
      session(),
      api.query('Statement', () =>
        HttpResponse.json({ data: { viewer: HANAKO, node: { __typename: 'Account', id: 'account-1', statement } } }),
      ),
    );
    openPage('/statements/2026-10?account=account-1');
    expect(await screen.findByText('¥79,408', { selector: 'p' })).toBeTruthy();
    expect(screen.getByText(/^お支払い予定額/, { selector: 'p' })).toBeTruthy();
    expect(screen.getByText('当初のご請求金額').closest('div')?.textContent).toContain('¥137,269');
    expect(screen.getAllByText('締め後の変更')).toHaveLength(1);
    const rowsOf = within(screen.getByRole('table', { name: 'ご請求の内訳' })).getAllByRole('row');
    expect(rowsOf.at(-1)?.textContent).toBe('変更後のご請求金額¥79,408');
    expect(screen.queryByText('お支払い済み額')).toBeNull();
    const row = within(screen.getByRole('region', { name: 'ご利用' })).getByRole('listitem').textContent;
    for (const told of ['¥6,939', '分割払い 1/10回目', 'ご利用金額 ¥64,800']) expect(row).toContain(told);
  });

  it.each([
    ['CLOSED', 20_000, '¥20,000', 'お支払い予定額', '¥117,269'],
    ['PAID', 0, '¥137,269', 'ご請求金額', null],
    ['CARRIED_OVER', 0, '¥137,269', 'ご請求金額', null],
  ])('that is %s has one figure, on its page and in the list: %i due', async (status, due, figure, label, paid) => {
    const bill = { ...STATEMENT, status, amountDue: money(due) };
    const pageInfo = { __typename: 'PageInfo', hasNextPage: false, endCursor: null };
    const edges = [{ __typename: 'StatementEdge', cursor: 'c', node: bill }];
    const account = { __typename: 'Account', id: 'account-1' };
    server.use(
      session(),
      api.query('Statement', () =>
        HttpResponse.json({
          data: { viewer: HANAKO, node: { ...account, statement: { ...bill, transactions: transactionPage(1, 1, false) } } },
        }),
      ),
      api.query('Statements', () =>
        HttpResponse.json({
          data: { viewer: HANAKO, node: { ...account, statements: { __typename: 'StatementConnection', edges, pageInfo } } },
        }),
      ),
    );
    openPage('/statements/2026-10?account=account-1');
    expect(await screen.findByText(figure, { selector: 'p' })).toBeTruthy();
    expect(screen.getByText(new RegExp(`^${label}`), { selector: 'p' })).toBeTruthy();
    expect(screen.queryByText('お支払い済み額')?.closest('div')?.textContent ?? null).toBe(paid === null ? null : `お支払い済み額${paid}`);
    await userEvent.setup().click(screen.getAllByRole('link', { name: 'ご利用明細' })[0] as HTMLElement);
    expect((await screen.findByRole('link', { name: /2026年10月分/ })).textContent).toContain(figure);
  });
});
