import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager } from '../platform/index.js';
import type { InstallmentPrice } from './installment-offer.rules.js';
import type { InstallmentPolicy } from './installment-policy.js';
import { planChanged } from './plan-news.js';

/** Locks accounts of a basic member for acts on their money, in a fixed order, so that two acts never wait for each other. */
export async function lockAccounts(em: EntityManager, memberId: string, accountIds: readonly string[]): Promise<void> {
  await query(
    em,
    `select 1 from account a where a.id = any($2::uuid[])
        and exists (select 1 from membership m where m.account_id = a.id and m.member_id = $1 and m.is_basic)
      order by a.id for update of a`,
    [memberId, [...new Set(accountIds)]],
  );
}

export interface NewPlan {
  accountId: string;
  transactionId: string;
  deadlineOn: string;
  price: InstallmentPrice;
  policy: Pick<InstallmentPolicy, 'earlyRepayment' | 'yearDays'>;
}

/** Keeps a plan as it was confirmed. @returns its id. */
export async function keepPlan(em: EntityManager, { accountId, transactionId, deadlineOn, price, policy }: NewPlan): Promise<string> {
  const id = uuidv7();
  const { payments } = price;
  await query(
    em,
    `insert into installment_plan (account_id, id, transaction_id, count, principal_minor, fee_minor, annual_rate_bp, early_repayment, year_days, deadline_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      accountId,
      id,
      transactionId,
      price.count,
      String(price.principalMinor),
      String(price.feeMinor),
      String(price.annualRateBp),
      policy.earlyRepayment,
      policy.yearDays,
      deadlineOn,
    ],
  );
  await query(
    em,
    `insert into installment_payment
            (account_id, plan_id, number, closing_on, due_on, principal_minor, fee_minor, agreed_principal_minor, agreed_fee_minor)
     select $1, $2, u.*, u.principal, u.fee
       from unnest($3::smallint[], $4::date[], $5::date[], $6::bigint[], $7::bigint[]) u (number, closing, due, principal, fee)`,
    [
      accountId,
      id,
      payments.map(({ number }) => number),
      payments.map(({ closingDate }) => closingDate),
      payments.map(({ dueDate }) => dueDate),
      payments.map(({ principalMinor }) => String(principalMinor)),
      payments.map(({ feeMinor }) => String(feeMinor)),
    ],
  );
  await planChanged.tell(em, [{ accountId, planId: id }]);
  return id;
}

/**
 * Ends a plan. The payments from `droppedFrom` on are not charged any more.
 * @param end of a plan that is repaid early, also how much of the fee that spares
 */
export async function endPlan(
  em: EntityManager,
  accountId: string,
  id: string,
  end: { status: 'CANCELLED' | 'REPAID' | 'REFUNDED'; droppedFrom: number; unearnedMinor?: bigint },
): Promise<void> {
  await query(
    em,
    'update installment_plan set status = $3, unearned_fee_minor = $4, ended_at = app_now() where account_id = $1 and id = $2',
    [accountId, id, end.status, end.unearnedMinor === undefined ? null : String(end.unearnedMinor)],
  );
  await query(em, 'update installment_payment set is_dropped = true where account_id = $1 and plan_id = $2 and number >= $3', [
    accountId,
    id,
    end.droppedFrom,
  ]);
  await planChanged.tell(em, [{ accountId, planId: id }]);
}

/** Changes what one payment of a plan comes to; one that comes to nothing is not charged any more. */
export async function changePayment(
  em: EntityManager,
  accountId: string,
  planId: string,
  { number, principalMinor, feeMinor }: { number: number; principalMinor: bigint; feeMinor: bigint },
): Promise<void> {
  await query(
    em,
    `update installment_payment set principal_minor = $4, fee_minor = $5, is_dropped = $6
      where account_id = $1 and plan_id = $2 and number = $3`,
    [accountId, planId, number, String(principalMinor), String(feeMinor), principalMinor + feeMinor === 0n],
  );
}
