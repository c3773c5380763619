export { CardProofInput } from './card-proof.input.js';
export { CardProofPart, CardProofRejected } from './card-proof-rejected.type.js';
export { EnrolInput } from './enrol.input.js';
export { AlreadyEnrolled, CardClosed, CardExpired, EnrolmentRefused, EnrolResult, EnrolSuccess } from './enrol.result.js';
export { RequestEnrolmentCodeResult, RequestEnrolmentCodeSuccess } from './request-enrolment-code.result.js';
