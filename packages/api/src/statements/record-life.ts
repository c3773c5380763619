import type { BulkTransaction } from '../platform/index.js';
import { addNewUses, addSteps, changeUses, loadBook, makeStage } from './life.store.js';
import { planLife } from './plan-life.js';
import { transactionRecorded } from './book-news.js';
import { refundArrived } from './refund-news.js';
import { recordPayments } from './record-payments.js';
import type { SaidOutcome, SaidUse } from './said-use.js';

/**
 * Records what an issuer says of the uses of many accounts, in its order: a use keeps its id from its authorisation on, has each step in its
 * history, and its bill line from its posting on; payments go to the bills that wait.
 * The caller has locked the accounts.
 * @returns what became of each: what cannot be is a fault, and leaves everything as it was.
 */
export async function recordLife(bulk: BulkTransaction, said: readonly SaidUse[]): Promise<SaidOutcome[]> {
  const book = await loadBook(bulk.em, said);
  const outcomes = planLife(book, said);
  const touched = [...book.values()].filter(({ steps }) => steps.length > 0);
  const fresh = touched.filter(({ isNew }) => isNew);
  const changed = touched.filter(({ isNew }) => !isNew);
  await addNewUses(bulk, fresh);
  await changeUses(bulk.em, changed);
  // The first step of a new use is stored with it.
  await addSteps(bulk.em, [
    ...fresh.flatMap((use) => use.steps.slice(1).map((step) => ({ use, step }))),
    ...changed.flatMap((use) => use.steps.map((step) => ({ use, step }))),
  ]);
  await recordPayments(
    bulk.em,
    fresh
      .filter(({ details, life }) => details?.kind === 'PAYMENT' && life.amountMinor < 0n)
      .map(({ accountId, id, life, details }) => ({
        accountId,
        transactionId: id,
        amountMinor: -life.amountMinor,
        paidOn: details?.usedOn ?? '',
        statementId: null,
      })),
  );
  await transactionRecorded.tell(
    bulk.em,
    fresh.map(({ accountId, id }) => ({ accountId, transactionId: id })),
  );
  await refundArrived.tell(
    bulk.em,
    touched
      .filter(({ isPostedNow }) => isPostedNow)
      .flatMap(({ accountId, id, life, refundOfId }) =>
        refundOfId === null ? [] : [{ accountId, purchaseId: refundOfId, refundId: id, refundMinor: -life.amountMinor }],
      ),
  );
  return outcomes;
}

/** To be called once, at the beginning of the transaction. */
export const startRecordingLife = makeStage;
