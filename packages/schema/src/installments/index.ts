export { EarlyRepayment } from './early-repayment.type.js';
export { InstallmentObstacle } from './installment-obstacle.enum.js';
export { InstallmentPart } from './installment-part.type.js';
export { InstallmentOfferPayment, InstallmentPayment, InstallmentPaymentStatus } from './installment-payment.type.js';
export {
  BillForecast,
  InstallmentOffer,
  InstallmentOffers,
  InstallmentOffersResult,
  NoInstallmentOffers,
} from './installment-offer.type.js';
export { InstallmentPlan, InstallmentPlanConnection, InstallmentPlanStatus, RepaymentQuote } from './installment-plan.type.js';
export { CancelInstallmentPlanInput, ConvertToInstallmentsInput, RepayInstallmentPlanInput } from './installment-acts.input.js';
export {
  CancelInstallmentPlanResult,
  CancelInstallmentPlanSuccess,
  ConvertToInstallmentsResult,
  ConvertToInstallmentsSuccess,
  RepayInstallmentPlanResult,
  RepayInstallmentPlanSuccess,
} from './installment-acts.result.js';
export {
  IdempotencyKeyReused,
  PlanNotCancellable,
  PlanNotFound,
  PlanNotRepayable,
  PurchaseNotEligible,
  QuoteExpired,
} from './installment-refusals.type.js';
