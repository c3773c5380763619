import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMember, issueCard } from '../accounts/index.js';
import { addLogin } from '../identity/index.js';
import { globalId, query } from '../platform/index.js';
import { startBilling } from '../statements/index.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { enter, type Entered } from '../test/sessions.js';
import { startTestServer, type TestServer } from '../test/server.js';

let postgres: TestPostgres;
let test: TestServer;
let hanako: Entered;
let child: Entered;
beforeAll(async () => {
  postgres = await startPostgres();
  test = await startTestServer({ DATABASE_URL: postgres.url });
  hanako = await enter(test, 'hanako');
  child = await addToFamily(hanako, 'child');
});
afterAll(async () => {
  await test.stop();
  await postgres.stop();
});

async function addToFamily({ member: { accountId } }: Entered, userId: string): Promise<Entered> {
  const em = test.services.database.fork();
  const password = `${userId}-right-password`;
  const memberId = await addMember(em, { language: 'EN' });
  await addLogin(em, { person: { memberId }, userId, passwordHash: await test.services.passwordHasher.hash(password) });
  const cardId = String(await issueCard(em, { accountId, memberId, lastFour: '1111' }));
  return enter(test, { memberId, accountId, cardId, userId, password });
}

const FIELDS: Record<string, string> = {
  simulatePurchase: 'transaction { id status usedOn postedOn category amount { minorUnits } originalAmount { minorUnits currency } }',
  simulatePosting: 'transaction { id status amount { minorUnits } originalAmount { minorUnits } }',
  simulateRefund: 'purchase { id status refundedAmount { minorUnits } } refund { id status amount { minorUnits } }',
  simulatePayment: 'payment { id kind amount { minorUnits } }',
  simulateClosing: 'closingDate statement { id label total { minorUnits } amountDue { minorUnits } }',
};

interface Outcome {
  __typename: string;
  code?: string;
  reason?: string;
  message?: string;
  transaction?: { id: string; status: string; amount: { minorUnits: number } };
  purchase?: { status: string; refundedAmount: { minorUnits: number } };
  refund?: { id: string; amount: { minorUnits: number } };
  payment?: { id: string };
  closingDate?: string;
  statement?: { id: string; label: string; total: { minorUnits: number }; amountDue: { minorUnits: number } } | null;
}

