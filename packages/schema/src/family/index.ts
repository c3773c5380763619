export {
  FamilyCardAllowance,
  FamilyCardApplication,
  FamilyCardApplicationConnection,
  FamilyCardApplicationEdge,
  FamilyCardEvent,
} from './family-card-application.type.js';
export { ApplyForFamilyCardInput } from './family-card.input.js';
export {
  ApplyForFamilyCardResult,
  ApplyForFamilyCardSuccess,
  WithdrawFamilyCardApplicationResult,
  WithdrawFamilyCardApplicationSuccess,
} from './family-card.result.js';
export { FamilyCardLimit, SetFamilyCardLimitInput, SetFamilyCardLimitResult, SetFamilyCardLimitSuccess } from './family-card-limit.type.js';
export { FamilyCardState } from './family-card-state.enum.js';
export {
  FamilyCardAlreadyAppliedFor,
  FamilyCardApplicationDecided,
  FamilyCardApplicationNotFound,
  FamilyCardsUsedUp,
} from './family-refusals.type.js';
export { FamilyRelation } from './family-relation.enum.js';
