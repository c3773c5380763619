import { Field, ObjectType } from 'type-graphql';
import { Money } from '../scalars/money.type.js';
import { LocalDate } from '../scalars/scalars.js';
import { TransactionStatus } from './transaction-status.enum.js';

@ObjectType({ simpleResolvers: true, description: 'One step in the life of a transaction.' })
export class TransactionEvent {
  @Field(() => TransactionStatus, { description: 'How it stood from then on.' })
  status!: TransactionStatus;

  @Field(() => LocalDate, { description: 'The day it happened, as the source says.' })
  on!: string;

  @Field(() => Money, { description: 'The amount authorised, posted, taken back or, for a refund, given back.' })
  amount!: Money;
}