async function simulate(who: Entered, act: string, input: object): Promise<Outcome> {
  const type = `S${act.slice(1)}`;
  const { data, errors } = await test.ask<Record<string, Outcome>>(
    `mutation ($input: ${type}Input!) { ${act}(input: $input) { __typename ... on ${type}Success { ${FIELDS[act]} }
       ${act === 'simulatePurchase' ? '... on PurchaseDeclined { reason }' : ''} ... on Refusal { code message } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
    { cookie: who.cookie },
  );
  if (errors !== undefined) throw new Error(errors.map(({ message, extensions }) => `${String(extensions['code'])}: ${message}`).join());
  return data?.[act] ?? { __typename: 'nothing' };
}

const yen = (minorUnits: number) => ({ minorUnits, currency: 'JPY' });

function buy(who: Entered, input: object = {}): Promise<Outcome> {
  const cardId = globalId('Card', who.member.cardId);
  return simulate(who, 'simulatePurchase', { cardId, merchant: 'Corner Shop', price: yen(1200), ...input });
}

async function setCard(who: Entered, set: string): Promise<void> {
  await query(test.services.database.fork(), `update card set ${set} where id = $1`, [who.member.cardId]);
}

async function countUses({ member }: Entered): Promise<number> {
  const [row] = await query<{ count: number }>(
    test.services.database.fork(),
    'select count(*)::int as count from card_transaction where account_id = $1',
    [member.accountId],
  );
  return row?.count ?? 0;
}

describe('a purchase that is made up', () => {
  it('is posted today and stands among what is unbilled', async () => {
    const { transaction } = await buy(hanako, { merchantCategoryCode: '5814' });
    expect(transaction).toMatchObject({ status: 'POSTED', category: 'DINING', amount: { minorUnits: 1200 }, originalAmount: null });
    const { data } = await test.ask(
      '{ viewer { accounts { unbilled { transactions(first: 9) { edges { node { id } } } } } } }',
      {},
      { cookie: hanako.cookie },
    );
    expect(JSON.stringify(data)).toContain(transaction?.id);
  });

  it('of another currency is pending, keeps its id when it is posted, with another amount if need be, and is posted once', async () => {
    const price = { minorUnits: 850, currency: 'USD' };
    const { transaction } = await buy(hanako, { price, exchangeRate: '150.58', isPending: true });
    expect(transaction).toMatchObject({ status: 'PENDING', amount: { minorUnits: 1280 }, originalAmount: price });
    const posting = { transactionId: transaction?.id, amount: yen(1302) };
    expect(await simulate(hanako, 'simulatePosting', posting)).toMatchObject({
      transaction: { id: transaction?.id, status: 'POSTED', amount: { minorUnits: 1302 }, originalAmount: { minorUnits: 850 } },
    });
    expect(await simulate(hanako, 'simulatePosting', posting)).toMatchObject({ __typename: 'NothingToPost', code: 'NOTHING_TO_POST' });
  });

  it('is declined by a card that is frozen, stopped, closed, expired or still to be made, and nothing of it is recorded', async () => {
    const shopper = await enter(test, 'decliner');
    const before = await countUses(shopper);
    for (const [set, undo, reason] of [
      [`frozen_at = app_now(), frozen_by = 'HOLDER'`, 'frozen_at = null, frozen_by = null', 'CARD_FROZEN'],
      [`stopped_at = app_now(), loss = 'LOST'`, 'stopped_at = null, loss = null', 'CARD_STOPPED'],
      ['closed_at = app_now()', 'closed_at = null', 'CARD_CLOSED'],
      [`expires_on = '2020-01-31'`, 'expires_on = null', 'CARD_EXPIRED'],
      ['replaces_card_id = id, last_four = null', `replaces_card_id = null, last_four = '1234'`, 'CARD_NOT_MADE'],
    ] as const) {
      await setCard(shopper, set);
      expect(await buy(shopper)).toMatchObject({ __typename: 'PurchaseDeclined', code: 'PURCHASE_DECLINED', reason });
      await setCard(shopper, undo);
    }
    expect(await countUses(shopper)).toBe(before);
    expect((await buy(shopper)).__typename).toBe('SimulatePurchaseSuccess');
  });

  it('is made once for its key, however many ask at once, and a key stands for one purchase', async () => {
    const shopper = await enter(test, 'in.a.hurry');
    const idempotencyKey = randomUUID();
    const all = await Promise.all(Array.from({ length: 12 }, () => buy(shopper, { idempotencyKey })));
    expect(new Set(all.map(({ transaction }) => transaction?.id)).size).toBe(1);
    expect(await countUses(shopper)).toBe(1);
    expect((await buy(shopper, { idempotencyKey, price: yen(1) })).code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('waits for a freeze that is under way, and is declined by it', async () => {
    const shopper = await enter(test, 'too.late');
    const [outcome] = await test.services.database.fork().transactional(async (tx) => {
      await query(tx as never, `update card set frozen_at = app_now(), frozen_by = 'HOLDER' where id = $1`, [shopper.member.cardId]);
      const asked = buy(shopper);
      const first = await Promise.race([asked, new Promise((resolve) => setTimeout(() => resolve('waits'), 300))]);
      expect(first).toBe('waits');
      return [asked];
    });
    expect(await outcome).toMatchObject({ reason: 'CARD_FROZEN' });
  });

  it.each([
    [{ merchant: '' }, 'merchant'],
    [{ merchantCategoryCode: '12' }, 'merchantCategoryCode'],
    [{ price: yen(0) }, 'price.minorUnits'],
    [{ price: { minorUnits: 100, currency: 'USD' } }, 'exchangeRate'],
    [{ idempotencyKey: 'short' }, 'idempotencyKey'],
  ])('%j is a mistake of the caller, who is told of %s', async (input, field) => {
    await expect(buy(hanako, input)).rejects.toThrow(new RegExp(`BAD_USER_INPUT: .*${field}`));
  });
});

describe('what follows a purchase', () => {
  it('a refund gives back a part or the whole, and more than one may', async () => {
    const { transaction } = await buy(hanako, { price: yen(3000) });
    const part = await simulate(hanako, 'simulateRefund', { purchaseId: transaction?.id, amount: yen(1000) });
    expect(part).toMatchObject({ purchase: { status: 'PARTLY_REFUNDED' }, refund: { amount: { minorUnits: -1000 } } });
    const rest = await simulate(hanako, 'simulateRefund', { purchaseId: transaction?.id, amount: yen(2000) });
    expect(rest).toMatchObject({ purchase: { status: 'REFUNDED', refundedAmount: { minorUnits: 3000 } } });
    expect((await simulate(hanako, 'simulateRefund', { purchaseId: rest.refund?.id })).code).toBe('NOTHING_TO_REFUND');
  });

  it('a closing makes the bill of the cycle that is under way, a payment pays it, and the next cycle goes on', async () => {
    const payer = await enter(test, 'payer');
    const accountId = globalId('Account', payer.member.accountId);
    await buy(payer, { price: yen(5000) });
    const first = await simulate(payer, 'simulateClosing', { accountId });
    expect(first.statement).toMatchObject({ total: { minorUnits: 5000 }, amountDue: { minorUnits: 5000 } });
    expect((await simulate(payer, 'simulatePayment', { accountId, amount: yen(5000) })).payment).toMatchObject({ kind: 'PAYMENT' });
    await buy(payer, { price: yen(700) });
    const second = await simulate(payer, 'simulateClosing', { accountId });
    expect(second.statement).toMatchObject({ total: { minorUnits: 700 } });
    expect(String(second.closingDate) > String(first.closingDate)).toBe(true);
  });

  it('a closing without anything to bill makes none, and none is made more than a year ahead', async () => {
    const idle = await enter(test, 'idle');
    await startBilling(test.services.database.fork(), idle.member.accountId);
    const accountId = globalId('Account', idle.member.accountId);
    const outcomes: string[] = [];
    for (let n = 0; n < 15; n += 1) {
      const { __typename, statement, code } = await simulate(idle, 'simulateClosing', { accountId });
      outcomes.push(code ?? __typename);
      if (code === undefined) expect(statement).toBeNull();
    }
    expect(outcomes.filter((outcome) => outcome === 'SimulateClosingSuccess').length).toBeGreaterThanOrEqual(12);
    expect(outcomes.at(-1)).toBe('CLOSING_TOO_FAR_AHEAD');
  });
});

describe('who makes something up', () => {
  it('a supplementary member does with their own card, and not with another’s', async () => {
    expect((await buy(child)).__typename).toBe('SimulatePurchaseSuccess');
    expect((await buy(child, { cardId: globalId('Card', hanako.member.cardId) })).code).toBe('CARD_NOT_FOUND');
    const { transaction } = await buy(hanako);
    expect((await simulate(child, 'simulateRefund', { purchaseId: transaction?.id })).code).toBe('NOTHING_TO_REFUND');
    const accountId = globalId('Account', hanako.member.accountId);
    expect((await simulate(child, 'simulateClosing', { accountId })).code).toBe('BASIC_MEMBER_ONLY');
    expect((await simulate(child, 'simulatePayment', { accountId, amount: yen(5) })).code).toBe('BASIC_MEMBER_ONLY');
  });

  it('a basic member does with a family card, and nobody with what is not theirs', async () => {
    const cardId = globalId('Card', child.member.cardId);
    expect((await buy(hanako, { cardId })).__typename).toBe('SimulatePurchaseSuccess');
    const stranger = await enter(test, 'stranger');
    const before = await countUses(hanako);
    expect((await buy(stranger, { cardId })).code).toBe('CARD_NOT_FOUND');
    const accountId = globalId('Account', hanako.member.accountId);
    expect((await simulate(stranger, 'simulateClosing', { accountId })).code).toBe('ACCOUNT_NOT_OPEN');
    expect((await simulate(stranger, 'simulatePayment', { accountId, amount: yen(5) })).code).toBe('ACCOUNT_NOT_OPEN');
    expect(await countUses(hanako)).toBe(before);
  });
});
