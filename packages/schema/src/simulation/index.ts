export {
  SimulateClosingInput,
  SimulatePaymentInput,
  SimulatePostingInput,
  SimulatePurchaseInput,
  SimulateRefundInput,
} from './simulation.input.js';
export { ClosingTooFarAhead, DeclineReason, NothingToPost, NothingToRefund, PurchaseDeclined } from './simulation-refusals.type.js';
export {
  MadeUpCard,
  SimulatedDecision,
  SimulateFamilyCardDecisionInput,
  SimulateFamilyCardDecisionResult,
  SimulateFamilyCardDecisionSuccess,
} from './simulate-family-card.type.js';
export {
  SimulateClosingResult,
  SimulateClosingSuccess,
  SimulatePaymentResult,
  SimulatePaymentSuccess,
  SimulatePostingResult,
  SimulatePostingSuccess,
  SimulatePurchaseResult,
  SimulatePurchaseSuccess,
  SimulateRefundResult,
  SimulateRefundSuccess,
} from './simulation.result.js';
