import { Field, ObjectType } from 'type-graphql';
import { Currency, SafeInt } from './scalars.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'An amount of money: whole minor units with their currency, never a fraction. How many digits are below the major unit is what ISO 4217 says of the currency: none for JPY, so 1,280 yen is 1280; two for USD, so 12.80 US dollars are 1280 too; three for KWD.',
})
export class Money {
  @Field(() => SafeInt, {
    description: 'How many of the smallest unit of the currency. Negative when money comes back to the member.',
  })
  minorUnits!: number;

  @Field(() => Currency, { description: 'The currency, as an ISO 4217 code.' })
  currency!: string;
}
