import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonName } from '../accounts/person-name.type.js';
import { FamilyCardEvent } from '../family/family-card-application.type.js';
import { FamilyCardState } from '../family/family-card-state.enum.js';
import { FamilyCardApplicationDecided } from '../family/family-refusals.type.js';
import { FamilyRelation } from '../family/family-relation.enum.js';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { connectionOf, edgeOf } from '../paging/connection.js';
import { StepUpNeeded } from '../refusals/step-up-needed.type.js';
import { DateTime } from '../scalars/scalars.js';
import { AccountNotOpen, OwnMember, ReasonNeeded } from './operator-refusals.type.js';

@ObjectType({ simpleResolvers: true, description: 'An application for a family card, as far as the desk needs it for its decision.' })
export class FamilyCardCase {
  @Field(() => ID, { description: 'Opaque and stable for life: as the member knows the application.' })
  id!: string;

  @Field(() => FamilyCardState, { description: 'How far it has come.' })
  state!: FamilyCardState;

  /** Whose `member` is: no field. */
  memberId!: string;

  @Field(() => String, { description: 'The account the card charges to, by the name of its product.' })
  accountName!: string;

  @Field(() => FamilyRelation, { description: 'What the relative is to the member.' })
  relation!: FamilyRelation;

  @Field(() => PersonName, { description: 'What the relative is called.' })
  name!: PersonName;

  @Field(() => PersonName, { description: 'The same in katakana.' })
  nameKana!: PersonName;

  @Field(() => PersonName, { description: 'The same in Latin letters.' })
  nameLatin!: PersonName;

  @Field(() => Int, {
    description: 'How old the relative is, in years. The day of birth is not the desk’s to know: it proves who they are.',
  })
  age!: number;

  @Field(() => String, { description: 'The relative’s mail address, with most of it hidden.' })
  maskedEmail!: string;

  @Field(() => String, { nullable: true, description: 'Their telephone number, with most of it hidden; null where none was given.' })
  maskedPhone!: string | null;

  @Field(() => DateTime, { description: 'When it was sent.' })
  submittedAt!: Date;

  @Field(() => [FamilyCardEvent], { description: 'Every step of it, oldest first; four at most.' })
  history!: FamilyCardEvent[];
}

@ObjectType({ simpleResolvers: true, description: 'An application for a family card in its place in a list.' })
export class FamilyCardCaseEdge extends edgeOf(FamilyCardCase) {}

@ObjectType({ simpleResolvers: true, description: 'A page of the applications for family cards that are under way, oldest first.' })
export class FamilyCardCaseConnection extends connectionOf(FamilyCardCaseEdge) {}

@InputType({ description: 'A decision on an application for a family card.' })
export class DecideFamilyCardInput {
  @Field(() => ID, { description: 'The application, as `FamilyCardCase.id` gave it.' })
  applicationId!: string;

  @Field(() => String, { description: 'Why, for the record; 1 to 300 characters. The member does not see it.' })
  reason!: string;
}

@ObjectType({ simpleResolvers: true, description: 'The application has gone on. The member is told by mail.' })
export class FamilyCardCaseMoved {
  @Field(() => FamilyCardCase, { description: 'The application as it is now.' })
  familyCardCase!: FamilyCardCase;
}

/** What every step of an application can be answered with. */
const ANY_STEP = [FamilyCardCaseMoved, FamilyCardApplicationDecided, OwnMember, ReasonNeeded, NotLoggedIn] as const;

export const ReviewFamilyCardResult = createUnionType({
  name: 'ReviewFamilyCardResult',
  description: 'Every outcome of beginning to look at an application.',
  types: () => ANY_STEP,
});
export type ReviewFamilyCardResult = typeof ReviewFamilyCardResult;

export const ApproveFamilyCardResult = createUnionType({
  name: 'ApproveFamilyCardResult',
  description: 'Every outcome of approving an application.',
  types: () => [...ANY_STEP, AccountNotOpen, StepUpNeeded] as const,
});
export type ApproveFamilyCardResult = typeof ApproveFamilyCardResult;

export const DeclineFamilyCardResult = createUnionType({
  name: 'DeclineFamilyCardResult',
  description: 'Every outcome of declining an application.',
  types: () => ANY_STEP,
});
export type DeclineFamilyCardResult = typeof DeclineFamilyCardResult;
