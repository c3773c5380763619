import { createUnionType, Field, ObjectType } from 'type-graphql';
import { CodesLocked, WrongCode } from '../factors/code.refusals.js';
import { PasskeyRefused } from '../factors/passkey.result.js';
import { PasskeyChallenge } from '../factors/passkey.type.js';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { Refusal } from '../refusals/refusal.type.js';
import { DateTime } from '../scalars/scalars.js';
import { LoginLocked, SecondFactorNeeded } from './login.result.js';

@ObjectType({
  simpleResolvers: true,
  description: 'The member has proved anew who they are. The session goes on under a new cookie, which the answer sets.',
})
export class StepUpSuccess {
  @Field(() => DateTime, { description: 'Until when sensitive acts take this proof.' })
  provedUntil!: Date;
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The password is wrong. It counts as a wrong password at the login does.',
})
export class WrongPassword extends Refusal {}

export const StepUpWithPasswordResult = createUnionType({
  name: 'StepUpWithPasswordResult',
  description: 'Every outcome of a proof by password.',
  types: () => [StepUpSuccess, WrongPassword, LoginLocked, SecondFactorNeeded, NotLoggedIn] as const,
});
export type StepUpWithPasswordResult = typeof StepUpWithPasswordResult;

export const StepUpWithCodeResult = createUnionType({
  name: 'StepUpWithCodeResult',
  description: 'Every outcome of a proof by one-time code.',
  types: () => [StepUpSuccess, WrongCode, CodesLocked, NotLoggedIn] as const,
});
export type StepUpWithCodeResult = typeof StepUpWithCodeResult;

export const StartPasskeyStepUpResult = createUnionType({
  name: 'StartPasskeyStepUpResult',
  description: 'Every outcome of asking for a proof by passkey.',
  types: () => [PasskeyChallenge, NotLoggedIn] as const,
});
export type StartPasskeyStepUpResult = typeof StartPasskeyStepUpResult;

export const StepUpWithPasskeyResult = createUnionType({
  name: 'StepUpWithPasskeyResult',
  description: 'Every outcome of a proof by passkey.',
  types: () => [StepUpSuccess, PasskeyRefused, NotLoggedIn] as const,
});
export type StepUpWithPasskeyResult = typeof StepUpWithPasskeyResult;
