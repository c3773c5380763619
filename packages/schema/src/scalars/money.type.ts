import { Field, ObjectType } from 'type-graphql';
import { Currency, SafeInt } from './scalars.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'An amount of money: whole minor units with their currency, never a fraction. JPY has no unit below the yen, so 1,280 yen is 1280; 12.80 US dollars are 1280 too.',
})
export class Money {
  @Field(() => SafeInt, {
    description: 'How many of the smallest unit of the currency. Negative when money comes back to the member.',
  })
  minorUnits!: number;

  @Field(() => Currency, { description: 'The currency, as an ISO 4217 code.' })
  currency!: string;
}
