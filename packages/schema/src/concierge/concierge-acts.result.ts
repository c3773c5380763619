import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { StepUpNeeded } from '../refusals/step-up-needed.type.js';
import { DateTime } from '../scalars/scalars.js';
import { CardProduct } from './card-product.type.js';
import { MemberRecord } from './member-record.type.js';
import {
  AccountNotOpen,
  ChecksUsedUp,
  ContactUnfit,
  IdentityCheckNeeded,
  IdentityNotProved,
  NoFitContact,
  NoLogin,
  NotEnoughOnFile,
  NothingToRemove,
  OtherOperatorNeeded,
  OwnMember,
  ProposalGone,
  ProposalOpen,
  ReasonNeeded,
  RecoveriesUsedUp,
  ThresholdOutOfRange,
} from './operator-refusals.type.js';
import { Proposal } from './proposal.type.js';

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
  types: () => [LoginUnlocked, NoLogin, IdentityCheckNeeded, RecoveriesUsedUp, OwnMember, ReasonNeeded, NotLoggedIn] as const,
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
  types: () => [LoginLockedByConcierge, NoLogin, OwnMember, ReasonNeeded, NotLoggedIn] as const,
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
  types: () =>
    [
      ReenrolmentStarted,
      NoLogin,
      NoFitContact,
      IdentityCheckNeeded,
      RecoveriesUsedUp,
      OwnMember,
      ReasonNeeded,
      StepUpNeeded,
      NotLoggedIn,
    ] as const,
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
  types: () => [LockoutThresholdSet, ThresholdOutOfRange, ReasonNeeded, StepUpNeeded, NotLoggedIn] as const,
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
  types: () => [AccountClosed, AccountNotOpen, OwnMember, ReasonNeeded, StepUpNeeded, NotLoggedIn] as const,
});
export type CloseAccountResult = typeof CloseAccountResult;

@ObjectType({ simpleResolvers: true, description: 'The act waits for a second operator.' })
export class ActProposed {
  @Field(() => Proposal, { description: 'What was proposed.' })
  proposal!: Proposal;
}

export const RemoveSecondFactorsResult = createUnionType({
  name: 'RemoveSecondFactorsResult',
  description: 'Every outcome of proposing to remove the second factors of a login.',
  types: () =>
    [ActProposed, NoLogin, NothingToRemove, IdentityCheckNeeded, ProposalOpen, OwnMember, ReasonNeeded, StepUpNeeded, NotLoggedIn] as const,
});
export type RemoveSecondFactorsResult = typeof RemoveSecondFactorsResult;

export const ChangeContactResult = createUnionType({
  name: 'ChangeContactResult',
  description: 'Every outcome of proposing another mail address.',
  types: () => [ActProposed, ContactUnfit, IdentityCheckNeeded, ProposalOpen, OwnMember, ReasonNeeded, StepUpNeeded, NotLoggedIn] as const,
});
export type ChangeContactResult = typeof ChangeContactResult;

@ObjectType({ simpleResolvers: true, description: 'The act was done. The member is told by mail.' })
export class ProposalApproved {
  @Field(() => MemberRecord, { description: 'The member as they stand now.' })
  member!: MemberRecord;
}

export const ApproveProposalResult = createUnionType({
  name: 'ApproveProposalResult',
  description: 'Every outcome of approving a proposal.',
  types: () => [ProposalApproved, ProposalGone, OtherOperatorNeeded, OwnMember, ReasonNeeded, StepUpNeeded, NotLoggedIn] as const,
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
  types: () => [ProposalDeclined, ProposalGone, OtherOperatorNeeded, OwnMember, ReasonNeeded, NotLoggedIn] as const,
});
export type DeclineProposalResult = typeof DeclineProposalResult;
