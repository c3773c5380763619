import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Money } from '../scalars/money.type.js';
import { LocalDate } from '../scalars/scalars.js';

export enum InstallmentPaymentStatus {
  UPCOMING = 'UPCOMING',
  BILLED = 'BILLED',
  PAID = 'PAID',
  DROPPED = 'DROPPED',
}

registerEnumType(InstallmentPaymentStatus, {
  name: 'InstallmentPaymentStatus',
  description: 'How far one payment of a plan has come.',
  valuesConfig: {
    UPCOMING: { description: 'It is on no closed bill yet.' },
    BILLED: { description: 'It stands on a closed bill.' },
    PAID: { description: 'The bill it stands on is paid.' },
    DROPPED: { description: 'It is not charged any more: the plan was cancelled or repaid early before, or a refund left nothing of it.' },
  },
});

/** What one payment comes to, offered or agreed on. */
@ObjectType({ simpleResolvers: true, description: 'One payment in installments, as offered or agreed on.' })
export class InstallmentOfferPayment {
  @Field(() => Int, { description: 'Which one it is, from 1.' })
  number!: number;

  @Field(() => LocalDate, { description: 'The closing date of the bill it stands on.' })
  closingDate!: string;

  @Field(() => LocalDate, { description: 'The day it is paid: the due date of that bill.' })
  dueDate!: string;

  @Field(() => Money, { description: 'Principal and fee together.' })
  amount!: Money;

  @Field(() => Money, { description: 'Its part of the price.' })
  principal!: Money;

  @Field(() => Money, { description: 'Its part of the fee.' })
  fee!: Money;
}

@ObjectType({ simpleResolvers: true, description: 'One payment of a plan.' })
export class InstallmentPayment extends InstallmentOfferPayment {
  @Field(() => InstallmentPaymentStatus, { description: 'How far it has come.' })
  status!: InstallmentPaymentStatus;

  @Field(() => InstallmentOfferPayment, { description: 'As it was agreed on, before any refund or early repayment.' })
  agreed!: InstallmentOfferPayment;
}
