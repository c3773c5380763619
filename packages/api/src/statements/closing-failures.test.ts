import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query, type EntityManager } from '../platform/index.js';
import { onDay } from '../test/clock.js';
import { explainRead, rowsRead } from '../test/explain.js';
import { enrolMember, startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';
import { newUse } from '../test/uses.js';
import { lockNextAccount } from './close-cycle.js';
import { closeEndedCycles, recordUses, startBilling } from './index.js';

const OTHERS = 4_000;

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

const em = (): EntityManager => test.services.database.fork();

async function billed(userId: string, since: string, usedOn: string): Promise<EnrolledMember> {
  const member = await enrolMember(test.services, userId);
  await startBilling(em(), member.accountId, since);
  await recordUses(em(), member.accountId, [newUse({ cardId: member.cardId, usedOn, amountMinor: 500n })]);
  return member;
}

function labelsOf({ accountId }: EnrolledMember): Promise<{ label: string }[]> {
  return query(em(), 'select label from statement where account_id = $1 order by label', [accountId]);
}

describe('an account that cannot be closed', () => {
  it('keeps no other account from its bill, is told, and is tried again', async () => {
    // The oldest cycle is the bad one's, so that it is always looked at first.
    const bad = await billed('closing.bad', '2026-02-16', '2026-03-01');
    const good = await billed('closing.good', '2026-03-16', '2026-03-20');
    await query(em(), `create function boom() returns trigger language plpgsql as $$ begin raise exception 'boom'; end $$`, []);
    await query(
      em(),
      `create trigger boom before insert on statement for each row when (new.account_id = '${bad.accountId}') execute function boom()`,
      [],
    );
    const failed: string[] = [];
    const round = { onFailed: ({ accountId }: { accountId: string }) => void failed.push(accountId), isStopping: () => false };
    await onDay(test.services, '2026-05-01', () => closeEndedCycles(test.services.database, round));
    expect(failed).toEqual([bad.accountId]);
    expect(await labelsOf(good)).toEqual([{ label: '2026-04' }]);
    expect(await labelsOf(bad)).toEqual([]);
    await query(em(), 'drop trigger boom on statement', []);
    await onDay(test.services, '2026-05-01', () => closeEndedCycles(test.services.database, round));
    expect(failed).toHaveLength(1);
    expect(await labelsOf(bad)).toEqual([{ label: '2026-03' }, { label: '2026-04' }]);
  });
});

describe('a look at what is to close', () => {
  it('reads none of the accounts whose closing date is to come, closed ones or not', async () => {
    const { accountId } = await enrolMember(test.services, 'closing.many');
    await query(
      em(),
      `insert into account (id, member_id, card_product_id, currency, time_zone, next_closing_on, closed_at)
       select gen_random_uuid(), member_id, card_product_id, currency, time_zone, current_date + 5 + n % 20, case when n % 10 = 0 then app_now() end
         from account, generate_series(1, $2::int) n where id = $1`,
      [accountId, OTHERS],
    );
    await query(em(), 'analyze', []);
    const plan = await explainRead(em(), (own) => lockNextAccount(own, null, []));
    expect(rowsRead(plan, 'account')).toBeLessThan(20);
  });
});
