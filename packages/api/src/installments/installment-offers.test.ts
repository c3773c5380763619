import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query, type EntityManager } from '../platform/index.js';
import { asOn, buy, cancel, convert, enter, offerOf, offersFor, shopper, TABLE_POLICY } from '../test/installments.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { setInstallmentPolicy } from './index.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

function em(): EntityManager {
  return test.services.database.fork();
}

describe('the offers for a purchase', () => {
  it('stand side by side with fee, total, dates and what they make of the next bills', async () => {
    const member = await shopper(test, 'offer.reader');
    const [id = ''] = await buy(em(), member, [
      { on: '2026-03-01', minor: 50_000n },
      { on: '2026-03-02', minor: 1_200n },
    ]);
    await asOn(member, '2026-03-10', async () => {
      const offers = await offersFor(member, id);
      // Due on Friday 10 April; five business days before is 3 April.
      expect(offers).toMatchObject({ __typename: 'InstallmentOffers', deadlineOn: '2026-04-03' });
      expect(offers.offers?.map(({ count }) => count)).toEqual([3, 6, 10]);
      expect(offers.offers?.[0]).toMatchObject({
        fee: { minorUnits: 1_020 },
        total: { minorUnits: 51_020 },
        payments: [
          { number: 1, dueDate: '2026-04-10', amount: { minorUnits: 17_008 } },
          { number: 2, dueDate: '2026-05-11', amount: { minorUnits: 17_006 } },
          { number: 3, dueDate: '2026-06-10', amount: { minorUnits: 17_006 } },
        ],
        forecast: [
          { closingDate: '2026-03-15', before: { minorUnits: 51_200 }, after: { minorUnits: 18_208 } },
          { closingDate: '2026-04-15', before: { minorUnits: 0 }, after: { minorUnits: 17_006 } },
          { closingDate: '2026-05-15', before: { minorUnits: 0 }, after: { minorUnits: 17_006 } },
        ],
      });
    });
  });

  it.each([
    ['a fee', { on: '2026-03-01', minor: 50_000n, kind: 'FEE' as const }, 'NOT_A_PURCHASE'],
    ['a small purchase', { on: '2026-03-01', minor: 9_999n }, 'AMOUNT_TOO_SMALL'],
  ])('are not there for %s, and the reason is told', async (what, purchase, obstacle) => {
    const member = await shopper(test, `no.offer.${what.replaceAll(' ', '.')}`);
    const [id = ''] = await buy(em(), member, [purchase]);
    await asOn(member, '2026-03-10', async () => {
      expect(await offersFor(member, id)).toMatchObject({ __typename: 'NoInstallmentOffers', obstacle });
    });
  });
});

describe('MO-10: an offer is honoured as it was shown, or refused', () => {
  it('expires by time', async () => {
    const member = await shopper(test, 'too.late');
    const [id = ''] = await buy(em(), member, [{ on: '2026-03-01', minor: 50_000n }]);
    const offer = await asOn(member, '2026-03-10', async () => {
      return offerOf(member, id, 3);
    });
    await asOn(member, '2026-03-11', async () => {
      expect(await convert(member, [offer.id])).toMatchObject({ __typename: 'QuoteExpired' });
    });
  });

  it('expires where the product’s table has changed meanwhile, and where the deadline has passed', async () => {
    const member = await shopper(test, 'changed.table');
    const [id = ''] = await buy(em(), member, [{ on: '2026-03-01', minor: 50_000n }]);
    const [product] = await query<{ id: string }>(em(), 'select card_product_id as id from account where id = $1', [member.accountId]);
    await asOn(member, '2026-03-10', async () => {
      const offer = await offerOf(member, id, 3);
      await setInstallmentPolicy(em(), product?.id ?? '', {
        ...TABLE_POLICY,
        terms: [{ count: 3, feePer10000: 205n, annualRateBp: null }],
      });
      expect(await convert(member, [offer.id])).toMatchObject({ __typename: 'QuoteExpired' });
      await setInstallmentPolicy(em(), product?.id ?? '', TABLE_POLICY);
      expect(await convert(member, [offer.id])).toMatchObject({ __typename: 'ConvertToInstallmentsSuccess' });
    });
  });

  it('is nobody else’s', async () => {
    const member = await shopper(test, 'offer.owner');
    const other = await shopper(test, 'offer.thief');
    const [id = ''] = await buy(em(), member, [{ on: '2026-03-01', minor: 50_000n }]);
    await asOn(member, '2026-03-10', async () => {
      await enter(other);
      const offer = await offerOf(member, id, 3);
      expect(await convert(other, [offer.id])).toMatchObject({ __typename: 'QuoteExpired' });
      const { plans: [plan] = [] } = await convert(member, [offer.id]);
      expect(await cancel(other, plan?.id ?? '')).toMatchObject({ __typename: 'PlanNotFound' });
      const seen = await test.ask<{ node: unknown }>(
        'query ($id: ID!) { node(id: $id) { id } }',
        { id: plan?.id },
        { cookie: other.cookie },
      );
      expect(seen.data?.node).toBeNull();
    });
  });
});
