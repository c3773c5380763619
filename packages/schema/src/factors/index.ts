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
export { CodesLocked, FactorNeeded, WrongCode } from './code.refusals.js';
export { SecondFactor } from './second-factor.enum.js';
export { RegisterPasskeyInput, RenamePasskeyInput } from './passkey.input.js';
export {
  PasskeyNotFound,
  PasskeyRefused,
  RegisterPasskeyResult,
  RegisterPasskeySuccess,
  RemovePasskeyResult,
  RemovePasskeySuccess,
  RenamePasskeyResult,
  RenamePasskeySuccess,
  StartPasskeyRegistrationResult,
  TooManyPasskeys,
} from './passkey.result.js';
export { Passkey, PasskeyChallenge } from './passkey.type.js';
