import { Field, ObjectType } from 'type-graphql';
import { Refusal } from '../refusals/refusal.type.js';
import { Transaction } from '../statements/transaction.type.js';
import { InstallmentObstacle } from './installment-obstacle.enum.js';

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'An offer or quote has expired, its figures would be others now, or it never was. Ask for a new one.',
})
export class QuoteExpired extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'A purchase cannot be turned into installments; nothing was changed.',
})
export class PurchaseNotEligible extends Refusal {
  @Field(() => InstallmentObstacle, { description: 'Why not.' })
  obstacle!: InstallmentObstacle;

  @Field(() => Transaction, { description: 'Which purchase.' })
  transaction!: Transaction;
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The idempotency key was used for another act of this kind; nothing was changed, and that act can still be repeated.',
})
export class IdempotencyKeyReused extends Refusal {}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'The member has no such plan.' })
export class PlanNotFound extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The plan cannot be cancelled any more: the deadline has passed, or it has ended. It can be repaid early while it runs.',
})
export class PlanNotCancellable extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The plan cannot be repaid early: it has ended, nothing is left to bill, or it can still be cancelled.',
})
export class PlanNotRepayable extends Refusal {}
