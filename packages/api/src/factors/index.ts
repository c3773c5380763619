export { addAuthenticator } from './add-authenticator.js';
export { checkCode, type CodeCheck } from './check-code.js';
export { openCodes } from './code-guard.store.js';
export type { FactorOwner } from './factor-owner.js';
export { viewFactorRefusal } from './factor.view.js';
export { removeFactors } from './remove-factors.js';
export { findSecondFactors, hasSecondFactor, type SecondFactorName } from './second-factor.queries.js';
export type { AuthenticatorSetup } from './start-authenticator.js';
export { currentCode } from './current-code.js';
