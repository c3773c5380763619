import { Field, ID, InputType } from 'type-graphql';
import { MoneyInput } from '../scalars/money.input.js';

const KEY =
  'Names the act, 8 to 100 characters without spaces: 128 random bits will do. Sending the same act with the same key again gives the same answer, for 30 days. Only what succeeded is kept.';

@InputType({ description: 'A purchase to be made up, of today in the account’s time zone.' })
export class SimulatePurchaseInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The card it is made with: one the viewer carries, or any of an account they are the basic member of.' })
  cardId!: string;

  @Field(() => String, { description: 'The name of the shop, 1 to 100 characters.' })
  merchant!: string;

  @Field(() => MoneyInput, { description: 'What the shop asks, in any currency: from 1 to 999,999,999 minor units.' })
  price!: MoneyInput;

  @Field(() => String, {
    nullable: true,
    description:
      'What one unit of the shop’s currency costs in the account’s, as a decimal number such as `150.58`; needed where the two differ, and left out where they do not. The amount is rounded half up to a whole minor unit.',
  })
  exchangeRate?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the shop sells, as a merchant category code of four digits (ISO 18245); left out, the purchase has no category.',
  })
  merchantCategoryCode?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it stays pending until `simulatePosting`; else it is posted at once, and stands on the next bill.',
  })
  isPending!: boolean;
}

@InputType({ description: 'A pending use to be posted today.' })
export class SimulatePostingInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The pending use; it keeps its id.' })
  transactionId!: string;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'The amount it is posted with, in the account’s currency, where it is not the one it is pending with.',
  })
  amount?: MoneyInput | null;
}

@InputType({ description: 'A refund to be made up, posted today.' })
export class SimulateRefundInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The purchase that is given back.' })
  purchaseId!: string;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'How much is given back, in the account’s currency and above zero; left out, the whole price.',
  })
  amount?: MoneyInput | null;
}

@InputType({ description: 'A payment to be made up, of today. It goes to the bills that wait, the oldest first.' })
export class SimulatePaymentInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The account it is made to.' })
  accountId!: string;

  @Field(() => MoneyInput, { description: 'How much, in the account’s currency: from 1 to 999,999,999 minor units.' })
  amount!: MoneyInput;
}

@InputType({ description: 'A billing cycle to be closed before its time.' })
export class SimulateClosingInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The account whose cycle that is under way is closed.' })
  accountId!: string;
}
