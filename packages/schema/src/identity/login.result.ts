import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Member } from '../accounts/member.type.js';
import { SecondFactor } from '../factors/second-factor.enum.js';
import { Refusal } from '../refusals/refusal.type.js';

@ObjectType({
  simpleResolvers: true,
  description: 'The member is logged in: the answer sets the session cookie. No token is ever in the body.',
})
export class LoginSuccess {
  @Field(() => Member, { description: 'The member who is now logged in.' })
  viewer!: Member;
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The user ID or the password is wrong. One answer for both, known ID or not.',
})
export class WrongCredentials extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description:
    'The login is locked after too many wrong passwords in a row. The right password is refused as well. Unknown user IDs lock alike.',
})
export class LoginLocked extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The password was right, and the login is closed: the last card account of the member was closed.',
})
export class LoginClosed extends Refusal {}

@ObjectType({
  simpleResolvers: true,
  description: 'One of these second factors must be proved. At a login the password was right; `verifyLogin` or a passkey completes it.',
})
export class SecondFactorNeeded {
  @Field(() => [SecondFactor], { description: 'What can prove it.' })
  secondFactors!: SecondFactor[];
}

export const LoginResult = createUnionType({
  name: 'LoginResult',
  description: 'Every outcome of a login.',
  types: () => [LoginSuccess, SecondFactorNeeded, WrongCredentials, LoginLocked, LoginClosed] as const,
});
export type LoginResult = typeof LoginResult;
