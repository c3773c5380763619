import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.type.js';
import { AccountNotOpen } from '../concierge/operator-refusals.type.js';
import { IdempotencyKeyReused } from '../installments/installment-refusals.type.js';
import { BasicMemberOnly } from '../members/member-refusals.type.js';
import { CardNotFound } from '../members/card-refusals.type.js';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { LocalDate } from '../scalars/scalars.js';
import { Statement } from '../statements/statement.type.js';
import { Transaction } from '../statements/transaction.type.js';
import { ClosingTooFarAhead, NothingToPost, NothingToRefund, PurchaseDeclined } from './simulation-refusals.type.js';

@ObjectType({ simpleResolvers: true, description: 'The purchase went through.' })
export class SimulatePurchaseSuccess {
  @Field(() => Transaction, { description: 'The purchase.' })
  transaction!: Transaction;
}

@ObjectType({ simpleResolvers: true, description: 'The use is posted, and stands on the next bill.' })
export class SimulatePostingSuccess {
  @Field(() => Transaction, { description: 'The use, under the id it was pending with.' })
  transaction!: Transaction;
}

@ObjectType({ simpleResolvers: true, description: 'The refund is recorded, and stands on the next bill.' })
export class SimulateRefundSuccess {
  @Field(() => Transaction, { description: 'The refund.' })
  refund!: Transaction;

  @Field(() => Transaction, { description: 'The purchase it gives back, as it is now.' })
  purchase!: Transaction;
}

@ObjectType({ simpleResolvers: true, description: 'The payment is recorded.' })
export class SimulatePaymentSuccess {
  @Field(() => Transaction, { description: 'The payment.' })
  payment!: Transaction;
}

@ObjectType({ simpleResolvers: true, description: 'The cycle is closed, and the next one is under way.' })
export class SimulateClosingSuccess {
  @Field(() => Account, { description: 'The account.' })
  account!: Account;

  @Field(() => LocalDate, { description: 'The closing date of the cycle, as the product’s calendar has it; it may lie ahead.' })
  closingDate!: string;

  @Field(() => Statement, { nullable: true, description: 'The bill of the cycle; null where there was nothing to bill.' })
  statement!: Statement | null;
}

export const SimulatePurchaseResult = createUnionType({
  name: 'SimulatePurchaseResult',
  description: 'Every outcome of making up a purchase.',
  types: () => [SimulatePurchaseSuccess, PurchaseDeclined, CardNotFound, IdempotencyKeyReused, NotLoggedIn] as const,
});
export type SimulatePurchaseResult = typeof SimulatePurchaseResult;

export const SimulatePostingResult = createUnionType({
  name: 'SimulatePostingResult',
  description: 'Every outcome of posting a pending use.',
  types: () => [SimulatePostingSuccess, NothingToPost, IdempotencyKeyReused, NotLoggedIn] as const,
});
export type SimulatePostingResult = typeof SimulatePostingResult;

export const SimulateRefundResult = createUnionType({
  name: 'SimulateRefundResult',
  description: 'Every outcome of making up a refund.',
  types: () => [SimulateRefundSuccess, NothingToRefund, IdempotencyKeyReused, NotLoggedIn] as const,
});
export type SimulateRefundResult = typeof SimulateRefundResult;

export const SimulatePaymentResult = createUnionType({
  name: 'SimulatePaymentResult',
  description: 'Every outcome of making up a payment.',
  types: () => [SimulatePaymentSuccess, AccountNotOpen, BasicMemberOnly, IdempotencyKeyReused, NotLoggedIn] as const,
});
export type SimulatePaymentResult = typeof SimulatePaymentResult;

export const SimulateClosingResult = createUnionType({
  name: 'SimulateClosingResult',
  description: 'Every outcome of closing a cycle before its time.',
  types: () => [SimulateClosingSuccess, AccountNotOpen, BasicMemberOnly, ClosingTooFarAhead, IdempotencyKeyReused, NotLoggedIn] as const,
});
export type SimulateClosingResult = typeof SimulateClosingResult;
