export { findControlledCard, isCardOver, type ControlledCard } from './card-control.queries.js';
export { loadControlledCard } from './controlled-card.view.js';
export { cardFrozen } from './card-news.js';
export { decideUse, type DeclineReason } from './decide-use.js';
export { forgetPin, type ForgottenPin } from './forget-pin.js';
export { rewrapPins } from './rewrap-pins.js';
export { sweepContactChanges } from './contact-change.store.js';
export { readMailAddress } from './mail-address.js';
export { readPhoneNumber } from './phone-number.js';
export { cardInMail } from './member.messages.js';
export { viewDetailsRejected, viewMemberRefusal } from './member.view.js';
export { keepAddress, keepEmployment } from './details.store.js';
export type { KeptAddress, KeptEmployment } from './details.rules.js';
export { decideNameChange, type NameDecision } from './decide-name-change.js';
export {
  findOwnNameChange,
  findWaitingNameChange,
  listWaitingNameChanges,
  sweepNameChanges,
  type NameChangeRow,
} from './name-change.store.js';
export { viewNameChange, viewNames } from './name-change.view.js';
