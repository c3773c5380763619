import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Refusal } from '../refusals/refusal.type.js';

export enum UserIdRejection {
  TOO_SHORT = 'TOO_SHORT',
  TOO_LONG = 'TOO_LONG',
  FORBIDDEN_CHARACTER = 'FORBIDDEN_CHARACTER',
  UNCHANGED = 'UNCHANGED',
}

registerEnumType(UserIdRejection, {
  name: 'UserIdRejection',
  description: 'Why a user ID cannot be chosen.',
  valuesConfig: {
    TOO_SHORT: { description: 'Fewer than 4 characters.' },
    TOO_LONG: { description: 'More than 64 characters.' },
    FORBIDDEN_CHARACTER: { description: 'Something other than letters, digits, `.`, `_`, `-` and `@`.' },
    UNCHANGED: { description: 'It is the user ID there is, whatever its case and width.' },
  },
});

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The user ID to be has a form none may have, or is the one there is; nothing has changed.',
})
export class UserIdRejected extends Refusal {
  @Field(() => UserIdRejection, { description: 'Why.' })
  reason!: UserIdRejection;
}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'Somebody has this user ID already; nothing has changed.' })
export class UserIdTaken extends Refusal {}
