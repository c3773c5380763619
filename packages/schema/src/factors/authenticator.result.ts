import { createUnionType, Field, ObjectType } from 'type-graphql';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { Refusal } from '../refusals/refusal.type.js';
import { StepUpNeeded } from '../refusals/step-up-needed.type.js';
import { FactorNeeded, WrongCode } from './code.refusals.js';
import { SecondFactor } from './second-factor.enum.js';

@ObjectType({
  simpleResolvers: true,
  description: 'What an authenticator app is given. It counts for 15 minutes, until a code confirms it.',
})
export class AuthenticatorSetup {
  @Field(() => String, { description: 'The secret in base32, to be typed by hand.' })
  secret!: string;

  @Field(() => String, { description: 'The same as an `otpauth://` address, to be shown as a QR code.' })
  uri!: string;
}

@ObjectType({ simpleResolvers: true, description: 'New recovery codes. They are shown this once.' })
export class RecoveryCodes {
  @Field(() => [String], { description: 'Ten codes, each good for one use.' })
  recoveryCodes!: string[];
}

@ObjectType({ simpleResolvers: true, description: 'The authenticator app and its recovery codes no longer let anyone in.' })
export class RemoveAuthenticatorSuccess {
  @Field(() => [SecondFactor], { description: 'The second factors that are left; empty when the password alone lets the member in now.' })
  secondFactors!: SecondFactor[];
}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'The login has no authenticator app.' })
export class NoAuthenticator extends Refusal {}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'No set-up is under way, or it took longer than 15 minutes.' })
export class SetupExpired extends Refusal {}

export const StartAuthenticatorResult = createUnionType({
  name: 'StartAuthenticatorResult',
  description: 'Every outcome of beginning to set an authenticator app up.',
  types: () => [AuthenticatorSetup, NotLoggedIn, StepUpNeeded] as const,
});
export type StartAuthenticatorResult = typeof StartAuthenticatorResult;

export const ConfirmAuthenticatorResult = createUnionType({
  name: 'ConfirmAuthenticatorResult',
  description: 'Every outcome of confirming an authenticator app.',
  types: () => [RecoveryCodes, WrongCode, SetupExpired, NotLoggedIn, StepUpNeeded] as const,
});
export type ConfirmAuthenticatorResult = typeof ConfirmAuthenticatorResult;

export const RenewRecoveryCodesResult = createUnionType({
  name: 'RenewRecoveryCodesResult',
  description: 'Every outcome of renewing the recovery codes.',
  types: () => [RecoveryCodes, NoAuthenticator, NotLoggedIn, StepUpNeeded] as const,
});
export type RenewRecoveryCodesResult = typeof RenewRecoveryCodesResult;

export const RemoveAuthenticatorResult = createUnionType({
  name: 'RemoveAuthenticatorResult',
  description: 'Every outcome of taking the authenticator app away.',
  types: () => [RemoveAuthenticatorSuccess, NoAuthenticator, FactorNeeded, NotLoggedIn, StepUpNeeded] as const,
});
export type RemoveAuthenticatorResult = typeof RemoveAuthenticatorResult;
