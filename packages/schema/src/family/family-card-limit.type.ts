import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Card } from '../accounts/card.type.js';
import { BasicMemberOnly, DetailsChanged } from '../members/member-refusals.type.js';
import { CardNotFound, CardNotOpen } from '../members/card-refusals.type.js';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { MoneyInput } from '../scalars/money.input.js';
import { Money } from '../scalars/money.type.js';
import { LocalDate } from '../scalars/scalars.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'How much the holder of a family card may use in a calendar month, with all their cards of the account together. It holds for what passes through this service: uses that are made up, and those of an issuer’s feed that are left to it.',
})
export class FamilyCardLimit {
  @Field(() => Money, { nullable: true, description: 'The limit; null where the basic member has set none.' })
  amount!: Money | null;

  @Field(() => Money, { description: 'What was used this month, pending uses included and refunds taken off; never below zero.' })
  used!: Money;

  @Field(() => LocalDate, { description: 'From which day on it counts anew.' })
  countsAnewOn!: string;

  @Field(() => Boolean, { description: 'Whether the viewer can set it.' })
  canBeSet!: boolean;

  @Field(() => Int, { description: 'Grows with each change. A change names the version it is made over; 0 where there was none yet.' })
  version!: number;
}

@InputType({ description: 'A limit to be.' })
export class SetFamilyCardLimitInput {
  @Field(() => ID, { description: 'A family card of an account the viewer is the basic member of.' })
  cardId!: string;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'How much in a calendar month, in the account’s currency: from 0 to 999,999,999 minor units; null lifts the limit.',
  })
  amount?: MoneyInput | null;

  @Field(() => Int, { description: 'The version the change is made over; 0 where there is none yet.' })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'The limit counts from now on; its holder is told by mail.' })
export class SetFamilyCardLimitSuccess {
  @Field(() => Card, { description: 'The card.' })
  card!: Card;
}

export const SetFamilyCardLimitResult = createUnionType({
  name: 'SetFamilyCardLimitResult',
  description: 'Every outcome of setting the limit of a family card.',
  types: () => [SetFamilyCardLimitSuccess, CardNotFound, CardNotOpen, BasicMemberOnly, DetailsChanged, NotLoggedIn] as const,
});
export type SetFamilyCardLimitResult = typeof SetFamilyCardLimitResult;
