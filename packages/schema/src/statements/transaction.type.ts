import { Field, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.type.js';
import { Card } from '../accounts/card.type.js';
import { Money } from '../scalars/money.type.js';
import { Node } from '../scalars/node.type.js';
import { LocalDate } from '../scalars/scalars.js';
import { BillLine } from './bill-line.type.js';
import { TransactionCategory } from './transaction-category.enum.js';
import { TransactionEvent } from './transaction-event.type.js';
import { TransactionKind } from './transaction-kind.enum.js';
import { TransactionStatus } from './transaction-status.enum.js';
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

  @Field(() => TransactionStatus, { description: 'How far it is in its life.' })
  status!: TransactionStatus;

  @Field(() => String, {
    nullable: true,
    description: 'The merchant, or what the source says of the use; null where the source says nothing.',
  })
  merchant!: string | null;

  @Field(() => LocalDate, { description: 'The day the card was used, in the account’s time zone.' })
  usedOn!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day it was posted to the account; null while it is pending, and where the source names only one day.',
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

  @Field(() => String, {
    nullable: true,
    description:
      'What one of the original currency cost in the account’s currency, as a decimal number such as `150.58`; null where the source does not say.',
  })
  exchangeRate!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day of the exchange rate; null where the source does not say.' })
  exchangedOn!: string | null;

  @Field(() => Money, { description: 'How much of it was refunded so far; zero where nothing was.' })
  refundedAmount!: Money;

  @Field(() => TransactionCategory, { description: 'What the money was spent on.' })
  category!: TransactionCategory;

  @Field(() => WayOfPaying, { description: 'How it is paid.' })
  wayOfPaying!: WayOfPaying;

  @Field(() => Card, { nullable: true, description: 'The card used; null for what belongs to the account as a whole.' })
  card!: Card | null;

  @Field(() => Transaction, {
    nullable: true,
    description: 'The purchase this refund gives back; null for all others, and where the source does not say.',
  })
  refundOf!: Transaction | null;

  @Field(() => [TransactionEvent], { description: 'What happened to it, the oldest first; the newest 100.' })
  history!: TransactionEvent[];

  @Field(() => [BillLine], {
    description:
      'What it did to which bill, the oldest first. Pending and cancelled ones are on none. A supplementary member sees what each bill has of it, in one line.',
  })
  billLines!: BillLine[];
}
