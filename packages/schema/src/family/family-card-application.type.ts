import { Field, Int, ObjectType } from 'type-graphql';
import { Card } from '../accounts/card.type.js';
import { PersonName } from '../accounts/person-name.type.js';
import { connectionOf, edgeOf } from '../paging/connection.js';
import { Node } from '../scalars/node.type.js';
import { DateTime, LocalDate } from '../scalars/scalars.js';
import { FamilyCardState } from './family-card-state.enum.js';
import { FamilyRelation } from './family-relation.enum.js';

@ObjectType({ simpleResolvers: true, description: 'One step of an application for a family card. It is never changed or removed.' })
export class FamilyCardEvent {
  @Field(() => FamilyCardState, { description: 'What it became.' })
  state!: FamilyCardState;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'An application of a basic member for a card that a relative carries (家族カード). Nobody else of the account sees it.',
})
export class FamilyCardApplication extends Node {
  @Field(() => FamilyRelation, { description: 'What the relative is to the member.' })
  relation!: FamilyRelation;

  @Field(() => PersonName, { description: 'What the relative is called.' })
  name!: PersonName;

  @Field(() => PersonName, { description: 'The same in katakana.' })
  nameKana!: PersonName;

  @Field(() => PersonName, { description: 'The same in Latin letters, as it will stand on the card.' })
  nameLatin!: PersonName;

  @Field(() => LocalDate, { description: 'When the relative was born.' })
  birthDate!: string;

  @Field(() => String, { description: 'The relative’s own mail address: the code to register with goes there.' })
  email!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The relative’s telephone number, in international form: `+819012345678`; null where none was given.',
  })
  phone!: string | null;

  @Field(() => FamilyCardState, { description: 'How far it has come.' })
  state!: FamilyCardState;

  @Field(() => Boolean, { description: 'Whether `withdrawFamilyCardApplication` takes it back, as it is now.' })
  canBeWithdrawn!: boolean;

  @Field(() => DateTime, { description: 'When it was sent.' })
  submittedAt!: Date;

  @Field(() => [FamilyCardEvent], { description: 'Every step of it, oldest first; four at most.' })
  history!: FamilyCardEvent[];

  @Field(() => Card, { nullable: true, description: 'The card that came of it; null where there is none yet.' })
  card!: Card | null;
}

@ObjectType({ simpleResolvers: true, description: 'An application and its place in the list.' })
export class FamilyCardApplicationEdge extends edgeOf(FamilyCardApplication) {}

@ObjectType({ simpleResolvers: true, description: 'A page of applications for family cards, newest first.' })
export class FamilyCardApplicationConnection extends connectionOf(FamilyCardApplicationEdge) {}

@ObjectType({ simpleResolvers: true, description: 'How many family cards an account may have, and has.' })
export class FamilyCardAllowance {
  @Field(() => Int, { description: 'How many people may carry one at a time: the card product says.' })
  maximum!: number;

  @Field(() => Int, { description: 'How many carry one now.' })
  inUse!: number;

  @Field(() => Int, { description: 'How many applications are under way.' })
  underWay!: number;

  @Field(() => Int, { description: 'How many can still be applied for.' })
  remaining!: number;

  @Field(() => Int, { description: 'How old, in years, somebody must be to carry one.' })
  minimumAge!: number;

  @Field(() => LocalDate, { description: 'The day it is where the account is: on it the age is counted.' })
  today!: string;
}
