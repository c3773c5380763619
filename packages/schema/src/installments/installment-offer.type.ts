import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { Money } from '../scalars/money.type.js';
import { DateTime, LocalDate } from '../scalars/scalars.js';
import { InstallmentObstacle } from './installment-obstacle.enum.js';
import { InstallmentOfferPayment } from './installment-payment.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'What an offer makes of one of the next bills, as far as its lines are known today. What is due until then counts as paid when it is due.',
})
export class BillForecast {
  @Field(() => LocalDate, { description: 'The closing date of the bill.' })
  closingDate!: string;

  @Field(() => LocalDate, { description: 'Its due date.' })
  dueDate!: string;

  @Field(() => Money, { description: 'What it comes to without the plan; of a closed bill its total with the changes since.' })
  before!: Money;

  @Field(() => Money, { description: 'What it comes to with it.' })
  after!: Money;
}

@ObjectType({
  simpleResolvers: true,
  description: 'An offer to pay a purchase in a number of payments. Confirming names its id, and gives exactly these figures or a refusal.',
})
export class InstallmentOffer {
  @Field(() => ID, { description: 'What confirms it. Opaque; it is not a node.' })
  id!: string;

  @Field(() => DateTime, { description: 'Until when it can be confirmed.' })
  expiresAt!: Date;

  @Field(() => Int, { description: 'The number of payments.' })
  count!: number;

  @Field(() => Money, { description: 'The price paid at once (現金価格).' })
  cashPrice!: Money;

  @Field(() => Money, { description: 'All fees of the plan together (手数料).' })
  fee!: Money;

  @Field(() => Money, { description: 'Price and fee (支払総額).' })
  total!: Money;

  @Field(() => Int, { description: 'The annual percentage rate (実質年率) in hundredths of a percent: 1500 is 15.00 %.' })
  annualRateBasisPoints!: number;

  @Field(() => [InstallmentOfferPayment], { description: 'Every payment, in order. They sum to the total.' })
  payments!: InstallmentOfferPayment[];

  @Field(() => [BillForecast], { description: 'The next three bills, without the plan and with it.' })
  forecast!: BillForecast[];
}

@ObjectType({ simpleResolvers: true, description: 'The ways a purchase can be paid in installments.' })
export class InstallmentOffers {
  @Field(() => LocalDate, {
    description: 'The conversion deadline (変更締切日): the last day, in the account’s time zone, to confirm or to cancel.',
  })
  deadlineOn!: string;

  @Field(() => DateTime, { description: 'The moment that day ends.' })
  deadlineAt!: Date;

  @Field(() => [InstallmentOffer], { description: 'One for each number of payments, the fewest first.' })
  offers!: InstallmentOffer[];
}

@ObjectType({ simpleResolvers: true, description: 'The purchase cannot be paid in installments.' })
export class NoInstallmentOffers {
  @Field(() => InstallmentObstacle, { description: 'The reason, for programs.' })
  obstacle!: InstallmentObstacle;

  @Field(() => String, { description: 'The reason, for the member, in the language of the request.' })
  message!: string;
}

export const InstallmentOffersResult = createUnionType({
  name: 'InstallmentOffersResult',
  description: 'The offers for a purchase, or why there are none.',
  types: () => [InstallmentOffers, NoInstallmentOffers] as const,
});
export type InstallmentOffersResult = typeof InstallmentOffersResult;
