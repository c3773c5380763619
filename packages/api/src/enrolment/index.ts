export { endCodes, sweepEnrolmentCodes } from './enrolment-code.store.js';
export { askWithCard, type CardProof } from './prove-card.js';
export { startReenrolmentFor, type ReenrolmentStart } from './start-reenrolment.js';
