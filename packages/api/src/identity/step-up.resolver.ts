import { StepUpSuccess, StepUpWithPasswordResult } from '@meisai/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { MemberAct, requireViewer, viewSharedRefusal, type RequestContext } from '../platform/index.js';
import { viewRefusal } from './identity.view.js';
import { stepUpWithPassword } from './step-up.js';

@Resolver()
export class StepUpResolver {
  @MemberAct()
  @Mutation(() => StepUpWithPasswordResult, {
    description:
      'Proves anew who the member is, with the password, so that sensitive acts are taken for some minutes. A wrong one counts as at the login.',
  })
  async stepUpWithPassword(
    @Arg('password', () => String, { description: 'The password, exactly as chosen.' }) password: string,
    @Ctx() context: RequestContext,
  ): Promise<StepUpWithPasswordResult> {
    const outcome = await stepUpWithPassword(context, requireViewer(context), password);
    if (outcome.kind === 'WRONG_PASSWORD') return viewRefusal('WRONG_PASSWORD', context.language);
    if (outcome.kind === 'LOCKED') return viewRefusal('LOGIN_LOCKED', context.language);
    if (outcome.kind === 'ENDED') return viewSharedRefusal('NOT_LOGGED_IN', context.language);
    return Object.assign(new StepUpSuccess(), { provedUntil: outcome.provedUntil });
  }
}
