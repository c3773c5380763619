import { createUnionType, Field, ObjectType } from 'type-graphql';
import { AccountNotOpen } from '../concierge/operator-refusals.type.js';
import { IdempotencyKeyReused } from '../installments/installment-refusals.type.js';
import { BasicMemberOnly, DetailsRejected } from '../members/member-refusals.type.js';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { StepUpNeeded } from '../refusals/step-up-needed.type.js';
import { FamilyCardApplication } from './family-card-application.type.js';
import {
  FamilyCardAlreadyAppliedFor,
  FamilyCardApplicationDecided,
  FamilyCardApplicationNotFound,
  FamilyCardsUsedUp,
} from './family-refusals.type.js';

@ObjectType({ simpleResolvers: true, description: 'The application is sent. The member is told by mail of each step.' })
export class ApplyForFamilyCardSuccess {
  @Field(() => FamilyCardApplication, { description: 'The application.' })
  application!: FamilyCardApplication;
}

@ObjectType({ simpleResolvers: true, description: 'The application is taken back.' })
export class WithdrawFamilyCardApplicationSuccess {
  @Field(() => FamilyCardApplication, { description: 'The application as it is now.' })
  application!: FamilyCardApplication;
}

export const ApplyForFamilyCardResult = createUnionType({
  name: 'ApplyForFamilyCardResult',
  description: 'Every outcome of applying for a family card.',
  types: () =>
    [
      ApplyForFamilyCardSuccess,
      DetailsRejected,
      FamilyCardsUsedUp,
      FamilyCardAlreadyAppliedFor,
      BasicMemberOnly,
      AccountNotOpen,
      IdempotencyKeyReused,
      StepUpNeeded,
      NotLoggedIn,
    ] as const,
});
export type ApplyForFamilyCardResult = typeof ApplyForFamilyCardResult;

export const WithdrawFamilyCardApplicationResult = createUnionType({
  name: 'WithdrawFamilyCardApplicationResult',
  description: 'Every outcome of taking an application back.',
  types: () => [WithdrawFamilyCardApplicationSuccess, FamilyCardApplicationDecided, FamilyCardApplicationNotFound, NotLoggedIn] as const,
});
export type WithdrawFamilyCardApplicationResult = typeof WithdrawFamilyCardApplicationResult;
