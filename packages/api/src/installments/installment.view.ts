import {
  BillForecast,
  EarlyRepayment,
  InstallmentObstacle,
  InstallmentOffer,
  InstallmentOfferPayment,
  InstallmentOffers,
  InstallmentPayment,
  InstallmentPaymentStatus,
  InstallmentPlan,
  InstallmentPlanStatus,
  NoInstallmentOffers,
  PlanNotCancellable,
  PlanNotFound,
  PlanNotRepayable,
  PurchaseNotEligible,
  QuoteExpired,
  RefusalCode,
  RepaymentQuote,
} from '@meisai/schema';
import { globalId, refusalsOf, type SpokenLanguage } from '../platform/index.js';
import { viewMoney, type TransactionView } from '../statements/index.js';
import { agreedRepaymentOf } from './agreed-repayment.js';
import { INSTALLMENT_MESSAGES, OBSTACLE_TEXTS } from './installment.messages.js';
import type { InstallmentPayment as Payment } from './schedule.rules.js';
import type { PaymentRow, PlanRow } from './installment-plan.queries.js';
import type { Offer, OfferObstacle, OffersOutcome } from './list-offers.js';
import type { QuotedRepayment } from './repayment-quote.js';

/** A plan whose purchase and quote are resolved when asked for. */
export type PlanView = Omit<InstallmentPlan, 'transaction' | 'repaymentQuote'>;

/** A refusal as the API says it, in the language of the request. */
export const viewInstallmentRefusal = refusalsOf(
  {
    PLAN_NOT_CANCELLABLE: PlanNotCancellable,
    PLAN_NOT_FOUND: PlanNotFound,
    PLAN_NOT_REPAYABLE: PlanNotRepayable,
    QUOTE_EXPIRED: QuoteExpired,
  },
  INSTALLMENT_MESSAGES,
);

/** That a purchase cannot be converted, and why. */
export function viewNotEligible(obstacle: OfferObstacle, transaction: TransactionView, language: SpokenLanguage) {
  return Object.assign(new PurchaseNotEligible(), {
    code: RefusalCode.PURCHASE_NOT_ELIGIBLE,
    message: OBSTACLE_TEXTS[obstacle][language],
    obstacle: InstallmentObstacle[obstacle],
    transaction,
  });
}

/** The offers for a purchase, or why there are none. */
export function viewOffers(outcome: OffersOutcome, language: SpokenLanguage): InstallmentOffers | NoInstallmentOffers {
  if (outcome.kind === 'OBSTACLE') {
    return Object.assign(new NoInstallmentOffers(), {
      obstacle: InstallmentObstacle[outcome.obstacle],
      message: OBSTACLE_TEXTS[outcome.obstacle][language],
    });
  }
  const { deadlineOn, deadlineAt, currency, offers } = outcome;
  return Object.assign(new InstallmentOffers(), { deadlineOn, deadlineAt, offers: offers.map((offer) => viewOffer(offer, currency)) });
}

function viewOffer(offer: Offer, currency: string): InstallmentOffer {
  const money = (minorUnits: bigint) => viewMoney(String(minorUnits), currency);
  return Object.assign(new InstallmentOffer(), {
    id: offer.id,
    expiresAt: offer.expiresAt,
    count: offer.count,
    cashPrice: money(offer.principalMinor),
    fee: money(offer.feeMinor),
    total: money(offer.totalMinor),
    annualRateBasisPoints: Number(offer.annualRateBp),
    payments: offer.payments.map((payment) => Object.assign(new InstallmentOfferPayment(), viewPayment(payment, currency))),
    forecast: offer.forecast.map(({ closingDate, dueDate, beforeMinor, afterMinor }) =>
      Object.assign(new BillForecast(), { closingDate, dueDate, before: money(beforeMinor), after: money(afterMinor) }),
    ),
  });
}

