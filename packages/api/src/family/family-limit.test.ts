import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../platform/index.js';
import { startBilling } from '../statements/index.js';
import { addToFamily } from '../test/family.js';
import { mailsTo } from '../test/mails.js';
import { enter, kindsOf, type Entered } from '../test/sessions.js';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

interface Limit {
  amount: { minorUnits: number } | null;
  used: { minorUnits: number };
  countsAnewOn: string;
  canBeSet: boolean;
  version: number;
}

interface Outcome {
  __typename: string;
  code?: string;
  reason?: string;
  card?: { familyLimit: Limit };
}

const LIMIT = 'familyLimit { amount { minorUnits } used { minorUnits } countsAnewOn canBeSet version }';

async function ask({ cookie }: Entered, document: string, variables: object): Promise<Outcome> {
  const { data, errors } = await test.ask<{ act: Outcome }>(document, variables, { cookie });
  if (data === null) return { __typename: String(errors?.[0]?.extensions['code']) };
  return data.act;
}

function set(who: Entered, cardId: string, amount: number | null, version: number, currency = 'JPY'): Promise<Outcome> {
  const document = `mutation ($input: SetFamilyCardLimitInput!) { act: setFamilyCardLimit(input: $input) { __typename ... on Refusal { code }
    ... on SetFamilyCardLimitSuccess { card { ${LIMIT} } } } }`;
  const input = { cardId: globalId('Card', cardId), amount: amount === null ? null : { minorUnits: amount, currency }, version };
  return ask(who, document, { input });
}

function buy(who: Entered, cardId: string, minorUnits: number): Promise<Outcome> {
  const document = `mutation ($input: SimulatePurchaseInput!) { act: simulatePurchase(input: $input) { __typename ... on Refusal { code }
    ... on PurchaseDeclined { reason } } }`;
  const price = { minorUnits, currency: 'JPY' };
  return ask(who, document, { input: { cardId: globalId('Card', cardId), merchant: 'Shop', price, idempotencyKey: randomUUID() } });
}

async function family(name: string): Promise<{ basic: Entered; child: Entered }> {
  const basic = await enter(test, `${name}.basic`);
  await startBilling(test.services.database.fork(), basic.member.accountId);
  return { basic, child: await enter(test, await addToFamily(test, basic.member, `${name}.child`)) };
}

describe('the limit of a family card', () => {
  it('is set by the basic member, told to both, and seen with what was used', async () => {
    const { basic, child } = await family('limit.set');
    await buy(child, child.member.cardId, 1200);
    const outcome = await set(basic, child.member.cardId, 5000, 0);
    expect(outcome.card?.familyLimit).toMatchObject({
      amount: { minorUnits: 5000 },
      used: { minorUnits: 1200 },
      canBeSet: true,
      version: 1,
    });
    expect(outcome.card?.familyLimit.countsAnewOn).toMatch(/^\d{4}-\d{2}-01$/);
    const own = await ask(child, `query ($id: ID!) { act: node(id: $id) { __typename ... on Card { ${LIMIT} } } }`, {
      id: globalId('Card', child.member.cardId),
    });
    expect(own).toMatchObject({ familyLimit: { amount: { minorUnits: 5000 }, canBeSet: false } });
    for (const member of [basic.member, child.member]) expect(await kindsOf(test, member)).toContain('FAMILY_CARD_LIMIT_SET');
    expect((await mailsTo(test.services, 'limit.set.child@example.jp')).map(({ subject }) => subject)).toContain(
      'The limit of a family card was changed',
    );
    expect((await mailsTo(test.services, 'limit.set.child@example.jp')).at(-1)?.text).toMatch(/It is the card ending \d{4}\./);
    expect(await set(basic, child.member.cardId, 5000, 0)).toMatchObject({ card: { familyLimit: { version: 1 } } });
    expect(await set(basic, child.member.cardId, 6000, 0)).toMatchObject({ code: 'DETAILS_CHANGED' });
  });

  it('declines what would exceed it, to the yen, pending uses and all cards of the holder counted; and nobody else’s', async () => {
    const { basic, child } = await family('limit.held');
    await set(basic, child.member.cardId, 5000, 0);
    expect(await buy(child, child.member.cardId, 4000)).toMatchObject({ __typename: 'SimulatePurchaseSuccess' });
    expect(await buy(basic, child.member.cardId, 1001)).toMatchObject({ reason: 'OVER_LIMIT' });
    expect(await buy(child, child.member.cardId, 1000)).toMatchObject({ __typename: 'SimulatePurchaseSuccess' });
    expect(await buy(child, child.member.cardId, 1)).toMatchObject({ reason: 'OVER_LIMIT' });
    expect(await buy(basic, basic.member.cardId, 90_000)).toMatchObject({ __typename: 'SimulatePurchaseSuccess' });
    expect(await set(basic, child.member.cardId, null, 1)).toMatchObject({ card: { familyLimit: { amount: null, version: 2 } } });
    expect(await buy(child, child.member.cardId, 90_000)).toMatchObject({ __typename: 'SimulatePurchaseSuccess' });
    expect(await set(basic, child.member.cardId, 0, 2)).toMatchObject({ __typename: 'SetFamilyCardLimitSuccess' });
    expect(await buy(child, child.member.cardId, 1)).toMatchObject({ reason: 'OVER_LIMIT' });
  });

  it('holds when many buy at once', async () => {
    const { basic, child } = await family('limit.race');
    await set(basic, child.member.cardId, 5000, 0);
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => buy(child, child.member.cardId, 1000)));
    expect(outcomes.filter(({ __typename }) => __typename === 'SimulatePurchaseSuccess')).toHaveLength(5);
  });

  it('is set over the version that was seen, by the basic member alone, for family cards alone', async () => {
    const { basic, child } = await family('limit.refused');
    const stranger = await enter(test, 'limit.stranger');
    expect(await set(child, child.member.cardId, 1, 0)).toMatchObject({ code: 'BASIC_MEMBER_ONLY' });
    expect(await set(stranger, child.member.cardId, 1, 0)).toMatchObject({ code: 'CARD_NOT_FOUND' });
    expect(await set({ ...basic, cookie: '' }, child.member.cardId, 1, 0)).toMatchObject({ code: 'NOT_LOGGED_IN' });
    const both = await Promise.all([set(basic, child.member.cardId, 1, 0), set(basic, child.member.cardId, 2, 0)]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['DetailsChanged', 'SetFamilyCardLimitSuccess']);
    expect(await set(basic, child.member.cardId, 3, 9)).toMatchObject({ code: 'DETAILS_CHANGED' });
    for (const wrong of [set(basic, basic.member.cardId, 1, 0), set(basic, child.member.cardId, 1, 1, 'USD')]) {
      expect((await wrong).__typename).toBe('BAD_USER_INPUT');
    }
    for (const amount of [-1, 1_000_000_000, 0.5, 2 ** 53]) {
      expect((await set(basic, child.member.cardId, amount, 1)).__typename).toBe('BAD_USER_INPUT');
    }
  });
});
