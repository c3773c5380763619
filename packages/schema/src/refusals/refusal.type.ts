import { Field, InterfaceType, registerEnumType } from 'type-graphql';

export enum RefusalCode {
  LOGIN_LOCKED = 'LOGIN_LOCKED',
  NOT_LOGGED_IN = 'NOT_LOGGED_IN',
  WRONG_CREDENTIALS = 'WRONG_CREDENTIALS',
}

registerEnumType(RefusalCode, {
  name: 'RefusalCode',
  description: 'Why an act was refused. A code keeps its meaning for ever; new codes may be added.',
  valuesConfig: {
    LOGIN_LOCKED: { description: 'Too many wrong passwords in a row: the login is shut, even for the right one.' },
    NOT_LOGGED_IN: { description: 'The act needs a member who is logged in.' },
    WRONG_CREDENTIALS: { description: 'No login has this user ID and this password.' },
  },
});

@InterfaceType({
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
