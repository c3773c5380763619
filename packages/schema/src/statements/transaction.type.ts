import { Field, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.type.js';
import { Card } from '../accounts/card.type.js';
import { Money } from '../scalars/money.type.js';
import { Node } from '../scalars/node.type.js';
import { LocalDate } from '../scalars/scalars.js';
import { TransactionCategory } from './transaction-category.enum.js';
import { TransactionKind } from './transaction-kind.enum.js';
import { WayOfPaying } from './way-of-paying.enum.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One use of a card (ご利用), or a payment or fee on the account. It keeps its id for life.',
})
export class Transaction extends Node {
  @Field(() => Account, { description: 'The account it belongs to.' })
  account!: Account;

  @Field(() => TransactionKind, { description: 'What it is.' })
  kind!: TransactionKind;

  @Field(() => String, {
    nullable: true,
    description: 'The merchant, or what the source says of the use; null where the source says nothing.',
  })
  merchant!: string | null;

  @Field(() => LocalDate, { description: 'The day the card was used, in the account’s time zone.' })
  usedOn!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day it was posted to the account; null where the source names only one day.',
  })
  postedOn!: string | null;

  @Field(() => Money, {
    description: 'The amount in the account’s currency: positive raises what the member owes, negative lowers it.',
  })
  amount!: Money;

  @Field(() => Money, {
    nullable: true,
    description: 'The amount in the currency of the purchase; null where it is the account’s own.',
  })
  originalAmount!: Money | null;

  @Field(() => TransactionCategory, { description: 'What the money was spent on.' })
  category!: TransactionCategory;

  @Field(() => WayOfPaying, { description: 'How it is paid.' })
  wayOfPaying!: WayOfPaying;

  @Field(() => Card, { nullable: true, description: 'The card used; null for what belongs to the account as a whole.' })
  card!: Card | null;
}
