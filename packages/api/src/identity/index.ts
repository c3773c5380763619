export { addLogin, distrustPassword, replacePassword, type NewLogin } from './add-login.js';
export { renameLogin, replaceCredentials } from './change-login.js';
export {
  findLogin,
  findLoginOfMember,
  findMemberLogin,
  lockLoginRow,
  type LoginRow,
  type MemberLogin,
  type OperatorLogin,
} from './login.queries.js';
export {
  fitsAlone,
  judgeNewPassword,
  judgePassword,
  refuseOverlong,
  type NewPasswordRejection,
  type PasswordRejection,
} from './judge-password.js';
export { pretendGuess, releaseGuess, reserveGuess, settleGuess, STRANGERS, type GuessPermit } from './login-guard.js';
export { guardKey, isLoginShut, openCounts, openLogin, shutLogin } from './login-guard.store.js';
export { makePassword } from './make-password.js';
export { viewPasswordRejected, viewUserIdRejected, viewUserIdTaken } from './new-password.view.js';
export { listUserIds } from './list-user-ids.js';
export { countAsk, countAuthorization, countPush, countSourceFailure, refuseBusySource } from './source-limit.js';
export { login, type Credentials, type LoginOutcome } from './login.js';
export { sweepPendingLogins } from './pending-login.js';
export { stepUpWithCode, type CodeStepUpOutcome } from './step-up.js';
export { verifyLogin, type VerifyOutcome } from './verify-login.js';
export { sweepLoginGuards, sweepSourceFailures } from './sweep-login-guards.js';
export { accessEnded, closeLogin, endAccess, holdAccess, lockLogin, reopenLogin, unlockLogin } from './end-access.js';
export { readLoginStanding, type LoginStanding } from './login-standing.js';
export { USER_ID_FAULTS } from './user-id-faults.js';
export { countUserIdTry } from './user-id-tries.js';