/** A plan as its basic member sees it. */
export function viewPlan(row: PlanRow): PlanView {
  const { currency, payments } = row;
  const money = (minorUnits: bigint) => viewMoney(String(minorUnits), currency);
  const upcoming = payments.filter((payment) => statusOf(payment) === 'UPCOMING');
  const isCompleted = row.status === 'ACTIVE' && upcoming.length === 0;
  return Object.assign(new InstallmentPlan(), {
    id: globalId('InstallmentPlan', row.accountId, row.id),
    status: InstallmentPlanStatus[isCompleted ? 'COMPLETED' : row.status],
    confirmedAt: new Date(row.confirmedAt),
    count: row.count,
    cashPrice: money(BigInt(row.principalMinor)),
    fee: money(BigInt(row.feeMinor)),
    total: money(BigInt(row.principalMinor) + BigInt(row.feeMinor)),
    annualRateBasisPoints: Number(row.annualRateBp),
    payments: payments.map((payment) =>
      Object.assign(new InstallmentPayment(), {
        ...viewPayment({ ...payment, principalMinor: BigInt(payment.principalMinor), feeMinor: BigInt(payment.feeMinor) }, currency),
        status: InstallmentPaymentStatus[statusOf(payment)],
        agreed: Object.assign(
          new InstallmentOfferPayment(),
          viewPayment(
            { ...payment, principalMinor: BigInt(payment.agreedPrincipalMinor), feeMinor: BigInt(payment.agreedFeeMinor) },
            currency,
          ),
        ),
      }),
    ),
    remaining: money(upcoming.reduce((sum, { principalMinor, feeMinor }) => sum + BigInt(principalMinor) + BigInt(feeMinor), 0n)),
    cancellableUntil: row.isCancellable ? row.deadlineOn : null,
    cancellableUntilAt: row.isCancellable ? new Date(row.deadlineAt) : null,
    earlyRepayment: viewEarlyRepayment(row),
  });
}

function viewEarlyRepayment(row: PlanRow): EarlyRepayment | null {
  const repayment = agreedRepaymentOf(row);
  if (repayment === null) return null;
  const { confirmedAt, closingDate, dueDate, principalMinor, feeMinor, unearnedMinor, isPaid } = repayment;
  const money = (minorUnits: bigint) => viewMoney(String(minorUnits), row.currency);
  return Object.assign(new EarlyRepayment(), {
    confirmedAt: new Date(confirmedAt),
    closingDate,
    dueDate,
    amount: money(principalMinor + feeMinor),
    principal: money(principalMinor),
    fee: money(feeMinor),
    unearnedFee: unearnedMinor === null ? null : money(unearnedMinor),
    isPaid,
  });
}

/** What repaying early comes to. */
export function viewRepaymentQuote(quote: QuotedRepayment, currency: string): RepaymentQuote {
  const money = (minorUnits: bigint) => viewMoney(String(minorUnits), currency);
  const { id, expiresAt, closingDate, dueDate, principalMinor, feeMinor, unearnedMinor } = quote;
  return Object.assign(new RepaymentQuote(), {
    id,
    expiresAt,
    closingDate,
    dueDate,
    amount: money(principalMinor + feeMinor),
    principal: money(principalMinor),
    fee: money(feeMinor),
    unearnedFee: money(unearnedMinor),
  });
}

function viewPayment({ number, closingDate, dueDate, principalMinor, feeMinor }: Payment, currency: string) {
  const money = (minorUnits: bigint) => viewMoney(String(minorUnits), currency);
  return { number, closingDate, dueDate, amount: money(principalMinor + feeMinor), principal: money(principalMinor), fee: money(feeMinor) };
}

/** What was carried over is owed on a later bill: a payment on it is billed until that debt is paid. */
function statusOf({ isDropped, billStatus }: PaymentRow): keyof typeof InstallmentPaymentStatus {
  if (isDropped) return 'DROPPED';
  if (billStatus === null) return 'UPCOMING';
  return billStatus === 'PAID' ? 'PAID' : 'BILLED';
}
