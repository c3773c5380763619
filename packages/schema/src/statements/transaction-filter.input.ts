import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { LocalDate, SafeInt } from '../scalars/scalars.js';
import { TransactionCategory } from './transaction-category.enum.js';
import { TransactionKind } from './transaction-kind.enum.js';
import { WayOfPaying } from './way-of-paying.enum.js';

@InputType({ description: 'Which transactions are wanted. What is left out does not matter; everything given must hold.' })
export class TransactionFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words that each stand somewhere in the merchant’s name, up to 100 characters; of more than ten the last ones count as one. Full and half width, upper and lower case, hiragana and katakana are alike.',
  })
  text?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Used on this day or later.' })
  usedFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Used on this day or earlier.' })
  usedTo?: string | null;

  @Field(() => [ID], { nullable: true, description: 'With one of these cards, or with a card that one of them replaced. Up to 50.' })
  cardIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'With a card that one of these carries, by the ids `Account.holders` gives. Up to 50.',
  })
  holderIds?: string[] | null;

  @Field(() => [TransactionCategory], { nullable: true, description: 'In one of these categories.' })
  categories?: TransactionCategory[] | null;

  @Field(() => [TransactionKind], {
    nullable: true,
    description:
      'Of one of these kinds. Where they are left out, all kinds are found, and payments are counted and summed with the uses they pay: name the others for uses alone, or `PAYMENT` for payments.',
  })
  kinds?: TransactionKind[] | null;

  @Field(() => [WayOfPaying], { nullable: true, description: 'Paid in one of these ways.' })
  waysOfPaying?: WayOfPaying[] | null;

  @Field(() => SafeInt, { nullable: true, description: 'Of this amount or more, in minor units of the account’s currency.' })
  minAmount?: number | null;

  @Field(() => SafeInt, { nullable: true, description: 'Of this amount or less, in minor units of the account’s currency.' })
  maxAmount?: number | null;
}

export enum TransactionSort {
  NEWEST = 'NEWEST',
  OLDEST = 'OLDEST',
  LARGEST = 'LARGEST',
  SMALLEST = 'SMALLEST',
}

registerEnumType(TransactionSort, {
  name: 'TransactionSort',
  description: 'In which order transactions come.',
  valuesConfig: {
    NEWEST: { description: 'By day of use, the latest first.' },
    OLDEST: { description: 'By day of use, the earliest first.' },
    LARGEST: { description: 'By amount, the largest first.' },
    SMALLEST: { description: 'By amount, the smallest first; refunds and payments, which are negative, come before all.' },
  },
});
