import { Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../scalars/money.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'What has been used and is on no closed bill yet (未請求), as far as the viewer may see it: the uses of their own card for the holder of a family card. Of a purchase in installments it has the payment of the next bill, not those of later ones.',
})
export class Unbilled {
  @Field(() => Money, {
    description: 'The sum of the unbilled uses and of what was given back. A payment that pays a bill is no part of it.',
  })
  total!: Money;

  @Field(() => Int, { description: 'How many there are.' })
  count!: number;
}
