import { Field, ID, ObjectType } from 'type-graphql';
import { Currency, DateTime } from '../scalars/scalars.js';

@ObjectType({ simpleResolvers: true, description: 'A card as an operator sees it.' })
export class CardRecord {
  @Field(() => ID, { description: 'Opaque and stable for life.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The last four digits of its number; null where the source did not name them.' })
  lastFour!: string | null;

  @Field(() => Boolean, { description: 'Whether it is the member’s own; false for a card of a family member on the same account.' })
  isOwn!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed; null while it is open.' })
  closedAt!: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'A card account as an operator sees it: no amounts, no uses.' })
export class AccountRecord {
  @Field(() => ID, { description: 'Opaque and stable for life.' })
  id!: string;

  @Field(() => String, { description: 'The name of its card product.' })
  name!: string;

  @Field(() => Currency, { description: 'The currency it is billed in.' })
  currency!: string;

  @Field(() => Boolean, { description: 'Whether the member is its basic member; false where they only carry a card of it.' })
  isBasic!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it was closed; null while it is open.' })
  closedAt!: Date | null;

  @Field(() => [CardRecord], { description: 'Its cards, oldest first: all of them for the basic member, else the member’s own.' })
  cards!: CardRecord[];
}
