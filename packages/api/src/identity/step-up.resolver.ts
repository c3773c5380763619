import {
  PasskeyChallenge,
  type SecondFactor,
  SecondFactorNeeded,
  StartPasskeyStepUpResult,
  StepUpSuccess,
  StepUpWithCodeResult,
  StepUpWithPasskeyResult,
  StepUpWithPasswordResult,
} from '@meisai/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { viewFactorRefusal } from '../factors/index.js';
import { MemberAct, requireViewer, viewSharedRefusal, type RequestContext } from '../platform/index.js';
import { viewLock, viewRefusal } from './identity.view.js';
import { startPasskeyStepUp, stepUpWithCode, stepUpWithPasskey, stepUpWithPassword } from './step-up.js';

@Resolver()
export class StepUpResolver {
  @MemberAct()
  @Mutation(() => StepUpWithPasswordResult, {
    description:
      'Proves anew who the member is, with the password, so that sensitive acts are taken for some minutes. A wrong one counts as at the login. A login with second factors proves itself with one of them instead.',
  })
  async stepUpWithPassword(
    @Arg('password', () => String, { description: 'The password, as at the login.' }) password: string,
    @Ctx() context: RequestContext,
  ): Promise<StepUpWithPasswordResult> {
    const outcome = await stepUpWithPassword(context, requireViewer(context), password);
    if (outcome.kind === 'WRONG_PASSWORD') return viewRefusal('WRONG_PASSWORD', context.language);
    if (outcome.kind === 'LOCKED') return viewLock('LOGIN_LOCKED', context);
    if (outcome.kind === 'SECOND_FACTOR_NEEDED') {
      return Object.assign(new SecondFactorNeeded(), { secondFactors: outcome.secondFactors as SecondFactor[] });
    }
    if (outcome.kind === 'ENDED') return viewSharedRefusal('NOT_LOGGED_IN', context.language);
    return Object.assign(new StepUpSuccess(), { provedUntil: outcome.provedUntil });
  }

  @MemberAct()
  @Mutation(() => StepUpWithCodeResult, {
    description: 'Proves anew who the member is, with a code of the authenticator app or a recovery code.',
  })
  async stepUpWithCode(
    @Arg('code', () => String, { description: 'Six digits of the app, or a recovery code. Spaces, hyphens and width make no difference.' })
    code: string,
    @Ctx() context: RequestContext,
  ): Promise<StepUpWithCodeResult> {
    const outcome = await stepUpWithCode(context, requireViewer(context), code);
    if (outcome.kind === 'WRONG_CODE' || outcome.kind === 'CODES_LOCKED') return viewFactorRefusal(outcome.kind, context.language);
    if (outcome.kind === 'ENDED') return viewSharedRefusal('NOT_LOGGED_IN', context.language);
    return Object.assign(new StepUpSuccess(), { provedUntil: outcome.provedUntil });
  }

  @MemberAct()
  @Mutation(() => StartPasskeyStepUpResult, { description: 'Asks the browser for a passkey of this login; `stepUpWithPasskey` takes it.' })
  async startPasskeyStepUp(@Ctx() context: RequestContext): Promise<StartPasskeyStepUpResult> {
    return Object.assign(new PasskeyChallenge(), { optionsJson: await startPasskeyStepUp(context, requireViewer(context)) });
  }

  @MemberAct()
  @Mutation(() => StepUpWithPasskeyResult, { description: 'Proves anew who the member is, with a passkey.' })
  async stepUpWithPasskey(
    @Arg('credentialJson', () => String, {
      description: 'What the browser made, as JSON: an `AuthenticationResponseJSON` of WebAuthn Level 3.',
    })
    credentialJson: string,
    @Ctx() context: RequestContext,
  ): Promise<StepUpWithPasskeyResult> {
    const outcome = await stepUpWithPasskey(context, requireViewer(context), credentialJson);
    if (outcome.kind === 'REFUSED') return viewFactorRefusal('PASSKEY_REFUSED', context.language);
    if (outcome.kind === 'ENDED') return viewSharedRefusal('NOT_LOGGED_IN', context.language);
    return Object.assign(new StepUpSuccess(), { provedUntil: outcome.provedUntil });
  }
}
