import { dayEnd } from '../calendar/day-end.js';
import type { EntityManager, Keys } from '../platform/index.js';
import { findBillablePurchase, forecastBills, type BillablePurchase } from '../statements/index.js';
import { forecastWith, type KnownBill } from './bill-forecast.rules.js';
import { conversionDeadline, findObstacle, type InstallmentObstacle } from './eligibility.rules.js';
import { INSTALLMENT_POLICY } from './installment-limits.js';
import { priceOffers, type InstallmentPrice } from './installment-offer.rules.js';
import type { InstallmentPolicy } from './installment-policy.js';
import { findInstallmentPolicy } from './installment-policy.queries.js';
import { makeQuoteId } from './quote-id.js';
import { paymentDates } from './schedule.rules.js';

/** Why a member is offered nothing. */
export type OfferObstacle = InstallmentObstacle | 'BASIC_MEMBER_ONLY';

export interface BillForecast {
  closingDate: string;
  dueDate: string;
  beforeMinor: bigint;
  afterMinor: bigint;
}

export interface Offer extends InstallmentPrice {
  id: string;
  expiresAt: Date;
  forecast: BillForecast[];
}

export type OffersOutcome =
  | { kind: 'OFFERS'; currency: string; deadlineOn: string; deadlineAt: Date; offers: Offer[] }
  | { kind: 'OBSTACLE'; obstacle: OfferObstacle };

const FORECAST_BILLS = 3;

/** What a member can be offered for a purchase: every number of payments its product has, priced to the yen, or why there is none. */
export async function listOffers(
  em: EntityManager,
  keys: Keys,
  memberId: string,
  { accountId, id }: { accountId: string; id: string },
): Promise<OffersOutcome> {
  const purchase = await findBillablePurchase(em, memberId, accountId, id);
  if (purchase === null) return { kind: 'OBSTACLE', obstacle: 'NOT_A_PURCHASE' };
  const bills = purchase.bill === null ? [] : paymentDates(purchase.bill, FORECAST_BILLS, purchase.calendar);
  const [policy, known] = await Promise.all([
    findInstallmentPolicy(em, purchase.cardProductId),
    forecastBills(
      em,
      accountId,
      bills.map(({ closingDate }) => closingDate),
      purchase.calendar,
    ),
  ]);
  const priced = pricePurchase(purchase, policy);
  if ('obstacle' in priced) return { kind: 'OBSTACLE', obstacle: priced.obstacle };
  const { deadlineOn, prices } = priced;
  const knownBills = bills.flatMap((bill, index) => (known[index] === undefined ? [] : [{ ...bill, ...known[index] }]));
  const deadlineAt = dayEnd(deadlineOn, purchase.timeZone);
  const expiresAt = new Date(Math.min(purchase.readAt + INSTALLMENT_POLICY.quoteLifeMs, deadlineAt));
  const offers = prices.map((price) => ({
    ...price,
    id: makeQuoteId(keys, memberId, { kind: 'OFFER', accountId, subjectId: id, count: price.count, expiresAt: expiresAt.getTime() }, price),
    expiresAt,
    forecast: forecast(knownBills, price),
  }));
  return { kind: 'OFFERS', currency: purchase.currency, deadlineOn, deadlineAt: new Date(deadlineAt), offers };
}

export interface PricedPurchase {
  deadlineOn: string;
  policy: InstallmentPolicy;
  prices: InstallmentPrice[];
}

/** The prices of a purchase as it is now, or the obstacle: the one way both for showing and for confirming them. */
export function pricePurchase(purchase: BillablePurchase, policy: InstallmentPolicy | null): PricedPurchase | { obstacle: OfferObstacle } {
  const { bill, calendar, openMinor, today, isBasic } = purchase;
  if (!isBasic) return { obstacle: 'BASIC_MEMBER_ONLY' };
  const obstacle = findObstacle(purchase, policy, calendar.businessCalendar, today);
  if (obstacle !== null || policy === null || bill === null) return { obstacle: obstacle ?? 'NO_INSTALLMENTS' };
  const prices = priceOffers(openMinor, bill, calendar, policy);
  if (prices.length === 0) return { obstacle: 'AMOUNT_TOO_SMALL' };
  return {
    deadlineOn: conversionDeadline(bill.dueDate, policy, calendar.businessCalendar),
    policy,
    prices,
  };
}

/** What the plan makes of the next bills: the price goes from the first, a payment comes to each. */
function forecast(bills: readonly KnownBill[], { payments, principalMinor }: InstallmentPrice): BillForecast[] {
  const parts = payments.map((payment) => payment.principalMinor + payment.feeMinor);
  const before = forecastWith(bills, []);
  const after = forecastWith(
    bills,
    parts.map((part, index) => (index === 0 ? part - principalMinor : part)),
  );
  return bills.map(({ closingDate, dueDate }, index) => ({
    closingDate,
    dueDate,
    beforeMinor: before[index] ?? 0n,
    afterMinor: after[index] ?? 0n,
  }));
}
