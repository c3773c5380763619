export { endCodes, findReenrolment, sweepEnrolmentCodes } from './enrolment-code.store.js';
export { viewCardProofRejected } from './enrolment.view.js';
export { askWithCard, type AskedWithCard } from './ask-with-card.js';
export { actWithCard } from './prove-card.js';
export type { CardProof } from './read-card-proof.js';
export { SEND_ENROLMENT_CODE } from './request-enrolment-code.js';
export { startReenrolmentFor, type ReenrolmentStart } from './start-reenrolment.js';
