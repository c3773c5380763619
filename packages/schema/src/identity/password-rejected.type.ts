import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Refusal } from '../refusals/refusal.type.js';

export enum PasswordRejection {
  TOO_SHORT = 'TOO_SHORT',
  HOLDS_A_NAME = 'HOLDS_A_NAME',
  EASY_TO_GUESS = 'EASY_TO_GUESS',
  UNCHANGED = 'UNCHANGED',
}

registerEnumType(PasswordRejection, {
  name: 'PasswordRejection',
  description: 'Why a password cannot be chosen. No kind of character is asked for, and none is forbidden.',
  valuesConfig: {
    TOO_SHORT: { description: 'Fewer than 15 characters; than 8 where the login has a second factor.' },
    HOLDS_A_NAME: { description: 'The user ID, a name, the mail address, a card product or the service’s own name stands inside.' },
    EASY_TO_GUESS: { description: 'It is on a list of known passwords, or little more than a word, a row of keys or a repetition.' },
    UNCHANGED: { description: 'It is the password there is.' },
  },
});

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'The password to be cannot be chosen; nothing has changed.' })
export class PasswordRejected extends Refusal {
  @Field(() => PasswordRejection, { description: 'Why.' })
  reason!: PasswordRejection;
}
