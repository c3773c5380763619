import { createUnionType, Field, ObjectType } from 'type-graphql';
import { CodesLocked, WrongCode } from '../factors/code.refusals.js';
import { PasskeyRefused } from '../factors/passkey.result.js';
import { Refusal } from '../refusals/refusal.type.js';
import { DateTime } from '../scalars/scalars.js';
import { LoginClosed, LoginShut, LoginSuccess } from './login.result.js';

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'No password was given in the last ten minutes, or its login has ended since. Begin again with user ID and password.',
})
export class LoginExpired extends Refusal {}

@ObjectType({ simpleResolvers: true, description: 'The login that waited for a second factor has ended.' })
export class CancelLoginSuccess {
  @Field(() => DateTime, { description: 'When it ended.' })
  endedAt!: Date;
}

export const VerifyLoginResult = createUnionType({
  name: 'VerifyLoginResult',
  description: 'Every outcome of the second step of a login.',
  types: () => [LoginSuccess, WrongCode, CodesLocked, LoginExpired, LoginShut, LoginClosed] as const,
});
export type VerifyLoginResult = typeof VerifyLoginResult;

export const CancelLoginResult = createUnionType({
  name: 'CancelLoginResult',
  description: 'Every outcome of giving up a login that waits for its second factor.',
  types: () => [CancelLoginSuccess, LoginExpired] as const,
});
export type CancelLoginResult = typeof CancelLoginResult;

export const LoginWithPasskeyResult = createUnionType({
  name: 'LoginWithPasskeyResult',
  description: 'Every outcome of a login with a passkey.',
  types: () => [LoginSuccess, PasskeyRefused, LoginShut, LoginClosed] as const,
});
export type LoginWithPasskeyResult = typeof LoginWithPasskeyResult;
