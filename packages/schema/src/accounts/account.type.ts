import { Field, ObjectType } from 'type-graphql';
import { Currency } from '../scalars/scalars.js';
import { Node } from '../scalars/node.type.js';
import { CardHolder } from './card-holder.type.js';
import { MembershipRole } from './membership-role.enum.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A card account: one bill, one currency, one billing calendar and time zone. It has one or more cards.',
})
export class Account extends Node {
  @Field(() => String, { description: 'What the account is called: the name of its card product, in the language of the request.' })
  name!: string;

  @Field(() => Currency, { description: 'The currency of every amount billed to this account.' })
  currency!: string;

  @Field(() => String, { description: 'The IANA time zone that decides which day it is for this account, such as `Asia/Tokyo`.' })
  timeZone!: string;

  @Field(() => MembershipRole, { description: 'What the viewer is to the account, which decides what they see of it.' })
  role!: MembershipRole;

  @Field(() => [CardHolder], {
    description: 'Who carries cards of this account, as far as the viewer may see them: the basic member first, then by when they came.',
  })
  holders!: CardHolder[];
}
