import type { GraphQLInterfaceType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../calendar/days.js';
import { createPublicSchema } from '../graphql-schema.js';
import { globalId, localKey, query } from '../platform/index.js';
import { onDay } from '../test/clock.js';
import { enrolMember, LOGIN, startTestServer, type EnrolledMember, type LoginData, type TestServer } from '../test/server.js';
import { closeNextCycle, recordUses, startBilling, type NewUse } from './index.js';

let test: TestServer;
let hanako: EnrolledMember;
let stranger: EnrolledMember;
let cookie: string;
let strangersCookie: string;

beforeAll(async () => {
  test = await startTestServer();
  hanako = await enrolMember(test.services, 'hanako');
  stranger = await enrolMember(test.services, 'stranger');
  cookie = await logIn(hanako);
  strangersCookie = await logIn(stranger);
  await fill(hanako);
});
afterAll(() => test.stop());

async function logIn({ userId, password }: EnrolledMember): Promise<string> {
  return (await test.ask<LoginData>(LOGIN, { input: { userId, password } })).cookie ?? '';
}

function use(cardId: string, usedOn: string, amountMinor: bigint, n: number): NewUse {
  const kind = amountMinor < 0n ? 'REFUND' : 'PURCHASE';
  return { cardId, kind, merchant: `店 ${n}`, usedOn, postedOn: null, amountMinor, original: null, sourceKey: `test:${n}` };
}

/** Two closed bills of 30 uses each, the first of them paid, and 30 unbilled uses, three a day. */
async function fill({ accountId, cardId }: EnrolledMember): Promise<void> {
  const firstDays = ['2026-08-06', '2026-08-16', '2026-09-16'];
  const uses = Array.from({ length: 90 }, (_, n) =>
    use(cardId, addDays(firstDays[Math.floor(n / 30)] ?? '', Math.floor((n % 30) / 3)), n === 40 ? -500n : 1000n + BigInt(n), n),
  );
  const em = test.services.database.fork();
  await startBilling(em, accountId, '2026-08-01');
  await recordUses(em, accountId, uses);
  await recordUses(em, accountId, uses);
  const first = await onDay(test.services, '2026-08-20', () => closeNextCycle(em, accountId));
  const payment = { ...use(cardId, '2026-09-10', -(first?.statement?.totalMinor ?? 0n), 90), kind: 'PAYMENT' as const };
  await recordUses(em, accountId, [payment]);
  await onDay(test.services, '2026-09-20', () => closeNextCycle(em, accountId));
}

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

function fail(answer: unknown): never {
  throw new Error(JSON.stringify(answer));
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

  it('lists what is unbilled page by page, each once, and nothing of a closed bill', async () => {
    const PAGE = `query Page($after: String) { viewer { accounts { unbilled {
      transactions(first: 12, after: $after) { edges { node { merchant } } pageInfo { hasNextPage endCursor } } } } } }`;
    interface Page {
      viewer: { accounts: { unbilled: { transactions: Connection } }[] };
    }
    interface Connection {
      edges: { node: { merchant: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    }
    const pages: string[][] = [];
    for (let after: string | null = null, more = true; more;) {
      const answer: { data: Page | null } = await test.ask<Page>(PAGE, { after }, { cookie });
      const { edges, pageInfo }: Connection = answer.data?.viewer.accounts[0]?.unbilled.transactions ?? fail(answer);
      pages.push(edges.map(({ node }) => node.merchant));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(pages.map((page) => page.length)).toEqual([12, 12, 6]);
    expect(pages.flat().toSorted()).toEqual(Array.from({ length: 30 }, (_, n) => `店 ${60 + n}`));
    const strangers = await test.ask<Page>(PAGE, {}, { cookie: strangersCookie });
    expect(strangers.data?.viewer.accounts[0]?.unbilled.transactions.edges).toEqual([]);
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

  it('that was never used is empty, not an error', async () => {
    const account = await firstAccount(strangersCookie);
    expect(account).toMatchObject({ dueStatement: null, unbilled: { count: 0, total: { minorUnits: 0 } }, statements: { edges: [] } });
  });
});

const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String) { viewer { accounts {
  transactions(first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { id merchant usedOn amount { minorUnits } card { lastFour } } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
} } }`;

interface TransactionPage {
  viewer: { accounts: { transactions: Page }[] };
}
interface Page {
  edges: { cursor: string; node: { id: string; merchant: string; usedOn: string } }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

function ask(variables: object, as = cookie) {
  return test.ask<TransactionPage>(PAGE, variables, { cookie: as });
}

async function page(variables: object): Promise<Page> {
  const answer = await ask(variables);
  const found = answer.data?.viewer.accounts[0]?.transactions;
  if (found === undefined) throw new Error(JSON.stringify(answer.errors));
  return found;
}

describe('a list of transactions', () => {
  it('is walked forward without a gap or a repeat, newest first', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { edges, pageInfo } = await page({ first: 7, after });
      seen.push(...edges.map(({ node }) => `${node.usedOn} ${node.id}`));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    // 90 uses and the payment of the first bill.
    expect(new Set(seen).size).toBe(91);
    expect(seen.map((entry) => entry.slice(0, 10))).toEqual(
      seen
        .map((entry) => entry.slice(0, 10))
        .toSorted()
        .toReversed(),
    );
  });

  it('is walked backward to the same order', async () => {
    const forward = (await page({ first: 100 })).edges.map(({ node }) => node.id);
    const backward: string[] = [];
    let before: string | null = null;
    do {
      const { edges, pageInfo } = await page({ last: 11, before });
      backward.unshift(...edges.map(({ node }) => node.id));
      before = pageInfo.hasPreviousPage ? pageInfo.startCursor : null;
    } while (before !== null);
    expect(backward).toEqual(forward);
  });

  it.each([
    [{}, 'Give either `first` or `last`'],
    [{ first: 1, last: 1 }, 'Give either `first` or `last`'],
    [{ first: 0 }, '`first` must be 1 to 100; it is 0.'],
    [{ last: 101 }, '`last` must be 1 to 100; it is 101.'],
    [{ first: 1, before: 'x' }, '`before` goes with `last`'],
    [{ first: 1, after: 'forged' }, 'The cursor was not given out'],
    [{ first: 1, after: Buffer.from('2026-99-99/x').toString('base64url') }, 'The cursor was not given out'],
    [
      { first: 1, after: Buffer.from('2026-02-31/00000000-0000-7000-8000-000000000000').toString('base64url') },
      'The cursor was not given out',
    ],
  ])('asked for with %j says what is wrong', async (variables, message) => {
    const { errors } = await ask(variables);
    expect(errors?.[0]?.message).toContain(message);
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', requestId: expect.any(String) as string });
  });
});

const NODE =
  'query ($id: ID!) { node(id: $id) { __typename id ... on Statement { label account { id } transactions(first: 100) { edges { node { id } } } } } }';

describe('everything with an id', () => {
  it('is found by it, for its member alone', async () => {
    interface Nodes {
      viewer: {
        id: string;
        accounts: {
          id: string;
          cards: { id: string }[];
          statements: { edges: { node: { id: string } }[] };
          transactions: { edges: { node: { id: string; account: { id: string; name: string } } }[] };
        }[];
      };
    }
    const all = `{ viewer { id accounts { id cards { id } statements(first: 1) { edges { node { id } } }
      transactions(first: 1) { edges { node { id account { id name } } } } } } }`;
    const { viewer } = (await test.ask<Nodes>(all, {}, { cookie })).data ?? {};
    const [account] = viewer?.accounts ?? [];
    const transaction = account?.transactions.edges[0]?.node;
    expect(transaction?.account).toEqual({ id: account?.id, name: 'Test card' });
    const ids: Record<string, string | undefined> = {
      Account: account?.id,
      Card: account?.cards[0]?.id,
      InstallmentPlan: await keepInstallmentPlan(transaction?.id ?? ''),
      Member: viewer?.id,
      Passkey: await keepPasskey(hanako.memberId),
      Statement: account?.statements.edges[0]?.node.id,
      Transaction: transaction?.id,
    };
    const schema = await createPublicSchema();
    const node = schema.getType('Node') as GraphQLInterfaceType;
    expect(Object.keys(ids)).toEqual(
      schema
        .getPossibleTypes(node)
        .map(({ name }) => name)
        .toSorted(),
    );
    for (const [type, id] of Object.entries(ids)) {
      const find = (session: string) => test.ask('query ($id: ID!) { node(id: $id) { __typename id } }', { id }, { cookie: session });
      expect(await find(cookie)).toMatchObject({ data: { node: { __typename: type, id } } });
      expect(await find(strangersCookie)).toMatchObject({ data: { node: null } });
    }
  });
});

/** A plan that was confirmed some other day. @returns its id */
async function keepInstallmentPlan(transactionId: string): Promise<string> {
  const [accountId, id] = localKey('Transaction', transactionId);
  const [row] = await query<{ id: string }>(
    test.services.database.fork(),
    `insert into installment_plan (account_id, id, transaction_id, count, principal_minor, fee_minor, annual_rate_bp, early_repayment, year_days, deadline_on)
     values ($1, gen_random_uuid(), $2, 2, 100, 0, 0, 'BY_DAYS', 'ACTUAL', '2026-01-01') returning id`,
    [accountId, id],
  );
  await query(
    test.services.database.fork(),
    `insert into installment_payment (account_id, plan_id, number, closing_on, due_on, principal_minor, fee_minor)
     select $1, $2, n, '2026-01-15', '2026-02-10', 50, 0 from generate_series(1, 2) n`,
    [accountId, row?.id],
  );
  return globalId('InstallmentPlan', accountId, row?.id ?? '');
}

/** A passkey that was registered some other day. @returns its id */
async function keepPasskey(memberId: string): Promise<string> {
  const [row] = await query<{ id: string }>(
    test.services.database.fork(),
    `insert into passkey (id, login_id, credential_id, public_key, sign_count, transports, is_synced, name)
     select gen_random_uuid(), id, 'credential', 'key', 0, '{}', false, 'Phone' from login where member_id = $1 returning id`,
    [memberId],
  );
  return globalId('Passkey', row?.id ?? '');
}

describe('what a member may not see', () => {
  it('does not exist for them: by id, with its cursor, or logged out', async () => {
    const account = await firstAccount(cookie);
    const statement = account.statements.edges[0]?.node.id ?? '';
    const [first] = (await page({ first: 1 })).edges;
    const ids = [account.id, statement, first?.node.id ?? '', Buffer.from(`Member:${hanako.memberId}`).toString('base64url')];
    for (const id of ids) {
      const own = await test.ask<{ node: { id: string } | null }>(NODE, { id }, { cookie });
      expect(own.data?.node?.id).toBe(id);
      for (const headers of [{ cookie: strangersCookie }, {}]) {
        const foreign = await test.ask<{ node: unknown }>(NODE, { id }, headers as Record<string, string>);
        expect(foreign).toMatchObject({ data: { node: null }, errors: undefined });
      }
    }
    const stolen = await ask({ first: 100, after: first?.cursor }, strangersCookie);
    expect(stolen.data?.viewer.accounts[0]?.transactions.edges).toEqual([]);
  });

  it.each([
    '',
    'x',
    '💥',
    Buffer.from('Statement:1/2').toString('base64url'),
    Buffer.from('__proto__:00000000-0000-7000-8000-000000000000').toString('base64url'),
    'A'.repeat(5000),
  ])('is the same null as an id nobody gave out (%#)', async (id) => {
    expect(await test.ask(NODE, { id }, { cookie })).toMatchObject({ data: { node: null }, errors: undefined });
  });

  it('lists the same uses on a statement as its total says', async () => {
    const account = await firstAccount(cookie);
    const id = account.statements.edges[0]?.node.id;
    const answer = await test.ask<{ node: { label: string; account: { id: string }; transactions: { edges: unknown[] } } }>(
      NODE,
      { id },
      { cookie },
    );
    expect(answer.data?.node).toMatchObject({ label: '2026-09', account: { id: account.id } });
    // 30 uses, and the payment of the bill before.
    expect(answer.data?.node.transactions.edges).toHaveLength(31);
  });
});
