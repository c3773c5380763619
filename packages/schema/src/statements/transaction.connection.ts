import { ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../paging/connection.js';
import { Transaction } from './transaction.type.js';

@ObjectType({ simpleResolvers: true, description: 'A transaction and its place in the list.' })
export class TransactionEdge extends edgeOf(Transaction) {}

@ObjectType({ simpleResolvers: true, description: 'A page of transactions, newest first.' })
export class TransactionConnection extends connectionOf(TransactionEdge) {}
