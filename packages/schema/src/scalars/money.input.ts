import { Field, InputType } from 'type-graphql';
import { Currency, SafeInt } from './scalars.js';

@InputType({ description: 'An amount of money to be: whole minor units with their currency, as in `Money`.' })
export class MoneyInput {
  @Field(() => SafeInt, { description: 'How many of the smallest unit of the currency: 1280 is 1,280 yen, and 12.80 US dollars.' })
  minorUnits!: number;

  @Field(() => Currency, { description: 'The currency, as an ISO 4217 code.' })
  currency!: string;
}
