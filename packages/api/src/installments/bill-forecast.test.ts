import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../calendar/days.js';
import { query, type EntityManager } from '../platform/index.js';
import { onDay } from '../test/clock.js';
import { asOn, buy, closeAll, convert, offerOf, pay, refund, shopper, type Offer, type Shopper } from '../test/installments.js';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

function em(): EntityManager {
  return test.services.database.fork();
}

/** What an offer says of the next bills, as `closing date, without the plan, with it`. */
function said({ forecast }: Offer): string[] {
  return forecast.map(({ closingDate, before, after }) => `${closingDate} ${before.minorUnits} ${after.minorUnits}`);
}

describe('what an offer makes of the next bills', () => {
  it('does not take off what was paid of the bill before, which is no use of this one', async () => {
    const member = await shopper(test, 'has.paid');
    await buy(em(), member, [{ on: '2026-03-01', minor: 50_000n }]);
    await onDay(test.services, '2026-03-20', () => closeAll(member));
    await pay(member, '2026-04-10', 50_000n);
    const [id = ''] = await buy(em(), member, [{ on: '2026-04-02', minor: 20_000n }]);
    await asOn(member, '2026-04-12', async () => {
      // ¥20,000 in 3 at 2.04 is ¥20,408.
      expect(said(await offerOf(member, id, 3))).toEqual(['2026-04-15 20000 6804', '2026-05-15 0 6802', '2026-06-15 0 6802']);
    });
  });

  it('has a use of before the last closing that was posted after it: the next bill takes it', async () => {
    const member = await shopper(test, 'posted.late');
    const [id = ''] = await buy(em(), member, [{ on: '2026-03-01', minor: 20_000n }]);
    await onDay(test.services, '2026-03-20', () => closeAll(member));
    await buy(em(), member, [{ on: '2026-03-14', minor: 7_000n }]);
    await asOn(member, '2026-03-21', async () => {
      expect(said(await offerOf(member, id, 3))).toEqual(['2026-03-15 20000 6804', '2026-04-15 7000 13802', '2026-05-15 0 6802']);
    });
  });

  it('has what is overdue, which is carried over', async () => {
    const member = await shopper(test, 'is.overdue');
    await buy(em(), member, [{ on: '2026-03-01', minor: 5_000n }]);
    await onDay(test.services, '2026-03-20', () => closeAll(member));
    const [id = ''] = await buy(em(), member, [{ on: '2026-04-02', minor: 20_000n }]);
    await pay(member, '2026-04-11', 1_000n);
    await asOn(member, '2026-04-12', async () => {
      expect(said(await offerOf(member, id, 3))[0]).toBe('2026-04-15 24000 10804');
    });
  });

  it('comes true, whatever was used, refunded and paid before, where what is due is paid from then on and nothing else happens', async () => {
    const events = fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 100 }),
        usedBefore: fc.integer({ min: 0, max: 20 }),
        kind: fc.constantFrom('BUY' as const, 'REFUND' as const, 'PAY' as const, 'PAY_DUE' as const),
        minor: fc.bigInt(1n, 90_000n),
      }),
      { maxLength: 12 },
    );
    let round = 0;
    await fc.assert(
      fc.asyncProperty(events, fc.boolean(), async (happened, isConverting) => {
        round += 1;
        const member = await shopper(test, `forecast.${round}`, '2026-01-16');
        for (const { day, usedBefore, kind, minor } of happened.toSorted((one, other) => one.day - other.day)) {
          const on = addDays('2026-01-20', day);
          await onDay(test.services, on, async () => {
            await closeAll(member);
            const [bought = ''] =
              kind === 'PAY' || kind === 'PAY_DUE' ? [] : await buy(em(), member, [{ on: addDays(on, -usedBefore), minor }]);
            if (kind === 'REFUND') await refund(member, bought, on, (minor + 1n) / 2n);
            if (kind === 'PAY') await pay(member, on, minor);
            if (kind === 'PAY_DUE') await payDue(member, on);
          });
        }
        const forecast = await asOn(member, '2026-05-05', async () => {
          await closeAll(member);
          const [id = ''] = await buy(em(), member, [{ on: '2026-05-05', minor: 20_000n }]);
          const offer = await offerOf(member, id, 3);
          if (isConverting) await convert(member, [offer.id]);
          return offer.forecast;
        });
        for (const { closingDate, before, after } of forecast) {
          // Direct debit: all that is due, on the day it is.
          const due = addDays(closingDate, -4);
          await onDay(test.services, due, () => payDue(member, due));
          await onDay(test.services, addDays(closingDate, 1), () => closeAll(member));
          expect(await totalOf(member, closingDate)).toBe((isConverting ? after : before).minorUnits);
        }
      }),
      { numRuns: process.env['PROOF'] === '1' ? 60 : 6, endOnFailure: true },
    );
  }, 600_000);
});

/** Pays what the bills ask for that are due by a day and not overdue. */
async function payDue(member: Shopper, on: string): Promise<void> {
  const bills = await query<{ open: string }>(
    em(),
    `select (total_minor + adjustment_minor - paid_minor)::text as open from statement
      where account_id = $1 and status = 'CLOSED' and due_date between $2::date - 5 and $2::date order by due_date`,
    [member.accountId, on],
  );
  for (const { open } of bills) await pay(member, on, BigInt(open));
}

async function totalOf({ accountId }: Shopper, closingDate: string): Promise<number> {
  const [bill] = await query<{ total: number }>(
    em(),
    'select total_minor::int as total from statement where account_id = $1 and closing_date = $2',
    [accountId, closingDate],
  );
  return bill?.total ?? 0;
}
