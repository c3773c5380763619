import { query, type EntityManager } from '../platform/index.js';
import { settleCarriedOver } from './settle-carried-over.js';
import { recordUses, type NewUse } from './record-uses.js';

/**
 * Records what changed a closed bill after its closing, as its file says: lines beside those of its first total, and a new amount due.
 * The caller has locked the account.
 * @param changes no payments: those never change a bill
 */
export async function recordChanges(em: EntityManager, accountId: string, statementId: string, changes: readonly NewUse[]): Promise<void> {
  if (changes.length === 0) return;
  await recordUses(em, accountId, changes, statementId, { isAdjustment: true });
  await query(
    em,
    `update statement s
        set adjustment_minor = l.sum,
            status = case when s.paid_minor >= s.total_minor + l.sum then 'PAID' when s.carried_into is null then 'CLOSED' else s.status end
       from (select coalesce(sum(amount_minor), 0) as sum from bill_line where account_id = $1 and statement_id = $2 and is_adjustment) l
      where s.account_id = $1 and s.id = $2`,
    [accountId, statementId],
  );
  await settleCarriedOver(em, [accountId]);
}
