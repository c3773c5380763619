import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import {
  actorOf,
  checkIdempotencyKey,
  doOnce,
  InputError,
  retryTransaction,
  type EntityManager,
  type RequestContext,
  type Viewer,
  proofNeededOf,
} from '../platform/index.js';
import { findBillablePurchase, splitPurchase, type BillablePurchase } from '../statements/index.js';
import { INSTALLMENT_POLICY } from './installment-limits.js';
import type { InstallmentPrice } from './installment-offer.rules.js';
import { findInstallmentPolicy } from './installment-policy.queries.js';
import { keepPlan, lockAccounts } from './installment-plan.store.js';
import { convertedMail } from './installment-mails.js';
import { pricePurchase, type OfferObstacle, type PricedPurchase } from './list-offers.js';
import { isQuoted, readQuoteId, type Quote } from './quote-id.js';

export interface PlanKey {
  accountId: string;
  id: string;
}

export type ConversionRefusal =
  | { kind: 'QUOTE_EXPIRED' }
  | { kind: 'STEP_UP_NEEDED' }
  | { kind: 'IN_PERSON_NEEDED' }
  | { kind: 'IDEMPOTENCY_KEY_REUSED' }
  | { kind: 'PURCHASE_NOT_ELIGIBLE'; obstacle: OfferObstacle; purchase: { accountId: string; id: string } };

export type ConversionOutcome = { kind: 'CONVERTED'; plans: PlanKey[] } | ConversionRefusal;

/** An offer that a member confirms, priced anew under the lock of its account. */
interface Confirmed {
  offer: Quote;
  purchase: BillablePurchase;
  priced: PricedPurchase;
  price: InstallmentPrice;
}

/**
 * Turns purchases into installments exactly as offered, all or none, once for a key.
 * @throws {InputError} for a key without the form of one, or for none or too many offers.
 */
export async function convertToInstallments(
  context: RequestContext,
  viewer: Viewer,
  { idempotencyKey, offerIds }: { idempotencyKey: string; offerIds: readonly string[] },
): Promise<ConversionOutcome> {
  checkIdempotencyKey(idempotencyKey);
  if (offerIds.length === 0 || offerIds.length > INSTALLMENT_POLICY.mostOffers) {
    throw new InputError(`\`offerIds\` must hold 1 to ${INSTALLMENT_POLICY.mostOffers} ids; it holds ${offerIds.length}.`);
  }
  const offers = offerIds.map(readQuoteId);
  return retryTransaction(context.em, async (tx): Promise<ConversionOutcome> => {
    const act = { memberId: viewer.memberId, operation: 'convertToInstallments', key: idempotencyKey, payload: offerIds.join() };
    const outcome = await doOnce<PlanKey[], ConversionRefusal>(tx, act, async () => {
      const known = offers.filter((offer): offer is Quote => offer?.kind === 'OFFER');
      if (known.length < offers.length) return { refused: { kind: 'QUOTE_EXPIRED' } };
      await lockAccounts(
        tx,
        viewer.memberId,
        known.map(({ accountId }) => accountId),
      );
      return convertLocked(context, tx, viewer, { offerIds, offers: known });
    });
    if ('kept' in outcome) return { kind: 'CONVERTED', plans: outcome.kept };
    return outcome.refused === 'KEY_REUSED' ? { kind: 'IDEMPOTENCY_KEY_REUSED' } : outcome.refused;
  });
}

async function convertLocked(
  context: RequestContext,
  tx: EntityManager,
  viewer: Viewer,
  { offerIds, offers }: { offerIds: readonly string[]; offers: readonly Quote[] },
): Promise<{ kept: PlanKey[] } | { refused: ConversionRefusal }> {
  const confirmed: Confirmed[] = [];
  for (const [index, offer] of offers.entries()) {
    const judged = await judgeOffer(context, tx, viewer, offerIds[index] ?? '', offer);
    if ('refused' in judged) return judged;
    if (confirmed.some(({ purchase }) => purchase.id === judged.purchase.id)) return { refused: twoOffersFor(judged.offer) };
    confirmed.push(judged);
  }
  if (!viewer.isProofFresh && isBig(confirmed)) return { refused: { kind: proofNeededOf(viewer) } };
  const plans: PlanKey[] = [];
  for (const one of confirmed) plans.push(await convertPurchase(tx, one));
  await recordActivity(tx, {
    kind: 'CONVERTED_TO_INSTALLMENTS',
    memberId: viewer.memberId,
    actor: actorOf(viewer),
    source: context.source,
  });
  const mailed = plans.flatMap((plan, index) => (confirmed[index] === undefined ? [] : [toMailed(plan, confirmed[index])]));
  await mailMember(tx, viewer.memberId, convertedMail(context.services.config.publicOrigin, mailed));
  return { kept: plans };
}

async function judgeOffer(
  context: RequestContext,
  tx: EntityManager,
  viewer: Viewer,
  id: string,
  offer: Quote,
): Promise<Confirmed | { refused: ConversionRefusal }> {
  const { accountId, subjectId, count, expiresAt } = offer;
  const purchase = await findBillablePurchase(tx, viewer.memberId, accountId, subjectId);
  if (purchase === null) return { refused: { kind: 'QUOTE_EXPIRED' } };
  const priced = pricePurchase(purchase, await findInstallmentPolicy(tx, purchase.cardProductId));
  if ('obstacle' in priced) {
    return { refused: { kind: 'PURCHASE_NOT_ELIGIBLE', obstacle: priced.obstacle, purchase: { accountId, id: subjectId } } };
  }
  const price = priced.prices.find((candidate) => candidate.count === count);
  const isGood = price !== undefined && purchase.readAt < expiresAt && isQuoted(context.services.keys, viewer.memberId, id, offer, price);
  return isGood ? { offer, purchase, priced, price } : { refused: { kind: 'QUOTE_EXPIRED' } };
}

/** Of two offers for one purchase, the first leaves nothing to the second. */
function twoOffersFor({ accountId, subjectId }: Quote): ConversionRefusal {
  return { kind: 'PURCHASE_NOT_ELIGIBLE', obstacle: 'CONVERTED_ALREADY', purchase: { accountId, id: subjectId } };
}

/** Whether what is converted on any one account comes to what its product asks fresh proof for. */
function isBig(confirmed: readonly Confirmed[]): boolean {
  return confirmed.some(({ purchase: { accountId }, priced: { policy } }) => {
    const together = confirmed.filter(({ purchase }) => purchase.accountId === accountId);
    return together.reduce((sum, { price }) => sum + price.principalMinor, 0n) >= policy.stepUpFromMinor;
  });
}

async function convertPurchase(tx: EntityManager, { purchase, priced, price }: Confirmed): Promise<PlanKey> {
  const { accountId, id: transactionId } = purchase;
  const plan = { accountId, transactionId, deadlineOn: priced.deadlineOn, price, policy: priced.policy };
  const id = await keepPlan(tx, plan);
  await splitPurchase(
    tx,
    accountId,
    { id: transactionId, openMinor: purchase.openMinor, statementId: purchase.bill?.statementId ?? null },
    price.payments,
  );
  return { accountId, id };
}

function toMailed(plan: PlanKey, { purchase, price, priced }: Confirmed) {
  return { plan, merchant: purchase.merchant, usedOn: purchase.usedOn, currency: purchase.currency, price, deadlineOn: priced.deadlineOn };
}
