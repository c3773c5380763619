import type { RecordOutcome } from '../accounts/index.js';
import { setInstallmentPolicy } from '../installments/index.js';
import { query } from '../platform/index.js';
import type { FeedContext, PlacedRecord } from './feed-chunk.js';
import { policyOf, type FeedInstallments } from './feed-installments-record.js';

/** Sets what products say of installments, each in the place of what it said before; plans that were confirmed stay as agreed on. */
export async function takeInstallments(
  { bulk: { em } }: FeedContext,
  records: readonly PlacedRecord<FeedInstallments>[],
): Promise<RecordOutcome[]> {
  const outcomes: RecordOutcome[] = [];
  for (const { record } of records) {
    const [product] = await query<{ id: string; isKnown: boolean }>(
      em,
      `select p.id, exists (select 1 from installment_policy i where i.card_product_id = p.id) as "isKnown"
         from card_product p where p.code = $1 for update of p`,
      [record.product],
    );
    if (product === undefined) {
      outcomes.push({ field: 'product', reason: 'no product of this code is known' });
      continue;
    }
    await setInstallmentPolicy(em, product.id, policyOf(record));
    outcomes.push(product.isKnown ? 'CHANGED' : 'NEW');
  }
  return outcomes;
}
