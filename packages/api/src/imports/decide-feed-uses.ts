import { isOverLimit } from '../family/index.js';
import { decideUse } from '../members/index.js';
import { query, type BulkTransaction } from '../platform/index.js';
import { recordLife, type SaidUse } from '../statements/index.js';

/**
 * Decides on uses that an issuer leaves to this service, in their order: what the card or the limit of its holder does not let through
 * is taken back on its day. They are recorded already, and their accounts locked.
 */
export async function decideFeedUses(bulk: BulkTransaction, uses: readonly SaidUse[]): Promise<void> {
  for (const use of uses) {
    if (await isDeclined(bulk, use)) await recordLife(bulk, [{ ...use, step: { kind: 'REVERSAL' }, details: null, refundOf: null }]);
  }
}

async function isDeclined({ em }: BulkTransaction, { accountId, sourceKey, step, details }: SaidUse): Promise<boolean> {
  if (step.kind !== 'AUTHORISATION' || details === null || details.cardId === null) return false;
  const { cardId, usedOn } = details;
  if ((await decideUse(em, cardId)) !== null) return true;
  const sql = 'select id from card_transaction where account_id = $1 and source_key = $2';
  const [known] = await query<{ id: string }>(em, sql, [accountId, sourceKey]);
  return isOverLimit(em, { cardId, amountMinor: step.amountMinor, usedOn, known: known?.id ?? null });
}
