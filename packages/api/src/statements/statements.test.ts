import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';
import { fillAccount } from '../test/uses.js';

let test: TestServer;
let cookie: string;
let strangersCookie: string;

beforeAll(async () => {
  test = await startTestServer();
  const hanako = await enter(test, 'hanako');
  ({ cookie } = hanako);
  strangersCookie = (await enter(test, 'stranger')).cookie;
  await fillAccount(test.services, hanako.member);
});
afterAll(() => test.stop());

interface Accounts {
  viewer: { accounts: AccountData[] } | null;
}
interface AccountData {
  id: string;
  dueStatement: { label: string; amountDue: { minorUnits: number } } | null;
  unbilled: { count: number; total: { minorUnits: number; currency: string } };
  statements: {
    edges: {
      node: { id: string; label: string; status: string; total: { minorUnits: number }; amountDue: { minorUnits: number } | null };
    }[];
  };
}

interface Breakdown {
  previousBalance: { minorUnits: number };
  payments: { minorUnits: number };
  refunds: { minorUnits: number };
}

interface CardSum {
  card: { lastFour: string } | null;
  total: { minorUnits: number };
}

const ACCOUNTS = `{ viewer { accounts {
  id
  dueStatement { label amountDue { minorUnits } }
  unbilled { count total { minorUnits currency } }
  statements(first: 10) { edges { node { id label status total { minorUnits } amountDue { minorUnits } } } }
} } }`;

async function firstAccount(ownCookie: string): Promise<AccountData> {
  const answer = await test.ask<Accounts>(ACCOUNTS, {}, { cookie: ownCookie });
  const [account] = answer.data?.viewer?.accounts ?? [];
  if (account === undefined) throw new Error(`No account: ${JSON.stringify(answer)}`);
  return account;
}

describe('an account', () => {
  it('shows its bills newest first, the sum of their lines, and what is due next', async () => {
    const account = await firstAccount(cookie);
    const sumOf = (from: number, to: number): number => {
      let sum = 0;
      for (let n = from; n < to; n += 1) sum += n === 40 ? -500 : 1000 + n;
      return sum;
    };
    expect(
      account.statements.edges.map(({ node }) => [node.label, node.status, node.total.minorUnits, node.amountDue?.minorUnits]),
    ).toEqual([
      ['2026-09', 'CLOSED', sumOf(30, 60), sumOf(30, 60)],
      ['2026-08', 'PAID', sumOf(0, 30), 0],
    ]);
    expect(account.dueStatement).toEqual({ label: '2026-09', amountDue: { minorUnits: sumOf(30, 60) } });
    expect(account.unbilled).toEqual({ count: 30, total: { minorUnits: sumOf(60, 90), currency: 'JPY' } });
  });

  it('tells how the total of a bill comes about: the bill before, its payment, and the uses by card', async () => {
    const money = '{ minorUnits }';
    const answer = await test.ask<{
      viewer: { accounts: { statement: { total: { minorUnits: number }; breakdown: Breakdown; cards: CardSum[] } }[] };
    }>(
      `{ viewer { accounts { statement(label: "2026-09") { total ${money} breakdown {
        previousBalance ${money} payments ${money} uses ${money} refunds ${money} fees ${money} installments ${money}
      } cards { card { lastFour } total ${money} } } } } }`,
      {},
      { cookie },
    );
    const { total, breakdown, cards } = answer.data?.viewer.accounts[0]?.statement ?? { total: null, breakdown: null, cards: [] };
    expect(Object.values(breakdown ?? {}).reduce((sum, { minorUnits }) => sum + minorUnits, 0)).toBe(total?.minorUnits);
    expect(breakdown?.previousBalance.minorUnits).toBe(-(breakdown?.payments.minorUnits ?? 0));
    expect(breakdown?.refunds.minorUnits).toBe(-500);
    expect(cards).toEqual([{ card: { lastFour: '4242' }, total }]);
  });

  it('is named on each of its uses', async () => {
    interface Named {
      id: string;
      transactions: { edges: { node: { account: { id: string; name: string } } }[] };
    }
    const answer = await test.ask<{ viewer: { accounts: Named[] } }>(
      '{ viewer { accounts { id transactions(first: 1) { edges { node { account { id name } } } } } } }',
      {},
      { cookie },
    );
    const [account] = answer.data?.viewer.accounts ?? [];
    expect(account?.transactions.edges[0]?.node.account).toEqual({ id: account?.id, name: 'Test card' });
  });

  it('that was never used is empty, not an error', async () => {
    const account = await firstAccount(strangersCookie);
    expect(account).toMatchObject({ dueStatement: null, unbilled: { count: 0, total: { minorUnits: 0 } }, statements: { edges: [] } });
  });

  it('lists the same uses on a bill as its total says', async () => {
    const answer = await test.ask<{ viewer: { accounts: { statement: { transactions: { edges: unknown[] } } }[] } }>(
      '{ viewer { accounts { statement(label: "2026-09") { transactions(first: 100) { edges { node { id } } } } } } }',
      {},
      { cookie },
    );
    // 30 uses, and the payment of the bill before.
    expect(answer.data?.viewer.accounts[0]?.statement.transactions.edges).toHaveLength(31);
  });
});
