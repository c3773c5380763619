import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager } from '../platform/index.js';
import { statementClosed } from './book-news.js';
import { settleCarriedOver } from './settle-carried-over.js';

export interface StatementClosing {
  periodStart: string;
  closingDate: string;
  dueDate: string | null;
  /** What the bills before it asked for that were due since, before payments. */
  previousBalanceMinor: bigint;
}

/** Bills of account $1 that were due by day $2 and stand on no later one yet. */
export const TO_CARRY = `account_id = $1 and status in ('CLOSED', 'PAID') and carried_into is null and due_date <= $2`;

/**
 * Makes an open statement a bill that never changes again: puts the previous balance on it, carries over what the bills
 * before it left open, and fixes its total. The caller has locked the account and put the lines on it.
 * @returns the total in minor units
 */
export async function closeStatement(
  em: EntityManager,
  accountId: string,
  statementId: string,
  closing: StatementClosing,
): Promise<bigint> {
  if (closing.previousBalanceMinor !== 0n) await addPreviousBalance(em, accountId, statementId, closing);
  const isCarrying = await carryOver(em, accountId, statementId, closing);
  const totalMinor = await fixTotal(em, accountId, statementId, closing);
  // Credits may cover what was carried.
  if (isCarrying) await settleCarriedOver(em, [accountId]);
  await statementClosed.tell(em, [{ accountId, statementId }]);
  return totalMinor;
}

async function addPreviousBalance(
  em: EntityManager,
  accountId: string,
  statementId: string,
  { periodStart, previousBalanceMinor }: StatementClosing,
): Promise<void> {
  await query(
    em,
    `insert into bill_line (account_id, id, statement_id, kind, used_on, bills_from, amount_minor)
     values ($1, $2, $3, 'PREVIOUS_BALANCE', $4, $4, $5)`,
    [accountId, uuidv7(), statementId, periodStart, String(previousBalanceMinor)],
  );
}

/** What is unpaid on a bill that was due is owed on this one from now on, and no longer there. @returns whether anything was unpaid. */
async function carryOver(em: EntityManager, accountId: string, statementId: string, { closingDate }: StatementClosing): Promise<boolean> {
  const carried = await query<{ status: string }>(
    em,
    `update statement set carried_into = $3, status = case status when 'CLOSED' then 'CARRIED_OVER' else status end
      where id <> $3 and ${TO_CARRY} returning status`,
    [accountId, closingDate, statementId],
  );
  return carried.some(({ status }) => status === 'CARRIED_OVER');
}

/** The bill is fixed; one that asks for nothing is paid. */
async function fixTotal(em: EntityManager, accountId: string, statementId: string, closing: StatementClosing): Promise<bigint> {
  const rows = await query<{ total: string }>(
    em,
    `with lines as (
       select coalesce(sum(amount_minor), 0) as total from bill_line where account_id = $1 and statement_id = $2)
     update statement set total_minor = lines.total, closing_date = $3, due_date = $4,
            status = case when lines.total <= 0 then 'PAID' else 'CLOSED' end
       from lines where account_id = $1 and id = $2
     returning total_minor::text as total`,
    [accountId, statementId, closing.closingDate, closing.dueDate],
  );
  return BigInt(rows[0]?.total ?? '0');
}
