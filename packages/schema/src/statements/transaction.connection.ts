import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../paging/connection.js';
import { Money } from '../scalars/money.type.js';
import { Transaction } from './transaction.type.js';

@ObjectType({ simpleResolvers: true, description: 'A transaction and its place in the list.' })
export class TransactionEdge extends edgeOf(Transaction) {}

@ObjectType({ simpleResolvers: true, description: 'A page of transactions, newest first.' })
export class TransactionConnection extends connectionOf(TransactionEdge) {}

@ObjectType({ simpleResolvers: true, description: 'A page of the transactions a search found, in the order asked for.' })
export class TransactionSearchConnection extends connectionOf(TransactionEdge) {
  @Field(() => Int, { description: 'How many there are over all pages. Ask for it once, not with every page: it is counted.' })
  totalCount!: number;

  @Field(() => Money, { description: 'What they come to over all pages, cancelled ones left out.' })
  totalAmount!: Money;
}
