import { registerEnumType } from 'type-graphql';

/** What the record can hold: every kind that is stored has its word here. */
export enum ActivityKind {
  LOGGED_IN = 'LOGGED_IN',
  LOGGED_OUT = 'LOGGED_OUT',
  LOGIN_LOCKED = 'LOGIN_LOCKED',
  OTHER_SESSIONS_ENDED = 'OTHER_SESSIONS_ENDED',
  SESSION_ENDED = 'SESSION_ENDED',
  STEPPED_UP = 'STEPPED_UP',
  WRONG_PASSWORD = 'WRONG_PASSWORD',
}

registerEnumType(ActivityKind, {
  name: 'ActivityKind',
  description: 'What was done or tried. A kind keeps its meaning for ever; new kinds may be added.',
  valuesConfig: {
    LOGGED_IN: { description: 'The member logged in.' },
    LOGGED_OUT: { description: 'The member logged out.' },
    LOGIN_LOCKED: { description: 'The login locked itself after too many wrong passwords in a row.' },
    OTHER_SESSIONS_ENDED: { description: 'The member ended all sessions but the one they were using.' },
    SESSION_ENDED: { description: 'The member ended one session from the list of them.' },
    STEPPED_UP: { description: 'The member proved anew who they are, before a sensitive act.' },
    WRONG_PASSWORD: { description: 'Somebody typed a wrong password for this user ID.' },
  },
});
