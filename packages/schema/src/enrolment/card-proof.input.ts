import { Field, InputType } from 'type-graphql';
import { LocalDate } from '../scalars/scalars.js';

@InputType({ description: 'What a holder reads off a card, and their date of birth. Whether it fits is told only together with a code.' })
export class CardProofInput {
  @Field(() => String, { description: 'The card number. Spaces, hyphens and full-width digits make no difference.' })
  cardNumber!: string;

  @Field(() => String, { description: 'The expiry as printed on the card, month before year, such as `04/29`.' })
  expiry!: string;

  @Field(() => LocalDate, { description: 'The date of birth of the person who holds the card.' })
  birthDate!: string;
}
