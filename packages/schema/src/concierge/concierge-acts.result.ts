import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { StepUpNeeded } from '../refusals/step-up-needed.type.js';
import { DateTime } from '../scalars/scalars.js';
import { CardProduct } from './card-product.type.js';
import { MemberRecord } from './member-record.type.js';
import {
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
import { Proposal } from './proposal.type.js';

@ObjectType({ simpleResolvers: true, description: 'The act waits for a second operator.' })
export class ActProposed {
  @Field(() => Proposal, { description: 'What was proposed.' })
  proposal!: Proposal;
}

/** What every act of an operator can be answered with. */
const ANY_ACT = [ReasonNeeded, NotLoggedIn] as const;
/** The same for an act on a member. */
const ACT_ON_MEMBER = [OwnMember, ...ANY_ACT] as const;
/** The same for one that lets a member back in. */
const RECOVERY = [NoLogin, IdentityCheckNeeded, RecoveriesUsedUp, ...ACT_ON_MEMBER] as const;
/** The same for one that is proposed to a second operator. */
const PROPOSAL = [ActProposed, ProposalOpen, IdentityCheckNeeded, StepUpNeeded, ...ACT_ON_MEMBER] as const;
/** The same for the decision of that second operator. */
const DECISION = [ProposalGone, OtherOperatorNeeded, ...ACT_ON_MEMBER] as const;

@ObjectType({ simpleResolvers: true, description: 'Every answer was right: for 15 minutes this operator may act for this member.' })
export class IdentityProved {
  @Field(() => DateTime, { description: 'Until when the check counts.' })
  passedUntil!: Date;

  @Field(() => MemberRecord, { description: 'The member as they stand now.' })
  member!: MemberRecord;
}

export const CheckIdentityResult = createUnionType({
  name: 'CheckIdentityResult',
  description: 'Every outcome of a check of who calls.',
  types: () => [IdentityProved, IdentityNotProved, ChecksUsedUp, NotEnoughOnFile, OwnMember, NotLoggedIn] as const,
});
export type CheckIdentityResult = typeof CheckIdentityResult;

@ObjectType({
  simpleResolvers: true,
  description: 'The login is open for every device; the password is as it was. The member is told by mail.',
})
export class LoginUnlocked {
  @Field(() => MemberRecord, { description: 'The member as they stand now.' })
  member!: MemberRecord;
}

export const UnlockLoginResult = createUnionType({
  name: 'UnlockLoginResult',
  description: 'Every outcome of unlocking a login.',
  types: () => [LoginUnlocked, NotLocked, ...RECOVERY] as const,
});
export type UnlockLoginResult = typeof UnlockLoginResult;

@ObjectType({
  simpleResolvers: true,
  description: 'The login is shut for every device and all its sessions have ended. The member is told by mail.',
})
export class LoginLockedByConcierge {
  @Field(() => MemberRecord, { description: 'The member as they stand now.' })
  member!: MemberRecord;

  @Field(() => Int, { description: 'How many sessions this ended.' })
  endedSessions!: number;
}

export const LockLoginResult = createUnionType({
  name: 'LockLoginResult',
  description: 'Every outcome of locking a login.',
  types: () => [LoginLockedByConcierge, NoLogin, AlreadyLocked, ...ACT_ON_MEMBER] as const,
});
export type LockLoginResult = typeof LockLoginResult;

@ObjectType({ simpleResolvers: true, description: 'A one-time code is on its way to the contact on file. The operator never sees it.' })
export class ReenrolmentStarted {
  @Field(() => String, { description: 'Where it went, with most of it hidden.' })
  sentTo!: string;

  @Field(() => MemberRecord, { description: 'The member as they stand now.' })
  member!: MemberRecord;
}

export const StartReenrolmentResult = createUnionType({
  name: 'StartReenrolmentResult',
  description: 'Every outcome of starting a re-enrolment.',
  types: () => [ReenrolmentStarted, NoFitContact, StepUpNeeded, ...RECOVERY] as const,
});
export type StartReenrolmentResult = typeof StartReenrolmentResult;

@ObjectType({ simpleResolvers: true, description: 'The number counts from the next guess on, for every login.' })
export class LockoutThresholdSet {
  @Field(() => CardProduct, { description: 'The card product as it is now.' })
  product!: CardProduct;
}

export const SetLockoutThresholdResult = createUnionType({
  name: 'SetLockoutThresholdResult',
  description: 'Every outcome of setting the number of wrong passwords that lock.',
  types: () => [LockoutThresholdSet, ThresholdOutOfRange, StepUpNeeded, ...ANY_ACT] as const,
});
export type SetLockoutThresholdResult = typeof SetLockoutThresholdResult;

@ObjectType({
  simpleResolvers: true,
  description: 'The account and its cards are closed, and with them the logins left without an open card.',
})
export class AccountClosed {
  @Field(() => DateTime, { description: 'When.' })
  closedAt!: Date;

  @Field(() => Int, { description: 'How many logins were closed.' })
  closedLogins!: number;
}

export const CloseAccountResult = createUnionType({
  name: 'CloseAccountResult',
  description: 'Every outcome of closing an account.',
  types: () => [AccountClosed, AccountNotOpen, StepUpNeeded, ...ACT_ON_MEMBER] as const,
});
export type CloseAccountResult = typeof CloseAccountResult;

export const ProposeSecondFactorRemovalResult = createUnionType({
  name: 'ProposeSecondFactorRemovalResult',
  description: 'Every outcome of proposing to remove the second factors of a login.',
  types: () => [...PROPOSAL, NoLogin, NothingToRemove] as const,
});
export type ProposeSecondFactorRemovalResult = typeof ProposeSecondFactorRemovalResult;

export const ProposeContactChangeResult = createUnionType({
  name: 'ProposeContactChangeResult',
  description: 'Every outcome of proposing another mail address.',
  types: () => [...PROPOSAL, ContactUnfit] as const,
});
export type ProposeContactChangeResult = typeof ProposeContactChangeResult;

export const ProposePhoneChangeResult = createUnionType({
  name: 'ProposePhoneChangeResult',
  description: 'Every outcome of proposing another telephone number.',
  types: () => [...PROPOSAL, ContactUnfit] as const,
});
export type ProposePhoneChangeResult = typeof ProposePhoneChangeResult;

@ObjectType({ simpleResolvers: true, description: 'The act was done. The member is told by mail.' })
export class ProposalApproved {
  @Field(() => MemberRecord, { description: 'The member as they stand now.' })
  member!: MemberRecord;
}

export const ApproveProposalResult = createUnionType({
  name: 'ApproveProposalResult',
  description: 'Every outcome of approving a proposal.',
  types: () => [ProposalApproved, StepUpNeeded, ...DECISION, NoLogin, NothingToRemove, ContactUnfit] as const,
});
export type ApproveProposalResult = typeof ApproveProposalResult;

@ObjectType({ simpleResolvers: true, description: 'The act will not be done.' })
export class ProposalDeclined {
  @Field(() => DateTime, { description: 'When.' })
  declinedAt!: Date;
}

export const DeclineProposalResult = createUnionType({
  name: 'DeclineProposalResult',
  description: 'Every outcome of declining a proposal.',
  types: () => [ProposalDeclined, ...DECISION] as const,
});
export type DeclineProposalResult = typeof DeclineProposalResult;
