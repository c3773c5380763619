import { createUnionType, Field, ObjectType } from 'type-graphql';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { InPersonNeeded } from '../refusals/in-person-needed.type.js';
import { StepUpNeeded } from '../refusals/step-up-needed.type.js';
import { InstallmentPlan } from './installment-plan.type.js';
import {
  IdempotencyKeyReused,
  PlanNotCancellable,
  PlanNotFound,
  PlanNotRepayable,
  PurchaseNotEligible,
  QuoteExpired,
} from './installment-refusals.type.js';

@ObjectType({ simpleResolvers: true, description: 'The purchases are paid in installments now, exactly as offered.' })
export class ConvertToInstallmentsSuccess {
  @Field(() => [InstallmentPlan], { description: 'A plan for each offer, in their order.' })
  plans!: InstallmentPlan[];
}

@ObjectType({ simpleResolvers: true, description: 'The plan is cancelled, and the purchase paid at once again.' })
export class CancelInstallmentPlanSuccess {
  @Field(() => InstallmentPlan, { description: 'The plan.' })
  plan!: InstallmentPlan;
}

@ObjectType({ simpleResolvers: true, description: 'The rest of the plan stands on the next bill, exactly as quoted.' })
export class RepayInstallmentPlanSuccess {
  @Field(() => InstallmentPlan, { description: 'The plan.' })
  plan!: InstallmentPlan;
}

export const ConvertToInstallmentsResult = createUnionType({
  name: 'ConvertToInstallmentsResult',
  description: 'Every outcome of turning purchases into installments.',
  types: () =>
    [
      ConvertToInstallmentsSuccess,
      QuoteExpired,
      PurchaseNotEligible,
      IdempotencyKeyReused,
      StepUpNeeded,
      InPersonNeeded,
      NotLoggedIn,
    ] as const,
});
export type ConvertToInstallmentsResult = typeof ConvertToInstallmentsResult;

export const CancelInstallmentPlanResult = createUnionType({
  name: 'CancelInstallmentPlanResult',
  description: 'Every outcome of cancelling a plan.',
  types: () => [CancelInstallmentPlanSuccess, PlanNotFound, PlanNotCancellable, IdempotencyKeyReused, NotLoggedIn] as const,
});
export type CancelInstallmentPlanResult = typeof CancelInstallmentPlanResult;

export const RepayInstallmentPlanResult = createUnionType({
  name: 'RepayInstallmentPlanResult',
  description: 'Every outcome of repaying a plan early.',
  types: () =>
    [RepayInstallmentPlanSuccess, QuoteExpired, PlanNotRepayable, IdempotencyKeyReused, StepUpNeeded, InPersonNeeded, NotLoggedIn] as const,
});
export type RepayInstallmentPlanResult = typeof RepayInstallmentPlanResult;
