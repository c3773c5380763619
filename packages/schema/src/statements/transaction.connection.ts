import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../paging/connection.js';
import { Money } from '../scalars/money.type.js';
import { Transaction } from './transaction.type.js';

@ObjectType({ simpleResolvers: true, description: 'A transaction and its place in the list.' })
export class TransactionEdge extends edgeOf(Transaction) {
  @Field(() => Money, {
    nullable: true,
    description:
      'In a list of a bill, what of it stands on that bill, changes after closing included: of a purchase in installments one payment, of a payment its share. In a list of what is unbilled, what waits for the next bill. Null in other lists.',
  })
  billedAmount!: Money | null;
}

@ObjectType({ simpleResolvers: true, description: 'A page of transactions, newest first.' })
export class TransactionConnection extends connectionOf(TransactionEdge) {}

@ObjectType({ simpleResolvers: true, description: 'A page of the transactions a search found, in the order asked for.' })
export class TransactionSearchConnection extends connectionOf(TransactionEdge) {
  @Field(() => Int, {
    description: 'How many there are over all pages, cancelled ones among them. Ask for it once, not with every page: it is counted.',
  })
  totalCount!: number;

  @Field(() => Money, { description: 'What they come to over all pages; cancelled ones come to nothing.' })
  totalAmount!: Money;
}
