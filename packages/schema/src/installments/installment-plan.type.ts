import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Money } from '../scalars/money.type.js';
import { Node } from '../scalars/node.type.js';
import { DateTime, LocalDate } from '../scalars/scalars.js';
import { Transaction } from '../statements/transaction.type.js';
import { connectionOf, edgeOf } from '../paging/connection.js';
import { EarlyRepayment } from './early-repayment.type.js';
import { InstallmentPayment } from './installment-payment.type.js';

export enum InstallmentPlanStatus {
  ACTIVE = 'ACTIVE',
  CANCELLED = 'CANCELLED',
  COMPLETED = 'COMPLETED',
  REFUNDED = 'REFUNDED',
  REPAID = 'REPAID',
}

registerEnumType(InstallmentPlanStatus, {
  name: 'InstallmentPlanStatus',
  description: 'How far a plan has come.',
  valuesConfig: {
    ACTIVE: { description: 'Payments are still to come, or to be billed.' },
    CANCELLED: { description: 'The member cancelled it before the deadline: the purchase is paid at once again.' },
    COMPLETED: { description: 'Every payment of it is on a closed bill, or not charged any more.' },
    REFUNDED: { description: 'The merchant gave back all that was not billed yet.' },
    REPAID: { description: 'The member has the rest put on one bill: `earlyRepayment` says which, and whether it is paid.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'What repaying the rest of a plan early comes to. Confirming names its id, and gives exactly these figures or a refusal.',
})
export class RepaymentQuote {
  @Field(() => ID, { description: 'What confirms it. Opaque; it is not a node.' })
  id!: string;

  @Field(() => DateTime, { description: 'Until when it can be confirmed.' })
  expiresAt!: Date;

  @Field(() => LocalDate, { description: 'The closing date of the bill it stands on: the next one.' })
  closingDate!: string;

  @Field(() => LocalDate, { description: 'The day it is paid.' })
  dueDate!: string;

  @Field(() => Money, { description: 'Principal and fee together.' })
  amount!: Money;

  @Field(() => Money, { description: 'All of the price that is not billed yet.' })
  principal!: Money;

  @Field(() => Money, { description: 'The fee earned by then and not billed yet.' })
  fee!: Money;

  @Field(() => Money, { description: 'The fee that is not charged any more.' })
  unearnedFee!: Money;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'An agreement to pay a purchase in installments (分割払い).',
})
export class InstallmentPlan extends Node {
  @Field(() => Transaction, { description: 'The purchase.' })
  transaction!: Transaction;

  @Field(() => InstallmentPlanStatus, { description: 'How far it has come.' })
  status!: InstallmentPlanStatus;

  @Field(() => DateTime, { description: 'When the member confirmed it.' })
  confirmedAt!: Date;

  @Field(() => Int, { description: 'The number of payments agreed on.' })
  count!: number;

  @Field(() => Money, { description: 'The price paid at once (現金価格), as agreed on.' })
  cashPrice!: Money;

  @Field(() => Money, { description: 'All fees together (手数料), as agreed on.' })
  fee!: Money;

  @Field(() => Money, { description: 'Price and fee (支払総額), as agreed on.' })
  total!: Money;

  @Field(() => Int, { description: 'The annual percentage rate (実質年率) in hundredths of a percent: 1500 is 15.00 %.' })
  annualRateBasisPoints!: number;

  @Field(() => [InstallmentPayment], {
    description: 'Every payment, in order, as it is now. Refunds after the conversion have made those to come smaller.',
  })
  payments!: InstallmentPayment[];

  @Field(() => Money, { description: 'What is on no closed bill yet, principal and fee.' })
  remaining!: Money;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day, in the account’s time zone, to cancel it; null where it cannot be cancelled any more.',
  })
  cancellableUntil!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'The moment that day ends; null where it cannot be cancelled any more.' })
  cancellableUntilAt!: Date | null;

  @Field(() => RepaymentQuote, {
    nullable: true,
    description: 'What repaying the rest early comes to; null where nothing is left, or the plan can still be cancelled instead.',
  })
  repaymentQuote!: RepaymentQuote | null;

  @Field(() => EarlyRepayment, { nullable: true, description: 'What was agreed on to repay the rest early; null where it was not.' })
  earlyRepayment!: EarlyRepayment | null;
}

@ObjectType({ simpleResolvers: true, description: 'A plan and its place in the list.' })
export class InstallmentPlanEdge extends edgeOf(InstallmentPlan) {}

@ObjectType({ simpleResolvers: true, description: 'A page of plans, newest first.' })
export class InstallmentPlanConnection extends connectionOf(InstallmentPlanEdge) {}
