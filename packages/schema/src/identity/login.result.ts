import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Member } from '../accounts/member.type.js';
import { SecondFactor } from '../factors/second-factor.enum.js';
import { Refusal } from '../refusals/refusal.type.js';

const CONCIERGE_PHONE = 'Whom to call: the telephone number of the concierge; null where there is none.';

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
    'The login is locked: after too many wrong passwords in a row, as unknown user IDs lock too, or by the concierge desk. Which it is is not told, and the right password is refused unchecked.',
})
export class LoginLocked extends Refusal {
  @Field(() => String, { nullable: true, description: CONCIERGE_PHONE })
  conciergePhone!: string | null;
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The passkey or the password was right, and the concierge desk has locked the login: only they open it.',
})
export class LoginShut extends Refusal {
  @Field(() => String, { nullable: true, description: CONCIERGE_PHONE })
  conciergePhone!: string | null;
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description:
    'The password was right, and may not be all that protects the login: its second factors were removed. `requestPasswordReissue` leads to another.',
})
export class ReissueNeeded extends Refusal {}

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
  types: () => [LoginSuccess, SecondFactorNeeded, WrongCredentials, LoginLocked, LoginClosed, ReissueNeeded] as const,
});
export type LoginResult = typeof LoginResult;
