import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Card } from '../accounts/card.type.js';
import { Money } from '../scalars/money.type.js';
import { TransactionCategory } from './transaction-category.enum.js';

export enum SpendingGrouping {
  MONTH = 'MONTH',
  CATEGORY = 'CATEGORY',
  CARD = 'CARD',
  MERCHANT = 'MERCHANT',
}

registerEnumType(SpendingGrouping, {
  name: 'SpendingGrouping',
  description: 'By what spending is summed up.',
  valuesConfig: {
    MONTH: { description: 'By the month of use, the latest first.' },
    CATEGORY: { description: 'By category, the largest sum first.' },
    CARD: { description: 'By card, the largest sum first.' },
    MERCHANT: { description: 'By merchant as the source writes it, the largest sum first.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'What was spent in one group: purchases, cash and fees, less refunds. What the groups are by is set, the rest is null.',
})
export class SpendingGroup {
  @Field(() => String, { nullable: true, description: 'The month, as `2026-10`.' })
  month!: string | null;

  @Field(() => TransactionCategory, { nullable: true, description: 'The category.' })
  category!: TransactionCategory | null;

  @Field(() => Card, { nullable: true, description: 'The card; null also where the source names none.' })
  card!: Card | null;

  @Field(() => String, { nullable: true, description: 'The merchant; null also where the source names none.' })
  merchant!: string | null;

  @Field(() => Money, { description: 'What it comes to. Negative where more was refunded than used.' })
  total!: Money;

  @Field(() => Int, { description: 'Of how many uses and refunds.' })
  count!: number;
}
