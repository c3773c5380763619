import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../calendar/days.js';
import { globalId, query, type EntityManager, type Services } from '../platform/index.js';
import { startHarness, type Harness } from '../test/harness.js';
import { buy, memberWithInstallments } from '../test/installments.js';
import { postGraphql, send, type ApiProcess } from '../test/processes.js';
import { LOGIN, type EnrolledMember, type LoginData } from '../test/server.js';

const IS_PROOF = process.env['PROOF'] === '1';
const AT_ONCE = 200;
const COUNTS = [3, 6, 10];

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
}, 120_000);
afterAll(() => harness.stop());

interface Buyer extends EnrolledMember {
  cookie: string;
  address: string;
}

let nth = 0;

async function buyer(): Promise<Buyer> {
  nth += 1;
  const member = await memberWithInstallments(harness.services as Services, `race.buyer.${nth}`, addDays(today(), -1));
  const address = `198.51.100.${nth}`;
  const answer = await postGraphql<LoginData>(processOf(0).origin, address, LOGIN, {
    input: { userId: member.userId, password: member.password },
  });
  const cookie = /[\w-]*meisai=[^;]+/.exec(answer.setCookie)?.[0] ?? '';
  return { ...member, cookie, address };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function em(): EntityManager {
  return harness.services.database.fork();
}

function processOf(n: number): ApiProcess {
  const api = harness.all[n % harness.all.length];
  if (api === undefined) throw new Error('There is no API process.');
  return api;
}

async function offersOf(member: Buyer, transactionId: string): Promise<string[]> {
  interface Found {
    node: { installmentOffers: { offers: { id: string; count: number }[] } };
  }
  const answer = await postGraphql<Found>(
    processOf(0).origin,
    member.address,
    'query ($id: ID!) { node(id: $id) { ... on Transaction { installmentOffers { ... on InstallmentOffers { offers { id count } } } } } }',
    { id: globalId('Transaction', member.accountId, transactionId) },
    member.cookie,
  );
  return answer.data?.node.installmentOffers.offers.map(({ id }) => id) ?? [];
}

const CONVERT = `mutation ($input: ConvertToInstallmentsInput!) { act: convertToInstallments(input: $input) { __typename
  ... on Refusal { code } ... on PurchaseNotEligible { obstacle } ... on ConvertToInstallmentsSuccess { plans { id } } } }`;

interface Outcome {
  __typename: string;
  code?: string;
  obstacle?: string;
  plans?: { id: string }[];
}

async function convert(member: Buyer, n: number, idempotencyKey: string, offerId: string): Promise<Outcome> {
  const input = { idempotencyKey, offerIds: [offerId] };
  const { data, status } = await postGraphql<{ act: Outcome }>(processOf(n).origin, member.address, CONVERT, { input }, member.cookie);
  // The pool refuses more waiting than it can serve; the client then asks again with the same key.
  if (status === 503) return sleep(50).then(() => convert(member, n, idempotencyKey, offerId));
  return data?.act ?? { __typename: `HTTP ${status}` };
}

/** What the account owes by its lines, and how many plans its purchases have. */
async function ledgerOf({ accountId }: Buyer): Promise<{ plans: number; owed: number; agreed: number; notices: number; mails: number }> {
  const [row] = await query<{ plans: number; owed: number; agreed: number; notices: number; mails: number }>(
    em(),
    `select (select count(*)::int from installment_plan where account_id = $1 and status <> 'CANCELLED') as plans,
            (select sum(amount_minor)::int from bill_line where account_id = $1) as owed,
            (select coalesce(sum(principal_minor + fee_minor), 0)::int from installment_plan where account_id = $1 and status <> 'CANCELLED') as agreed,
            (select count(*)::int from activity y join account a on a.member_id = y.member_id where a.id = $1 and y.kind = 'CONVERTED_TO_INSTALLMENTS') as notices,
            (select count(*)::int from (select recipient, subject from mail_outbox union all select recipient, subject from caught_mail) q
              where recipient = (select value from contact c join account a on a.member_id = c.member_id where a.id = $1 and c.kind = 'EMAIL') and subject like '%installments%') as mails`,
    [accountId],
  );
  if (row === undefined) throw new Error('The ledger is empty.');
  return row;
}

describe('over four processes on one PostgreSQL', () => {
  it(
    `MO-01: of ${AT_ONCE} conversions of one purchase at once, with as many keys, exactly one is done`,
    async () => {
      for (let round = 0; round < (IS_PROOF ? 50 : 2); round += 1) {
        const member = await buyer();
        const [id = ''] = await buy(em(), member, [{ on: today(), minor: 50_000n }]);
        const offers = await offersOf(member, id);
        expect(offers).toHaveLength(COUNTS.length);
        const outcomes = await Promise.all(
          Array.from({ length: AT_ONCE }, (_, n) => convert(member, n, randomUUID(), offers[n % offers.length] ?? '')),
        );
        const done = outcomes.filter(({ __typename }) => __typename === 'ConvertToInstallmentsSuccess');
        const refused = outcomes.filter(({ obstacle }) => obstacle === 'CONVERTED_ALREADY');
        expect([done.length, refused.length]).toEqual([1, AT_ONCE - 1]);
        const { plans, owed, agreed, notices } = await ledgerOf(member);
        expect({ plans, notices, owed }).toEqual({ plans: 1, notices: 1, owed: agreed });
      }
    },
    IS_PROOF ? 900_000 : 120_000,
  );

  it('MO-02: one key is one act, at once and later, and another member’s key is another', async () => {
    const [member, other] = [await buyer(), await buyer()];
    const [id = ''] = await buy(em(), member, [{ on: today(), minor: 50_000n }]);
    const [others = ''] = await buy(em(), other, [{ on: today(), minor: 50_000n }]);
    const [offer = ''] = await offersOf(member, id);
    const atOnce = await Promise.all(Array.from({ length: 50 }, (_, n) => convert(member, n, 'the-same-key', offer)));
    const later = [];
    for (let n = 0; n < 50; n += 1) later.push(await convert(member, n, 'the-same-key', offer));
    expect(new Set([...atOnce, ...later].map(({ plans }) => plans?.[0]?.id)).size).toBe(1);
    expect((await ledgerOf(member)).plans).toBe(1);
    const [othersOffer = ''] = await offersOf(other, others);
    expect(await convert(other, 0, 'the-same-key', othersOffer)).toMatchObject({ __typename: 'ConvertToInstallmentsSuccess' });
  });

  it('MO-03: one key with another payload changes nothing, and the first act can still be repeated', async () => {
    const member = await buyer();
    const [id = '', another = ''] = await buy(em(), member, [
      { on: today(), minor: 50_000n },
      { on: today(), minor: 60_000n },
    ]);
    const [inThree = '', inSix = ''] = await offersOf(member, id);
    const [ofAnother = ''] = await offersOf(member, another);
    const first = await convert(member, 0, 'key-of-three', inThree);
    expect(first.__typename).toBe('ConvertToInstallmentsSuccess');
    expect(await convert(member, 1, 'key-of-three', inSix)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await convert(member, 2, 'key-of-three', ofAnother)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await convert(member, 3, 'key-of-three', inThree)).toEqual(first);
    expect((await ledgerOf(member)).plans).toBe(1);
  });

  it(
    'MO-07: an answer lost on its way is had again with the same key: as many plans as purchases',
    async () => {
      const member = await buyer();
      const rounds = IS_PROOF ? 500 : 30;
      const ids = await buy(
        em(),
        member,
        Array.from({ length: rounds }, (_, n) => ({ on: today(), minor: 20_000n + BigInt(n) })),
      );
      for (const [n, id] of ids.entries()) {
        const [offer = ''] = await offersOf(member, id);
        const key = randomUUID();
        await cutOff(member, n, { idempotencyKey: key, offerIds: [offer] }, Math.random() * 50);
        expect((await convert(member, n + 1, key, offer)).__typename).toBe('ConvertToInstallmentsSuccess');
      }
      const { plans, owed, agreed } = await ledgerOf(member);
      expect({ plans, owed }).toEqual({ plans: rounds, owed: agreed });
    },
    IS_PROOF ? 900_000 : 120_000,
  );

  /** Sends a conversion and cuts the connection after some milliseconds, whatever has become of it. */
  async function cutOff({ cookie, address }: Buyer, n: number, input: object, afterMs: number): Promise<void> {
    const sent = request(`${processOf(n).origin}/graphql`, {
      method: 'POST',
      agent: false,
      localAddress: '127.0.0.2',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address, cookie },
    });
    sent.on('error', () => undefined);
    sent.end(JSON.stringify({ query: CONVERT, variables: { input } }));
    await sleep(afterMs);
    sent.destroy();
  }

  it('MO-09: acts on the same accounts in opposite order end well: no fault, and mail and record once for each', async () => {
    const member = await buyer();
    const ids = await buy(
      em(),
      member,
      Array.from({ length: 40 }, (_, n) => ({ on: today(), minor: 12_000n + BigInt(n) })),
    );
    const offers: string[] = [];
    for (const id of ids) offers.push((await offersOf(member, id))[0] ?? '');
    // Pairs of acts that want the same two purchases in opposite order, all at once, beside transactions that lock the rows from elsewhere.
    const rivals = Array.from({ length: 8 }, () =>
      em()
        .transactional(async (tx) => {
          await query(tx as EntityManager, 'select 1 from account where id = $1 for update', [member.accountId]);
          await query(tx as EntityManager, 'update card_transaction set merchant = merchant where account_id = $1', [member.accountId]);
        })
        .catch(() => undefined),
    );
    const acts = offers.flatMap((offer, n) => {
      const next = offers[(n + 1) % offers.length] ?? '';
      return [both(member, n, [offer, next]), both(member, n + 1, [next, offer])];
    });
    const [outcomes] = await Promise.all([Promise.all(acts), Promise.all(rivals)]);
    expect(new Set(outcomes.map(({ __typename }) => __typename))).toEqual(new Set(['ConvertToInstallmentsSuccess', 'PurchaseNotEligible']));
    const done = outcomes.filter(({ __typename }) => __typename === 'ConvertToInstallmentsSuccess').length;
    const ledger = await ledgerOf(member);
    expect(ledger).toMatchObject({ plans: done * 2, notices: done, mails: done });
  });

  async function both(member: Buyer, n: number, offerIds: string[]): Promise<Outcome> {
    const body = JSON.stringify({ query: CONVERT, variables: { input: { idempotencyKey: randomUUID(), offerIds } } });
    const answer = await send(processOf(n).origin, { address: member.address, headers: { cookie: member.cookie }, body });
    if (answer.status === 503) return sleep(50).then(() => both(member, n, offerIds));
    return (JSON.parse(answer.body) as { data?: { act: Outcome } }).data?.act ?? { __typename: `HTTP ${answer.status} ${answer.body}` };
  }
});
