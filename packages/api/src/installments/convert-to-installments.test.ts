import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query, type EntityManager } from '../platform/index.js';
import { onDay as clockOnDay } from '../test/clock.js';
import { asOn, billsOf, buy, closeAll, convert, enter, offerOf, offersFor, shopper } from '../test/installments.js';
import { mailsTo } from '../test/mails.js';
import { connect } from '../test/oauth.js';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

function em(): EntityManager {
  return test.services.database.fork();
}

const onDay = <T>(day: string, work: () => Promise<T>): Promise<T> => clockOnDay(test.services, day, work);

describe('a conversion', () => {
  it('before the closing puts the payments on the bills to come, and the activity and one mail tell of it', async () => {
    const member = await shopper(test, 'converts.early');
    const [id = ''] = await buy(em(), member, [{ on: '2026-03-01', minor: 50_000n }]);
    await asOn(member, '2026-03-10', async () => {
      const offer = await offerOf(member, id, 3);
      const outcome = await convert(member, [offer.id]);
      expect(outcome).toMatchObject({
        __typename: 'ConvertToInstallmentsSuccess',
        plans: [
          {
            status: 'ACTIVE',
            fee: { minorUnits: 1_020 },
            remaining: { minorUnits: 51_020 },
            cancellableUntil: '2026-04-03',
            repaymentQuote: null,
          },
        ],
      });
    });
    await onDay('2026-05-20', () => closeAll(member));
    expect(await billsOf(member)).toEqual(['2026-03 17008 0', '2026-04 34014 0', '2026-05 51020 0']);
    const told = await query(em(), `select 1 from activity where member_id = $1 and kind = 'CONVERTED_TO_INSTALLMENTS'`, [member.memberId]);
    const mails = (await mailsTo(test.services, 'converts.early@example.jp')).filter(({ text }) => text.includes('51,020'));
    expect([told.length, mails.length]).toEqual([1, 1]);
  });

  it('after the closing leaves the bill as it was sent, adds lines to it, and a new amount due', async () => {
    const member = await shopper(test, 'converts.late');
    const [id = ''] = await buy(em(), member, [
      { on: '2026-03-01', minor: 50_000n },
      { on: '2026-03-02', minor: 700n },
    ]);
    await onDay('2026-03-20', async () => {
      await closeAll(member);
      await enter(member);
      await convert(member, [(await offerOf(member, id, 3)).id]);
      expect(await billsOf(member)).toEqual(['2026-03 50700 -32992']);
    });
    await onDay('2026-04-20', () => closeAll(member));
    expect(await billsOf(member)).toEqual(['2026-03 50700 -32992', '2026-04 34714 0']);
  });

  it('is done once for a key, however often it is sent, and the key stands for nothing else', async () => {
    const member = await shopper(test, 'same.key');
    const [one = '', other = ''] = await buy(em(), member, [
      { on: '2026-03-01', minor: 50_000n },
      { on: '2026-03-02', minor: 60_000n },
    ]);
    await asOn(member, '2026-03-10', async () => {
      const offer = await offerOf(member, one, 3);
      const first = await convert(member, [offer.id], 'one-key-for-all');
      expect(await convert(member, [offer.id], 'one-key-for-all')).toEqual(first);
      const differs = await convert(member, [(await offerOf(member, other, 6)).id], 'one-key-for-all');
      expect(differs).toMatchObject({ __typename: 'IdempotencyKeyReused', code: 'IDEMPOTENCY_KEY_REUSED' });
      expect(await convert(member, [offer.id], 'another-key')).toMatchObject({
        __typename: 'PurchaseNotEligible',
        obstacle: 'CONVERTED_ALREADY',
      });
    });
  });

  it('of several purchases is all or nothing', async () => {
    const member = await shopper(test, 'several');
    const [one = '', other = ''] = await buy(em(), member, [
      { on: '2026-03-01', minor: 20_000n },
      { on: '2026-03-02', minor: 30_000n },
    ]);
    await asOn(member, '2026-03-10', async () => {
      const offers = [(await offerOf(member, one, 3)).id, (await offerOf(member, other, 6)).id];
      expect(await convert(member, [offers[0] ?? '', 'bm8'])).toMatchObject({ __typename: 'QuoteExpired' });
      expect(await convert(member, [offers[0] ?? '', offers[0] ?? ''])).toMatchObject({ obstacle: 'CONVERTED_ALREADY' });
      expect((await offersFor(member, one)).__typename).toBe('InstallmentOffers');
      expect((await convert(member, offers)).plans).toHaveLength(2);
    });
  });

  it('of much asks for fresh proof', async () => {
    const member = await shopper(test, 'big.one');
    const [id = ''] = await buy(em(), member, [{ on: '2026-03-01', minor: 100_000n }]);
    await asOn(member, '2026-03-10', async () => {
      await query(
        em(),
        `update session set proved_at = proved_at - interval '1 hour' where login_id = (select id from login where member_id = $1)`,
        [member.memberId],
      );
      const offer = await offerOf(member, id, 3);
      expect(await convert(member, [offer.id])).toMatchObject({ __typename: 'StepUpNeeded' });
      expect((await offersFor(member, id)).__typename).toBe('InstallmentOffers');
    });
  });

  it('of much is nothing an app does, whatever it was let do', async () => {
    const member = await shopper(test, 'big.app');
    const ids = await buy(em(), member, [
      { on: '2026-03-01', minor: 100_000n },
      { on: '2026-03-02', minor: 50_000n },
    ]);
    const { token } = await connect(test, member, ['installments:read', 'installments:write', 'transactions:read']);
    const document = 'mutation ($input: ConvertToInstallmentsInput!) { act: convertToInstallments(input: $input) { __typename } }';
    await asOn(member, '2026-03-10', async () => {
      const outcomes: unknown[] = [];
      for (const id of ids) {
        const input = { offerIds: [(await offerOf(member, id, 3)).id], idempotencyKey: `by-the-app-${id}`.slice(0, 60) };
        const { data } = await test.ask<{ act: object }>(document, { input }, { authorization: `Bearer ${token}` });
        outcomes.push(data?.act);
      }
      expect(outcomes).toEqual([{ __typename: 'InPersonNeeded' }, { __typename: 'ConvertToInstallmentsSuccess' }]);
    });
  });
});
