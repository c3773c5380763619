import {
  Authenticator,
  AuthenticatorSetup,
  ConfirmAuthenticatorResult,
  Login,
  RecoveryCodes,
  RemoveAuthenticatorResult,
  RemoveAuthenticatorSuccess,
  RenewRecoveryCodesResult,
  SecondFactor,
  StartAuthenticatorResult,
} from '@meisai/schema';
import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { MemberAct, requireViewer, type RequestContext } from '../platform/index.js';
import { findAuthenticator } from './authenticator.store.js';
import { confirmAuthenticator } from './confirm-authenticator.js';
import { viewAuthenticator, viewFactorRefusal } from './factor.view.js';
import { countRecoveryCodes } from './recovery-code.store.js';
import { removeAuthenticator } from './remove-authenticator.js';
import { renewRecoveryCodes } from './renew-recovery-codes.js';
import { findSecondFactors } from './second-factor.queries.js';
import { startAuthenticator } from './start-authenticator.js';
import { ownerOf } from './viewer-owner.js';

@Resolver()
export class AuthenticatorResolver {
  @MemberAct({ freshProof: true })
  @Mutation(() => StartAuthenticatorResult, {
    description: 'Begins to set an authenticator app up: makes a secret, which counts once `confirmAuthenticator` has a code from it.',
  })
  async startAuthenticator(@Ctx() context: RequestContext): Promise<StartAuthenticatorResult> {
    const setup = await startAuthenticator(context.em, context.services.keys, requireViewer(context).loginId);
    return Object.assign(new AuthenticatorSetup(), setup);
  }

  @MemberAct({ freshProof: true })
  @Mutation(() => ConfirmAuthenticatorResult, {
    description: 'Confirms the authenticator app with its first code. It takes the place of an earlier one, with new recovery codes.',
  })
  async confirmAuthenticator(
    @Arg('code', () => String, { description: 'The six digits the app shows now.' }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<ConfirmAuthenticatorResult> {
    const outcome = await confirmAuthenticator(context, ownerOf(context), code);
    if (outcome.kind !== 'CONFIRMED') return viewFactorRefusal(outcome.kind, context.language);
    return Object.assign(new RecoveryCodes(), { recoveryCodes: outcome.recoveryCodes });
  }

  @MemberAct({ freshProof: true })
  @Mutation(() => RenewRecoveryCodesResult, { description: 'Makes ten new recovery codes; the earlier ones no longer work.' })
  async renewRecoveryCodes(@Ctx() context: RequestContext): Promise<RenewRecoveryCodesResult> {
    const recoveryCodes = await renewRecoveryCodes(context, ownerOf(context));
    if (recoveryCodes === null) return viewFactorRefusal('NO_AUTHENTICATOR', context.language);
    return Object.assign(new RecoveryCodes(), { recoveryCodes });
  }

  @MemberAct({ freshProof: true })
  @Mutation(() => RemoveAuthenticatorResult, {
    description:
      'Takes the authenticator app and its recovery codes away. If it was the last second factor, the password alone lets the member in.',
  })
  async removeAuthenticator(@Ctx() context: RequestContext): Promise<RemoveAuthenticatorResult> {
    const removal = await removeAuthenticator(context, ownerOf(context));
    if (removal === 'NOT_FOUND') return viewFactorRefusal('NO_AUTHENTICATOR', context.language);
    if (removal === 'NEEDED') return viewFactorRefusal('FACTOR_NEEDED', context.language);
    const secondFactors = await findSecondFactors(context.em, requireViewer(context).loginId);
    return Object.assign(new RemoveAuthenticatorSuccess(), { secondFactors });
  }
}

@Resolver(() => Login)
export class LoginFactorsResolver {
  @FieldResolver(() => [SecondFactor], {
    description: 'What this login can prove itself with beside the password; empty where the password alone lets the member in.',
  })
  async secondFactors(@Ctx() context: RequestContext): Promise<SecondFactor[]> {
    return (await findSecondFactors(context.em, requireViewer(context).loginId)) as SecondFactor[];
  }

  @FieldResolver(() => Authenticator, { nullable: true, description: 'The authenticator app that is set up; null where there is none.' })
  async authenticator(@Ctx() context: RequestContext): Promise<Authenticator | null> {
    const { loginId } = requireViewer(context);
    const row = await findAuthenticator(context.em, loginId);
    return row && viewAuthenticator(row, await countRecoveryCodes(context.em, loginId));
  }
}
