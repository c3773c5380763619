import { Field, ID, InputType } from 'type-graphql';

const KEY =
  'Names the act, 8 to 100 characters without spaces: 128 random bits will do. Sending the same act with the same key again gives the same answer, for 30 days. Only what succeeded is kept. Where the outcome is not known, send the same key again, never a new one.';

@InputType({ description: 'Which offers to confirm, all or none.' })
export class ConvertToInstallmentsInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => [ID], { description: 'The ids of 1 to 20 offers, each for another purchase.' })
  offerIds!: string[];
}

@InputType({ description: 'Which plan to cancel.' })
export class CancelInstallmentPlanInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The id of the plan.' })
  planId!: string;
}

@InputType({ description: 'Which early repayment to confirm.' })
export class RepayInstallmentPlanInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The id of the quote.' })
  quoteId!: string;
}
