import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { FamilyCardApplication } from '../family/family-card-application.type.js';
import { FamilyCardApplicationDecided, FamilyCardApplicationNotFound } from '../family/family-refusals.type.js';
import { IdempotencyKeyReused } from '../installments/installment-refusals.type.js';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';

export enum SimulatedDecision {
  ISSUE = 'ISSUE',
  DECLINE = 'DECLINE',
}

registerEnumType(SimulatedDecision, {
  name: 'SimulatedDecision',
  description: 'What an issuer makes of an application for a family card.',
  valuesConfig: {
    ISSUE: { description: 'It approves the application and issues the card at once.' },
    DECLINE: { description: 'It declines the application.' },
  },
});

@InputType({ description: 'A decision on an application for a family card, to be made up.' })
export class SimulateFamilyCardDecisionInput {
  @Field(() => String, {
    description:
      'Names the act, 8 to 100 characters without spaces: 128 random bits will do. Sending the same act with the same key again gives the same answer, for 30 days. Only what succeeded is kept.',
  })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The application, of an account the viewer is the basic member of.' })
  applicationId!: string;

  @Field(() => SimulatedDecision, { description: 'What becomes of it.' })
  decision!: SimulatedDecision;
}

@ObjectType({ simpleResolvers: true, description: 'What is embossed on a made-up card. A real one is told nobody by this service.' })
export class MadeUpCard {
  @Field(() => String, { description: 'Sixteen digits that no issuer has: they begin with 9392.' })
  number!: string;

  @Field(() => String, { description: 'Month and year, such as `11/31`.' })
  expiry!: string;
}

@ObjectType({ simpleResolvers: true, description: 'The application is decided. Its mails are sent like any others.' })
export class SimulateFamilyCardDecisionSuccess {
  @Field(() => FamilyCardApplication, { description: 'The application as it is now.' })
  application!: FamilyCardApplication;

  @Field(() => MadeUpCard, {
    nullable: true,
    description: 'With this, and a code from the mail, its holder can register; null where the application was declined.',
  })
  madeUpCard!: MadeUpCard | null;
}

export const SimulateFamilyCardDecisionResult = createUnionType({
  name: 'SimulateFamilyCardDecisionResult',
  description: 'Every outcome of making up a decision.',
  types: () =>
    [
      SimulateFamilyCardDecisionSuccess,
      FamilyCardApplicationNotFound,
      FamilyCardApplicationDecided,
      IdempotencyKeyReused,
      NotLoggedIn,
    ] as const,
});
export type SimulateFamilyCardDecisionResult = typeof SimulateFamilyCardDecisionResult;
