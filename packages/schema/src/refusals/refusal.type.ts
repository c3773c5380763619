import { Field, InterfaceType, registerEnumType } from 'type-graphql';

export enum RefusalCode {
  ACCOUNT_NOT_OPEN = 'ACCOUNT_NOT_OPEN',
  ALREADY_ENROLLED = 'ALREADY_ENROLLED',
  CARD_CLOSED = 'CARD_CLOSED',
  CARD_EXPIRED = 'CARD_EXPIRED',
  CHECKS_USED_UP = 'CHECKS_USED_UP',
  CODES_LOCKED = 'CODES_LOCKED',
  CONTACT_UNFIT = 'CONTACT_UNFIT',
  ENROLMENT_REFUSED = 'ENROLMENT_REFUSED',
  FACTOR_NEEDED = 'FACTOR_NEEDED',
  IDENTITY_CHECK_NEEDED = 'IDENTITY_CHECK_NEEDED',
  IDENTITY_NOT_PROVED = 'IDENTITY_NOT_PROVED',
  LOGIN_CLOSED = 'LOGIN_CLOSED',
  LOGIN_EXPIRED = 'LOGIN_EXPIRED',
  LOGIN_LOCKED = 'LOGIN_LOCKED',
  NOTHING_TO_REMOVE = 'NOTHING_TO_REMOVE',
  NOT_ENOUGH_ON_FILE = 'NOT_ENOUGH_ON_FILE',
  NOT_LOGGED_IN = 'NOT_LOGGED_IN',
  NO_AUTHENTICATOR = 'NO_AUTHENTICATOR',
  NO_FIT_CONTACT = 'NO_FIT_CONTACT',
  NO_LOGIN = 'NO_LOGIN',
  OTHER_OPERATOR_NEEDED = 'OTHER_OPERATOR_NEEDED',
  OWN_MEMBER = 'OWN_MEMBER',
  PASSKEY_NOT_FOUND = 'PASSKEY_NOT_FOUND',
  PASSKEY_REFUSED = 'PASSKEY_REFUSED',
  PASSWORD_REJECTED = 'PASSWORD_REJECTED',
  PROPOSAL_GONE = 'PROPOSAL_GONE',
  PROPOSAL_OPEN = 'PROPOSAL_OPEN',
  REASON_NEEDED = 'REASON_NEEDED',
  RECOVERIES_USED_UP = 'RECOVERIES_USED_UP',
  REISSUE_REFUSED = 'REISSUE_REFUSED',
  SECOND_FACTOR_MISSING = 'SECOND_FACTOR_MISSING',
  SESSION_NOT_FOUND = 'SESSION_NOT_FOUND',
  SETUP_EXPIRED = 'SETUP_EXPIRED',
  STEP_UP_NEEDED = 'STEP_UP_NEEDED',
  THRESHOLD_OUT_OF_RANGE = 'THRESHOLD_OUT_OF_RANGE',
  TOO_MANY_PASSKEYS = 'TOO_MANY_PASSKEYS',
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
    ACCOUNT_NOT_OPEN: { description: 'There is no open account of that id.' },
    ALREADY_ENROLLED: { description: 'The holder of the card has a login already.' },
    CARD_CLOSED: { description: 'The card or its account was closed.' },
    CARD_EXPIRED: { description: 'The card’s last month is over.' },
    CHECKS_USED_UP: {
      description: 'Three checks of this member were wrong within a day, over all operators. No more are made until then.',
    },
    CODES_LOCKED: { description: 'Too many wrong one-time codes in a row: none is checked for now.' },
    CONTACT_UNFIT: { description: 'That is no mail address, the one on file already, or that of an operator.' },
    ENROLMENT_REFUSED: { description: 'Something of the card’s data or the code does not fit.' },
    FACTOR_NEEDED: { description: 'The password is too short to be all that protects the login.' },
    IDENTITY_CHECK_NEEDED: { description: 'The act needs a check of who calls, passed by this operator within the last 15 minutes.' },
    IDENTITY_NOT_PROVED: { description: 'Not every answer of the caller was right.' },
    LOGIN_CLOSED: { description: 'The login was closed together with the last card account of its member.' },
    LOGIN_EXPIRED: { description: 'The login waited too long for its second factor, or has ended.' },
    LOGIN_LOCKED: { description: 'Too many wrong passwords in a row: the login is shut, even for the right one.' },
    NOTHING_TO_REMOVE: { description: 'The login has no second factor.' },
    NOT_ENOUGH_ON_FILE: {
      description: 'The file of this member can answer fewer than two of the issuer’s questions: the telephone is not enough.',
    },
    NOT_LOGGED_IN: { description: 'The act needs a member who is logged in.' },
    NO_AUTHENTICATOR: { description: 'The login has no authenticator app.' },
    NO_FIT_CONTACT: { description: 'There is no contact on file that has not changed for 7 days, and a code goes to no other.' },
    NO_LOGIN: {
      description: 'The member has no login that the act could change, or no open card: they have not enrolled, or it is closed.',
    },
    OTHER_OPERATOR_NEEDED: { description: 'Who proposed the act cannot decide on it.' },
    OWN_MEMBER: { description: 'The member is the operator themselves: somebody else has to act.' },
    PASSKEY_NOT_FOUND: { description: 'The login has no such passkey.' },
    PASSKEY_REFUSED: { description: 'What the browser sent does not prove a passkey.' },
    PASSWORD_REJECTED: { description: 'The password to be cannot be chosen.' },
    PROPOSAL_GONE: { description: 'There is no such proposal any more: it was decided, or its 24 hours are over.' },
    PROPOSAL_OPEN: { description: 'The same act on this member already waits for a second operator.' },
    REASON_NEEDED: { description: 'The act needs a reason of 1 to 300 characters.' },
    RECOVERIES_USED_UP: { description: 'This operator has let 20 members back in within an hour, and has to wait.' },
    REISSUE_REFUSED: { description: 'The link of a reissue does not count any more.' },
    SECOND_FACTOR_MISSING: { description: 'The password was right, and the login of an operator has no second factor.' },
    SESSION_NOT_FOUND: { description: 'The member has no such session that is still going on.' },
    SETUP_EXPIRED: { description: 'What was begun to be set up has not been confirmed in time.' },
    STEP_UP_NEEDED: { description: 'The act needs a fresh proof of who the member is.' },
    THRESHOLD_OUT_OF_RANGE: { description: 'There is no card product of that code, or the number is not from 1 to 10.' },
    TOO_MANY_PASSKEYS: { description: 'The login has as many passkeys as it may.' },
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
