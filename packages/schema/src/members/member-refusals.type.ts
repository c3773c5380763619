import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Refusal } from '../refusals/refusal.type.js';

export enum DetailsFault {
  EMPTY = 'EMPTY',
  TOO_LONG = 'TOO_LONG',
  FORBIDDEN_CHARACTER = 'FORBIDDEN_CHARACTER',
  NOT_A_POSTAL_CODE = 'NOT_A_POSTAL_CODE',
  NOT_A_PREFECTURE = 'NOT_A_PREFECTURE',
  NOT_A_MAIL_ADDRESS = 'NOT_A_MAIL_ADDRESS',
  NOT_A_PHONE_NUMBER = 'NOT_A_PHONE_NUMBER',
  NOT_A_MOBILE_NUMBER = 'NOT_A_MOBILE_NUMBER',
  NOT_KATAKANA = 'NOT_KATAKANA',
  NOT_LATIN = 'NOT_LATIN',
  NOT_A_BIRTH_DATE = 'NOT_A_BIRTH_DATE',
  TOO_YOUNG = 'TOO_YOUNG',
  NOT_THEIR_OWN = 'NOT_THEIR_OWN',
  UNCHANGED = 'UNCHANGED',
}

registerEnumType(DetailsFault, {
  name: 'DetailsFault',
  description: 'What is wrong with one field. New faults may be added.',
  valuesConfig: {
    EMPTY: { description: 'It must not be empty.' },
    TOO_LONG: { description: 'It is too long.' },
    FORBIDDEN_CHARACTER: { description: 'It holds a character that cannot be printed, or a picture.' },
    NOT_A_POSTAL_CODE: { description: 'It is not seven digits.' },
    NOT_A_PREFECTURE: { description: 'Japan has no such prefecture.' },
    NOT_A_MAIL_ADDRESS: { description: 'It has not the form of a mail address.' },
    NOT_A_PHONE_NUMBER: { description: 'No telephone has such a number.' },
    NOT_A_MOBILE_NUMBER: { description: 'No text message gets to such a number.' },
    NOT_KATAKANA: { description: 'It must be written in katakana.' },
    NOT_LATIN: { description: 'It must be written in Latin letters.' },
    NOT_A_BIRTH_DATE: { description: 'Nobody who lives was born on such a day.' },
    TOO_YOUNG: { description: 'A person born on this day is too young.' },
    NOT_THEIR_OWN: { description: 'It is the member’s own, and must be that of somebody else.' },
    UNCHANGED: { description: 'It is what is on file already.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'What is wrong with one field of an input.' })
export class FieldFault {
  @Field(() => String, { description: 'The field of the input, such as `postalCode`.' })
  field!: string;

  @Field(() => DetailsFault, { description: 'What is wrong, for programs.' })
  fault!: DetailsFault;

  @Field(() => String, { description: 'What is wrong, for the member, in the language of the request.' })
  message!: string;
}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'Something that was typed cannot be kept; nothing was changed.' })
export class DetailsRejected extends Refusal {
  @Field(() => [FieldFault], { description: 'Every field at fault.' })
  faults!: FieldFault[];
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description:
    'The details were changed meanwhile, as in another tab. Look at them again, and repeat the change over the version there is.',
})
export class DetailsChanged extends Refusal {}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'The code is wrong, too old, or was guessed at too often.' })
export class ContactCodeRefused extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The account is not the member’s to change: only its basic member does.',
})
export class BasicMemberOnly extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description:
    'This service sends no text messages, so the member cannot confirm a new number: the concierge desk changes it, after a check of who calls.',
})
export class TextMessagesOff extends Refusal {}
