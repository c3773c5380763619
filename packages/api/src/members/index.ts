export { findControlledCard } from './card-control.queries.js';
export { decideUse, type DeclineReason } from './decide-use.js';
export { rewrapPins } from './rewrap-pins.js';
export { sweepContactChanges } from './contact-change.store.js';
export { readMailAddress } from './mail-address.js';
export { readPhoneNumber } from './phone-number.js';
export { viewDetailsRejected, viewMemberRefusal } from './member.view.js';
export { keepAddress, keepEmployment } from './details.store.js';
export type { KeptAddress, KeptEmployment } from './details.rules.js';
