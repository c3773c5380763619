export { Authenticator } from './authenticator.type.js';
export {
  AuthenticatorSetup,
  ConfirmAuthenticatorResult,
  NoAuthenticator,
  RecoveryCodes,
  RemoveAuthenticatorResult,
  RemoveAuthenticatorSuccess,
  RenewRecoveryCodesResult,
  SetupExpired,
  StartAuthenticatorResult,
} from './authenticator.result.js';
export { CodesLocked, WrongCode } from './code.refusals.js';
export { SecondFactor } from './second-factor.enum.js';
