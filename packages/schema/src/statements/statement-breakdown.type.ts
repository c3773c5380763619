import { Field, ObjectType } from 'type-graphql';
import { Card } from '../accounts/card.type.js';
import { Money } from '../scalars/money.type.js';

@ObjectType({ simpleResolvers: true, description: 'What the uses of one card come to on a statement.' })
export class CardSubtotal {
  @Field(() => Card, { nullable: true, description: 'The card; null for uses of which the source does not name the card.' })
  card!: Card | null;

  @Field(() => Money, { description: 'The sum of its uses, refunds and installment parts on this statement.' })
  total!: Money;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'How the total of a statement comes about. The six amounts sum to `Statement.total`, and are null for whoever may not see it.',
})
export class StatementBreakdown {
  @Field(() => Money, { nullable: true, description: 'What the bills before it asked for that were due since (前回ご請求額).' })
  previousBalance!: Money | null;

  @Field(() => Money, { nullable: true, description: 'What was paid towards them; negative, or zero.' })
  payments!: Money | null;

  @Field(() => Money, { nullable: true, description: 'Purchases and cash of the period.' })
  uses!: Money | null;

  @Field(() => Money, { nullable: true, description: 'Refunds and credits; negative, or zero.' })
  refunds!: Money | null;

  @Field(() => Money, { nullable: true, description: 'Fees and interest charged by the issuer, those of installment plans aside.' })
  fees!: Money | null;

  @Field(() => Money, { nullable: true, description: 'Parts of installment plans, principal and fee.' })
  installments!: Money | null;
}
