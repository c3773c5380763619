export { agreedRepaymentOf } from './agreed-repayment.js';
export { hasCancellablePlan, keepAgreedPlan } from './keep-agreed-plan.js';
export { findPlan, type PlanRow } from './installment-plan.queries.js';
export { setInstallmentPolicy } from './installment-policy.queries.js';
export type { InstallmentPolicy, InstallmentTerm } from './installment-policy.js';
export { feePer10000Of } from './annual-rate.rules.js';
export { viewPlan } from './installment.view.js';
export { planChanged } from './plan-news.js';
export { adjustPlansToRefunds } from './adjust-plan-to-refund.js';
