import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Refusal } from '../refusals/refusal.type.js';

export enum CardProofPart {
  CARD_NUMBER = 'CARD_NUMBER',
  EXPIRY = 'EXPIRY',
  BIRTH_DATE = 'BIRTH_DATE',
}

registerEnumType(CardProofPart, {
  name: 'CardProofPart',
  description: 'A part of the proof of a card.',
  valuesConfig: {
    CARD_NUMBER: { description: 'Not 12 to 19 digits, or the check digit is wrong.' },
    EXPIRY: { description: 'Not a month of a year, or more than 20 years ahead.' },
    BIRTH_DATE: { description: 'Not a day since 1900, or not a day that has been.' },
  },
});

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description:
    'Something typed could be right for no card at all. Told from what was typed alone, whichever cards there are, and before a guess is counted.',
})
export class CardProofRejected extends Refusal {
  @Field(() => [CardProofPart], { description: 'Which parts; at least one.' })
  parts!: CardProofPart[];
}
