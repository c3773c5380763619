import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Card } from '../accounts/card.type.js';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { Refusal } from '../refusals/refusal.type.js';
import { StepUpNeeded } from '../refusals/step-up-needed.type.js';
import { CardNotFound, CardNotOpen } from './card-refusals.type.js';

export enum PinRejection {
  NOT_FOUR_DIGITS = 'NOT_FOUR_DIGITS',
  REPEATED = 'REPEATED',
  RUN = 'RUN',
  BIRTH_DATE = 'BIRTH_DATE',
  PHONE = 'PHONE',
  ADDRESS = 'ADDRESS',
  UNCHANGED = 'UNCHANGED',
}

registerEnumType(PinRejection, {
  name: 'PinRejection',
  description: 'Why a PIN cannot be chosen.',
  valuesConfig: {
    NOT_FOUR_DIGITS: { description: 'A PIN has exactly four digits.' },
    REPEATED: { description: 'It is one digit four times.' },
    RUN: { description: 'Its digits follow one another.' },
    BIRTH_DATE: { description: 'It stands in the birth date.' },
    PHONE: { description: 'It stands in a telephone number.' },
    ADDRESS: { description: 'It stands in the address.' },
    UNCHANGED: { description: 'It is the PIN there is.' },
  },
});

@InputType({ description: 'A PIN for a card. It is never shown again.' })
export class ChangePinInput {
  @Field(() => ID, { description: 'The card. Only who carries it sets its PIN.' })
  cardId!: string;

  @Field(() => String, { nullable: true, description: 'The PIN there is; left out where the card has none yet.' })
  currentPin?: string | null;

  @Field(() => String, { description: 'The PIN to be: four digits, full width too.' })
  newPin!: string;
}

@ObjectType({ simpleResolvers: true, description: 'The card has the new PIN.' })
export class ChangePinSuccess {
  @Field(() => Card, { description: 'The card.' })
  card!: Card;
}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'The PIN to be cannot be chosen.' })
export class PinRejected extends Refusal {
  @Field(() => PinRejection, { description: 'Why not.' })
  reason!: PinRejection;
}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'The current PIN is not right.' })
export class WrongPin extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'Too many wrong PINs in a row: the PIN of the card cannot be changed for a while.',
})
export class PinLocked extends Refusal {}

export const ChangePinResult = createUnionType({
  name: 'ChangePinResult',
  description: 'Every outcome of setting or changing a PIN.',
  types: () => [ChangePinSuccess, PinRejected, WrongPin, PinLocked, CardNotFound, CardNotOpen, StepUpNeeded, NotLoggedIn] as const,
});
export type ChangePinResult = typeof ChangePinResult;
