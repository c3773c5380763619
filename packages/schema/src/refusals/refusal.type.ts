import { Field, InterfaceType, registerEnumType } from 'type-graphql';

export enum RefusalCode {
  ALREADY_ENROLLED = 'ALREADY_ENROLLED',
  CARD_CLOSED = 'CARD_CLOSED',
  CARD_EXPIRED = 'CARD_EXPIRED',
  CODES_LOCKED = 'CODES_LOCKED',
  ENROLMENT_REFUSED = 'ENROLMENT_REFUSED',
  LOGIN_CLOSED = 'LOGIN_CLOSED',
  LOGIN_EXPIRED = 'LOGIN_EXPIRED',
  LOGIN_LOCKED = 'LOGIN_LOCKED',
  NOT_LOGGED_IN = 'NOT_LOGGED_IN',
  NO_AUTHENTICATOR = 'NO_AUTHENTICATOR',
  PASSWORD_REJECTED = 'PASSWORD_REJECTED',
  REISSUE_REFUSED = 'REISSUE_REFUSED',
  SESSION_NOT_FOUND = 'SESSION_NOT_FOUND',
  SETUP_EXPIRED = 'SETUP_EXPIRED',
  STEP_UP_NEEDED = 'STEP_UP_NEEDED',
  USER_ID_REJECTED = 'USER_ID_REJECTED',
  USER_ID_TAKEN = 'USER_ID_TAKEN',
  WRONG_CODE = 'WRONG_CODE',
  WRONG_CREDENTIALS = 'WRONG_CREDENTIALS',
  WRONG_PASSWORD = 'WRONG_PASSWORD',
}

registerEnumType(RefusalCode, {
  name: 'RefusalCode',
  description: 'Why an act was refused. A code keeps its meaning for ever; new codes may be added.',
  valuesConfig: {
    ALREADY_ENROLLED: { description: 'The holder of the card has a login already.' },
    CARD_CLOSED: { description: 'The card or its account was closed.' },
    CARD_EXPIRED: { description: 'The card’s last month is over.' },
    CODES_LOCKED: { description: 'Too many wrong one-time codes in a row: none is checked for now.' },
    ENROLMENT_REFUSED: { description: 'Something of the card’s data or the code does not fit.' },
    LOGIN_CLOSED: { description: 'The login was closed together with the last card account of its member.' },
    LOGIN_EXPIRED: { description: 'The login waited too long for its second factor, or has ended.' },
    LOGIN_LOCKED: { description: 'Too many wrong passwords in a row: the login is shut, even for the right one.' },
    NOT_LOGGED_IN: { description: 'The act needs a member who is logged in.' },
    NO_AUTHENTICATOR: { description: 'The login has no authenticator app.' },
    PASSWORD_REJECTED: { description: 'The password to be cannot be chosen.' },
    REISSUE_REFUSED: { description: 'The link of a reissue does not count any more.' },
    SESSION_NOT_FOUND: { description: 'The member has no such session that is still going on.' },
    SETUP_EXPIRED: { description: 'What was begun to be set up has not been confirmed in time.' },
    STEP_UP_NEEDED: { description: 'The act needs a fresh proof of who the member is.' },
    USER_ID_REJECTED: { description: 'The user ID to be has a form none may have.' },
    USER_ID_TAKEN: { description: 'Somebody has this user ID already.' },
    WRONG_CODE: { description: 'The one-time code is wrong, or was used before.' },
    WRONG_CREDENTIALS: { description: 'No login has this user ID and this password.' },
    WRONG_PASSWORD: { description: 'It is not the password of the member who is logged in.' },
  },
});

@InterfaceType({
  // What implements it is there where something answers with it: operators' types stay out of the others' schema.
  autoRegisterImplementations: false,
  description: 'An answer that says no, in a form a program and a member can both act on.',
})
export abstract class Refusal {
  @Field(() => RefusalCode, { description: 'The reason, for programs.' })
  code!: RefusalCode;

  @Field(() => String, {
    description: 'The reason and what to do next, for the member, in the language of the request.',
  })
  message!: string;
}
