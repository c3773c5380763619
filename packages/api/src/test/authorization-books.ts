import { setInstallmentPolicy } from '../installments/index.js';
import { globalId, inBulkTransaction, query } from '../platform/index.js';
import { closeNextCycle, recordLife, recordUses, startBilling, startRecordingLife } from '../statements/index.js';
import { convert, offerOf, PLAN, TABLE_POLICY, type Plan, type Shopper } from './installments.js';
import type { EnrolledMember, TestServer } from './server.js';
import { newUse } from './uses.js';

/** The merchant only the basic member has bought from. */
export const OWN_SHOP = '持ち主だけの店';

/** What the newest use of the basic member came to, as they would say it. */
export const NEWEST_USE = '40,000';

/** Puts the clock of the service on a day, at noon in Japan, and leaves it there. */
export async function moveTo({ services }: TestServer, day: string): Promise<void> {
  const em = services.database.fork();
  await query(em, 'delete from clock_shift', []);
  await query(em, `insert into clock_shift values (true, $1::timestamptz - statement_timestamp())`, [`${day}T03:00:00Z`]);
}

/**
 * A bill of March with a use of each card, a refund and the first payment of a plan; in April unbilled uses, one with an offer and one
 * with a plan that can still be cancelled. The clock stands in April afterwards.
 * @param cookieOf a session of the member, open at the time the clock shows
 * @returns the ids, by what rows call them
 */
export async function fillBooks(
  test: TestServer,
  owner: EnrolledMember,
  child: EnrolledMember,
  cookieOf: () => Promise<string>,
): Promise<Record<string, string>> {
  const { accountId, cardId } = owner;
  const em = test.services.database.fork();
  const own = (sourceKey: string, usedOn: string, amountMinor: bigint) =>
    newUse({ cardId, merchant: OWN_SHOP, usedOn, amountMinor, sourceKey });
  const childs = (usedOn: string) => newUse({ cardId: child.cardId, merchant: '家族の店', usedOn, amountMinor: 1_500n });
  const idOf = async (key: string): Promise<string> => {
    const sql = 'select id from card_transaction where account_id = $1 and source_key = $2';
    return (await query<{ id: string }>(em, sql, [accountId, key]))[0]?.id ?? '';
  };
  const shopper = async (): Promise<Shopper> => ({ ...owner, test, cookie: await cookieOf() });
  const convertOne = async (key: string): Promise<Plan | undefined> => {
    const member = await shopper();
    return (await convert(member, [(await offerOf(member, await idOf(key), 3)).id])).plans?.[0];
  };

  const [product] = await query<{ id: string }>(em, 'select card_product_id as id from account where id = $1', [accountId]);
  await setInstallmentPolicy(em, product?.id ?? '', TABLE_POLICY);
  await startBilling(em, accountId, '2026-02-16');
  await recordUses(em, accountId, [own('use', '2026-03-01', 1_000n), own('converted', '2026-03-02', 60_000n), childs('2026-03-03')]);
  const plan = await convertOne('converted');
  await say(test, owner, 'refund');
  await say(test, owner, 'pending');
  await moveTo(test, '2026-04-06');
  await closeNextCycle(em, accountId);
  await recordUses(em, accountId, [own('purchase', '2026-03-20', 50_000n), own('new', '2026-03-21', 40_000n), childs('2026-03-22')]);
  const newPlan = await convertOne('new');
  const [statement] = await query<{ id: string }>(em, 'select id from statement where account_id = $1', [accountId]);
  const transaction = async (key: string): Promise<string> => globalId('Transaction', accountId, await idOf(key));
  const asking = await shopper();
  const document = `query ($id: ID!) { node(id: $id) { ...P } } ${PLAN}`;
  const { data } = await test.ask<{ node: Plan }>(document, { id: plan?.id }, { cookie: asking.cookie });
  return {
    statement: globalId('Statement', accountId, statement?.id ?? ''),
    use: await transaction('use'),
    refund: await transaction('refund'),
    pending: await transaction('pending'),
    converted: await transaction('converted'),
    purchase: await transaction('purchase'),
    offer: (await offerOf(asking, await idOf('purchase'), 3)).id,
    plan: plan?.id ?? '',
    newPlan: newPlan?.id ?? '',
    quote: data?.node.repaymentQuote?.id ?? '',
  };
}

/** The issuer says that a purchase was authorised, and that some of another was refunded. */
async function say({ services }: TestServer, { accountId, cardId }: EnrolledMember, sourceKey: 'pending' | 'refund'): Promise<void> {
  const on = '2026-03-04';
  const isRefund = sourceKey === 'refund';
  const details = { cardId, kind: isRefund ? 'REFUND' : 'PURCHASE', merchant: OWN_SHOP, usedOn: on, original: null } as const;
  const nowhere = { exchangeRate: null, exchangedOn: null, merchantCategoryCode: null };
  const step = isRefund ? ({ kind: 'POSTING', amountMinor: -200n } as const) : ({ kind: 'AUTHORISATION', amountMinor: 700n } as const);
  const said = { accountId, sourceKey, step, on, details: { ...details, ...nowhere, postedOn: isRefund ? on : null } };
  await inBulkTransaction(services.database.fork(), async (bulk) => {
    await startRecordingLife(bulk.em);
    await recordLife(bulk, [{ ...said, refundOf: isRefund ? 'use' : null }]);
  });
}
