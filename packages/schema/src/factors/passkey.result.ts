import { createUnionType, Field, ObjectType } from 'type-graphql';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { Refusal } from '../refusals/refusal.type.js';
import { StepUpNeeded } from '../refusals/step-up-needed.type.js';
import { FactorNeeded } from './code.refusals.js';
import { Passkey, PasskeyChallenge } from './passkey.type.js';
import { SecondFactor } from './second-factor.enum.js';

@ObjectType({ simpleResolvers: true, description: 'The passkey was added.' })
export class RegisterPasskeySuccess {
  @Field(() => Passkey, { description: 'The passkey.' })
  passkey!: Passkey;
}

@ObjectType({ simpleResolvers: true, description: 'The passkey has its new name.' })
export class RenamePasskeySuccess {
  @Field(() => Passkey, { description: 'The passkey.' })
  passkey!: Passkey;
}

@ObjectType({ simpleResolvers: true, description: 'The passkey no longer lets anyone in.' })
export class RemovePasskeySuccess {
  @Field(() => [SecondFactor], { description: 'The second factors that are left; empty when the password alone lets the member in now.' })
  secondFactors!: SecondFactor[];
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description:
    'The passkey is not known, or what the browser sent does not prove it: wrong, too late, sent before, made elsewhere, or without checking its holder.',
})
export class PasskeyRefused extends Refusal {}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'The login has no such passkey.' })
export class PasskeyNotFound extends Refusal {}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'The login has 20 passkeys, as many as it may.' })
export class TooManyPasskeys extends Refusal {}

export const StartPasskeyRegistrationResult = createUnionType({
  name: 'StartPasskeyRegistrationResult',
  description: 'Every outcome of asking for a new passkey.',
  types: () => [PasskeyChallenge, TooManyPasskeys, NotLoggedIn, StepUpNeeded] as const,
});
export type StartPasskeyRegistrationResult = typeof StartPasskeyRegistrationResult;

export const RegisterPasskeyResult = createUnionType({
  name: 'RegisterPasskeyResult',
  description: 'Every outcome of adding a passkey.',
  types: () => [RegisterPasskeySuccess, PasskeyRefused, TooManyPasskeys, NotLoggedIn, StepUpNeeded] as const,
});
export type RegisterPasskeyResult = typeof RegisterPasskeyResult;

export const RenamePasskeyResult = createUnionType({
  name: 'RenamePasskeyResult',
  description: 'Every outcome of renaming a passkey.',
  types: () => [RenamePasskeySuccess, PasskeyNotFound, NotLoggedIn, StepUpNeeded] as const,
});
export type RenamePasskeyResult = typeof RenamePasskeyResult;

export const RemovePasskeyResult = createUnionType({
  name: 'RemovePasskeyResult',
  description: 'Every outcome of taking a passkey away.',
  types: () => [RemovePasskeySuccess, PasskeyNotFound, FactorNeeded, NotLoggedIn, StepUpNeeded] as const,
});
export type RemovePasskeyResult = typeof RemovePasskeyResult;
