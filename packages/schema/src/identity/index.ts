export { Login } from './login.type.js';
export { LoginInput } from './login.input.js';
export {
  LoginClosed,
  LoginLocked,
  LoginResult,
  LoginShut,
  LoginSuccess,
  ReissueNeeded,
  SecondFactorNeeded,
  WrongCredentials,
} from './login.result.js';
export { LogoutResult, LogoutSuccess } from './logout.result.js';
export { PasswordRejected, PasswordRejection } from './password-rejected.type.js';
export { UserIdRejected, UserIdRejection, UserIdTaken } from './user-id-refusals.type.js';
export {
  StartPasskeyStepUpResult,
  StepUpSuccess,
  StepUpWithCodeResult,
  StepUpWithPasskeyResult,
  StepUpWithPasswordResult,
  WrongPassword,
} from './step-up.result.js';
export { PendingLogin } from './pending-login.type.js';
export { ChangePasswordInput } from './change-password.input.js';
export { ChangePasswordResult, ChangePasswordSuccess, ChangeUserIdResult, ChangeUserIdSuccess } from './change-credentials.result.js';
export { CancelLoginResult, CancelLoginSuccess, LoginExpired, LoginWithPasskeyResult, VerifyLoginResult } from './second-factor.result.js';
