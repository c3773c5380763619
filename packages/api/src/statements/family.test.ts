import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMember } from '../accounts/index.js';
import { addLogin } from '../identity/index.js';
import { globalId, query, type EntityManager } from '../platform/index.js';
import { onDay } from '../test/clock.js';
import { login } from '../test/logins.js';
import { startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';
import { newUse } from '../test/uses.js';
import { closeNextCycle, recordUses, startBilling } from './index.js';

let test: TestServer;
let basic: EnrolledMember;
let familyCard: string;
let basicCookie: string;
let familyCookie: string;

beforeAll(async () => {
  test = await startTestServer();
  ({ member: basic, cookie: basicCookie } = await enter(test, 'basic.member'));
  familyCard = await addFamilyCard('family.member', '7777');
  const em = test.services.database.fork();
  await startBilling(em, basic.accountId, '2026-02-16');
  const use = (cardId: string, usedOn: string, amountMinor: bigint, n: number) =>
    newUse({ cardId, merchant: `店${n}`, usedOn, amountMinor });
  await recordUses(em, basic.accountId, [
    use(basic.cardId, '2026-03-01', 1000n, 1),
    use(familyCard, '2026-03-02', 200n, 2),
    use(basic.cardId, '2026-03-20', 4000n, 3),
    use(familyCard, '2026-03-21', 50n, 4),
  ]);
  await onDay(test.services, '2026-03-18', () => closeNextCycle(em));
  familyCookie = await enterFamily('family.member');
});
afterAll(() => test.stop());

async function addFamilyCard(userId: string, lastFour: string): Promise<string> {
  const em = test.services.database.fork();
  const memberId = await addMember(em, { language: 'JA' });
  await addLogin(em, { person: { memberId }, userId, passwordHash: await test.services.passwordHasher.hash(`${userId}-right-password`) });
  const [card] = await query<{ id: string }>(
    em,
    `insert into card (id, account_id, member_id, card_product_id, last_four)
     select gen_random_uuid(), account_id, $2, card_product_id, $3 from card where id = $1 returning id`,
    [basic.cardId, memberId, lastFour],
  );
  return card?.id ?? '';
}

async function enterFamily(userId: string): Promise<string> {
  return (await login(test, userId, `${userId}-right-password`)).cookie ?? '';
}

interface Seen {
  role: string;
  cards: { edges: { node: { lastFour: string } }[] };
  dueStatement: object | null;
  unbilled: { count: number; total: { minorUnits: number }; transactions: { edges: unknown[] } };
  transactions: { edges: { node: { id: string; merchant: string } }[] };
  searchTransactions: { totalCount: number; totalAmount: { minorUnits: number }; edges: unknown[] };
  statement: {
    id: string;
    status: string;
    total: object | null;
    amountDue: object | null;
    adjustment: object | null;
    breakdown: object | null;
    cards: { card: { lastFour: string }; total: { minorUnits: number } }[];
    transactions: { edges: { node: { merchant: string } }[] };
  };
}

const ACCOUNT = `{ viewer { accounts {
  role cards(first: 10) { edges { node { lastFour } } } dueStatement { id }
  unbilled { count total { minorUnits } transactions(first: 10) { edges { cursor } } }
  transactions(first: 10) { edges { node { id merchant } } }
  searchTransactions(first: 10) { totalCount totalAmount { minorUnits } edges { cursor } }
  statement(label: "2026-03") { id status total { minorUnits } amountDue { minorUnits } adjustment { minorUnits } breakdown { uses { minorUnits } }
    cards { card { lastFour } total { minorUnits } } transactions(first: 10) { edges { node { merchant } } } }
} } }`;

async function see(cookie: string): Promise<Seen> {
  const answer = await test.ask<{ viewer: { accounts: Seen[] } }>(ACCOUNT, {}, { cookie });
  const [account] = answer.data?.viewer.accounts ?? [];
  if (account === undefined) throw new Error(JSON.stringify(answer));
  return account;
}

const NODE = 'query ($id: ID!) { node(id: $id) { id } }';

async function isThere(id: string, cookie: string): Promise<boolean> {
  return (await test.ask<{ node: object | null }>(NODE, { id }, { cookie })).data?.node != null;
}

describe('a supplementary member', () => {
  it('sees their own card and its uses, in lists, counts, sums and search alike', async () => {
    const seen = await see(familyCookie);
    expect(seen.role).toBe('SUPPLEMENTARY');
    expect(seen.cards.edges).toEqual([{ node: { lastFour: '7777' } }]);
    expect(seen.transactions.edges.map(({ node }) => node.merchant)).toEqual(['店4', '店2']);
    expect(seen.unbilled).toMatchObject({ count: 1, total: { minorUnits: 50 }, transactions: { edges: [expect.anything()] } });
    expect(seen.searchTransactions).toMatchObject({ totalCount: 2, totalAmount: { minorUnits: 250 } });
    expect(seen.searchTransactions.edges).toHaveLength(2);
  });

  it('sees a bill’s period and their own subtotal; its total, balance and what is due do not exist', async () => {
    await query(test.services.database.fork(), `update statement set status = 'PAID', paid_minor = total_minor where account_id = $1`, [
      basic.accountId,
    ]);
    const { statement, dueStatement } = await see(familyCookie);
    await query(test.services.database.fork(), `update statement set status = 'CLOSED', paid_minor = 0 where account_id = $1`, [
      basic.accountId,
    ]);
    expect(statement.status).toBe('CLOSED');
    expect(dueStatement).toBeNull();
    expect(statement).toMatchObject({ total: null, amountDue: null, adjustment: null, breakdown: null });
    expect(statement.cards).toEqual([{ card: { lastFour: '7777' }, total: { minorUnits: 200 } }]);
    expect(statement.transactions.edges.map(({ node }) => node.merchant)).toEqual(['店2']);
  });

  it('finds nothing of the others by id, nor in a file', async () => {
    const [mine, theirs] = [(await see(familyCookie)).transactions.edges, (await see(basicCookie)).transactions.edges];
    const others = theirs.filter(({ node }) => !mine.some((own) => own.node.id === node.id));
    expect(others).toHaveLength(2);
    for (const { node } of others) expect(await isThere(node.id, familyCookie)).toBe(false);
    expect(await isThere(globalId('Card', basic.cardId), familyCookie)).toBe(false);
    expect(await isThere(globalId('Card', familyCard), familyCookie)).toBe(true);
    const { statement } = await see(familyCookie);
    const file = await test.server.app.inject({ url: `/downloads/statements/${statement.id}.csv`, headers: { cookie: familyCookie } });
    expect(file.statusCode).toBe(200);
    expect(file.body).toContain('店2');
    expect(file.body).not.toMatch(/店1|1000|1200/);
  });

  it('sees no payment, whatever card a file names beside it', async () => {
    const before = await see(familyCookie);
    await recordUses(test.services.database.fork(), basic.accountId, [
      newUse({ kind: 'PAYMENT', cardId: familyCard, merchant: '口座振替', usedOn: '2026-03-25', amountMinor: -300n }),
    ]);
    const after = await see(familyCookie);
    expect([after.transactions, after.unbilled, after.searchTransactions]).toEqual([
      before.transactions,
      before.unbilled,
      before.searchTransactions,
    ]);
    expect((await see(basicCookie)).transactions.edges.map(({ node }) => node.merchant)).toContain('口座振替');
  });

  it('loses all of it at once when their card is closed, and the basic member loses nothing', async () => {
    const guest = await addFamilyCard('family.guest', '8888');
    const cookie = await enterFamily('family.guest');
    expect((await see(cookie)).role).toBe('SUPPLEMENTARY');
    await query(test.services.database.fork() as EntityManager, 'update card set closed_at = app_now() where id = $1', [guest]);
    const after = await test.ask<{ viewer: { accounts: unknown[] } }>(ACCOUNT, {}, { cookie });
    expect(after.data?.viewer.accounts).toEqual([]);
    expect((await see(basicCookie)).cards.edges.map(({ node }) => node.lastFour)).toContain('8888');
  });
});

describe('the basic member', () => {
  it('sees all uses of the account, the family’s among them, and what each card comes to', async () => {
    const seen = await see(basicCookie);
    expect(seen.role).toBe('BASIC');
    expect(seen.transactions.edges).toHaveLength(5);
    expect(seen.statement).toMatchObject({ total: { minorUnits: 1200 }, breakdown: { uses: { minorUnits: 1200 } } });
    expect(seen.statement.cards).toEqual([
      { card: { lastFour: '4242' }, total: { minorUnits: 1000 } },
      { card: { lastFour: '7777' }, total: { minorUnits: 200 } },
    ]);
    expect(seen.dueStatement).not.toBeNull();
  });
});
