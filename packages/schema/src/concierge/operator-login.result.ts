import { createUnionType, Field, ObjectType } from 'type-graphql';
import { CodesLocked, WrongCode } from '../factors/code.refusals.js';
import { LoginClosed, LoginLocked, SecondFactorNeeded, WrongCredentials } from '../identity/login.result.js';
import { LogoutSuccess } from '../identity/logout.result.js';
import { LoginExpired } from '../identity/second-factor.result.js';
import { StepUpSuccess } from '../identity/step-up.result.js';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { Refusal } from '../refusals/refusal.type.js';

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The password was right, and the login has no second factor, without which no operator comes in.',
})
export class SecondFactorMissing extends Refusal {}

@ObjectType({
  simpleResolvers: true,
  description:
    'The operator is logged in: the answer sets the operators’ cookie. Requests that carry `meisai-realm: operator` speak for them.',
})
export class OperatorLoginSuccess {
  @Field(() => String, { description: 'The name of the operator.' })
  name!: string;
}

export const LoginOperatorResult = createUnionType({
  name: 'LoginOperatorResult',
  description: 'Every outcome of an operator’s user ID and password. The right ones are never enough.',
  types: () => [SecondFactorNeeded, SecondFactorMissing, WrongCredentials, LoginLocked, LoginClosed] as const,
});
export type LoginOperatorResult = typeof LoginOperatorResult;

export const VerifyOperatorLoginResult = createUnionType({
  name: 'VerifyOperatorLoginResult',
  description: 'Every outcome of an operator’s one-time code.',
  types: () => [OperatorLoginSuccess, WrongCode, CodesLocked, LoginExpired, LoginLocked, LoginClosed] as const,
});
export type VerifyOperatorLoginResult = typeof VerifyOperatorLoginResult;

export const StepUpOperatorResult = createUnionType({
  name: 'StepUpOperatorResult',
  description: 'Every outcome of an operator’s fresh proof.',
  types: () => [StepUpSuccess, WrongCode, CodesLocked, NotLoggedIn] as const,
});
export type StepUpOperatorResult = typeof StepUpOperatorResult;

export const LogoutOperatorResult = createUnionType({
  name: 'LogoutOperatorResult',
  description: 'Every outcome of an operator’s logout.',
  types: () => [LogoutSuccess, NotLoggedIn] as const,
});
export type LogoutOperatorResult = typeof LogoutOperatorResult;
