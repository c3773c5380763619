import { Field, ObjectType } from 'type-graphql';
import { Money } from '../scalars/money.type.js';
import { DateTime, LocalDate } from '../scalars/scalars.js';

@ObjectType({
  simpleResolvers: true,
  description: 'That a member has the rest of a plan put on one bill: what was agreed on then, and whether it is paid.',
})
export class EarlyRepayment {
  @Field(() => DateTime, { description: 'When the member confirmed it.' })
  confirmedAt!: Date;

  @Field(() => LocalDate, { description: 'The closing date of the bill it stands on.' })
  closingDate!: string;

  @Field(() => LocalDate, { description: 'The day it is to be paid.' })
  dueDate!: string;

  @Field(() => Money, { description: 'Principal and fee together.' })
  amount!: Money;

  @Field(() => Money, { description: 'All of the price that was on no closed bill by then.' })
  principal!: Money;

  @Field(() => Money, { description: 'The fee earned by then and on no closed bill.' })
  fee!: Money;

  @Field(() => Money, {
    nullable: true,
    description: 'The fee that is not charged any more; null for what was repaid before that was kept, after a refund.',
  })
  unearnedFee!: Money | null;

  @Field(() => Boolean, { description: 'Whether it is paid, with every payment before it. Until then the plan is not finished.' })
  isPaid!: boolean;
}
