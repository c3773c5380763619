import { registerEnumType } from 'type-graphql';

export enum LoginState {
  CLOSED = 'CLOSED',
  LOCKED_BY_CONCIERGE = 'LOCKED_BY_CONCIERGE',
  LOCKED_FOR_A_TIME = 'LOCKED_FOR_A_TIME',
  LOCKED_UNTIL_REISSUE = 'LOCKED_UNTIL_REISSUE',
  OPEN = 'OPEN',
  REISSUE_NEEDED = 'REISSUE_NEEDED',
}

registerEnumType(LoginState, {
  name: 'LoginState',
  description: 'Whether a member can come in, from a device the login does not know.',
  valuesConfig: {
    CLOSED: { description: 'Closed with the last open card of its member. It opens when the member enrols with another card.' },
    LOCKED_BY_CONCIERGE: {
      description:
        'Locked by an operator, for every device. An operator opens it, `meisai member unlock`, or a re-enrolment started after the lock.',
    },
    LOCKED_FOR_A_TIME: { description: 'Locked after wrong passwords in a row; it opens by itself at `opensAt`.' },
    LOCKED_UNTIL_REISSUE: { description: 'Locked after so many wrong passwords that time no longer opens it.' },
    OPEN: { description: 'Not locked.' },
    REISSUE_NEEDED: {
      description: 'Not locked, but its second factors were removed, and the password does not do alone. A reissue opens it.',
    },
  },
});
