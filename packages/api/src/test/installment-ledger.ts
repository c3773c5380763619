import { expect } from 'vitest';
import { query, type EntityManager } from '../platform/index.js';
import { REFUND_MINOR, type Told } from './acting-client.js';
import type { EnrolledMember } from './server.js';

/**
 * The database against the log of one client: every act once, each with its record, and the lines of each purchase sum.
 * @param running how many plans there were before the first act
 */
export async function expectLedger(
  em: EntityManager,
  { accountId, memberId }: EnrolledMember,
  done: readonly Told[],
  { running }: { running: number },
): Promise<void> {
  const [converted, cancelled, repaid, refunded] = (['CONVERT', 'CANCEL', 'REPAY', 'REFUND'] as const).map(
    (kind) => done.filter((told) => told.kind === kind).length,
  );
  const [stored] = await query<Record<string, number>>(
    em,
    `select (select count(*)::int from installment_plan where account_id = $1) as plans,
            (select count(*)::int from installment_plan where account_id = $1 and status = 'CANCELLED') as cancelled,
            (select count(*)::int from installment_plan where account_id = $1 and status = 'REPAID') as repaid,
            (select count(*)::int from card_transaction where account_id = $1 and kind = 'REFUND') as refunds,
            (select coalesce(-sum(amount_minor), 0)::int from card_transaction where account_id = $1 and kind = 'REFUND') as "givenBack",
            (select count(*)::int from activity where member_id = $2 and kind = 'CONVERTED_TO_INSTALLMENTS') as "recordedPlans",
            (select count(*)::int from activity where member_id = $2 and kind = 'INSTALLMENT_PLAN_CANCELLED') as "recordedCancellations",
            (select count(*)::int from activity where member_id = $2 and kind = 'INSTALLMENT_PLAN_REPAID') as "recordedRepayments",
            (select count(*)::int from idempotency_key where member_id = $2) as keys,
            (select count(*)::int from (${MISMATCHES}) m) as mismatches`,
    [accountId, memberId],
  );
  expect(stored).toEqual({
    plans: running + (converted ?? 0),
    cancelled,
    repaid,
    refunds: refunded,
    givenBack: REFUND_MINOR * (refunded ?? 0),
    recordedPlans: converted,
    recordedCancellations: cancelled,
    recordedRepayments: repaid,
    keys: done.length,
    mismatches: 0,
  });
}

/** Purchases whose lines and those of their refunds are not the price less what was given back, with the fee of the payments charged. */
const MISMATCHES = `
  select p.id from card_transaction p
   where p.account_id = $1 and p.kind = 'PURCHASE' and (
     select coalesce(sum(l.amount_minor), 0) from bill_line l join card_transaction t on t.account_id = l.account_id and t.id = l.transaction_id
      where l.account_id = p.account_id and p.id in (t.id, t.refund_of)
   ) <> p.amount_minor + (
     select coalesce(sum(r.amount_minor), 0) from card_transaction r where r.account_id = p.account_id and r.refund_of = p.id
   ) + (
     select coalesce(sum(q.fee_minor), 0) from installment_plan i
       join installment_payment q on q.account_id = i.account_id and q.plan_id = i.id and not q.is_dropped
      where i.account_id = p.account_id and i.transaction_id = p.id and i.status <> 'CANCELLED')`;
