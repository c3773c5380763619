import { Field, Int, ObjectType } from 'type-graphql';
import { Refusal } from '../refusals/refusal.type.js';

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The account has as many family cards and applications as its card product allows.',
})
export class FamilyCardsUsedUp extends Refusal {
  @Field(() => Int, { description: 'How many that is.' })
  maximum!: number;
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'This person carries a card of the account already, or an application for them is under way.',
})
export class FamilyCardAlreadyAppliedFor extends Refusal {}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'The member has no such application.' })
export class FamilyCardApplicationNotFound extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The application has gone on meanwhile, and this cannot be done with it any more.',
})
export class FamilyCardApplicationDecided extends Refusal {}
