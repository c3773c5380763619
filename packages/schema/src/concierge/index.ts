export { AccountRecord, CardRecord } from './account-record.type.js';
export { ActivityRecord, ActivityRecordConnection, ActivityRecordEdge, ActorKind } from './activity-record.type.js';
export { ActivityRecordFilter } from './activity-record-filter.input.js';
export { ActivityRecordKind } from './activity-record-kind.enum.js';
export { CardProduct } from './card-product.type.js';
export { ContactKind, ContactRecord } from './contact-record.type.js';
export {
  ProposeContactChangeInput,
  ProposePhoneChangeInput,
  CheckIdentityInput,
  CloseAccountInput,
  DecideProposalInput,
  IdentityAnswerInput,
  LockoutThresholdInput,
  MemberActInput,
} from './concierge-acts.input.js';
export {
  IdentityProved,
  CheckIdentityResult,
  LoginUnlocked,
  UnlockLoginResult,
  LoginLockedByConcierge,
  LockLoginResult,
  ReenrolmentStarted,
  StartReenrolmentResult,
  LockoutThresholdSet,
  SetLockoutThresholdResult,
  AccountClosed,
  CloseAccountResult,
  ActProposed,
  ProposeSecondFactorRemovalResult,
  ProposeContactChangeResult,
  ProposePhoneChangeResult,
  ProposalApproved,
  ApproveProposalResult,
  ProposalDeclined,
  DeclineProposalResult,
} from './concierge-acts.result.js';
export {
  ApproveFamilyCardResult,
  DecideFamilyCardInput,
  DeclineFamilyCardResult,
  FamilyCardCase,
  FamilyCardCaseConnection,
  FamilyCardCaseMoved,
  ReviewFamilyCardResult,
} from './family-card-case.type.js';
export { IdentityQuestion } from './identity-question.enum.js';
export { LoginRecord } from './login-record.type.js';
export { LoginState } from './login-state.enum.js';
export { IdentityCheckStanding, MemberRecord, MemberRecordConnection, MemberRecordEdge } from './member-record.type.js';
export {
  AccountNotOpen,
  AlreadyLocked,
  ChecksUsedUp,
  ContactUnfit,
  IdentityCheckNeeded,
  IdentityNotProved,
  NoFitContact,
  NoLogin,
  NotEnoughOnFile,
  NothingToRemove,
  NotLocked,
  OtherOperatorNeeded,
  OwnMember,
  ProposalGone,
  ProposalOpen,
  ReasonNeeded,
  RecoveriesUsedUp,
  ThresholdOutOfRange,
} from './operator-refusals.type.js';
export {
  ApproveNameChangeResult,
  DecideNameChangeInput,
  DeclineNameChangeResult,
  NameChangeApproved,
  NameChangeDeclined,
  NameChangeOvertaken,
  NameChangeRecord,
  NameChangeRecordConnection,
} from './name-change-record.type.js';
export { Operator } from './operator.type.js';
export { Proposal, ProposalKind } from './proposal.type.js';
export {
  LoginOperatorResult,
  LogoutOperatorResult,
  OperatorLoginSuccess,
  SecondFactorMissing,
  StepUpOperatorResult,
  VerifyOperatorLoginResult,
} from './operator-login.result.js';
