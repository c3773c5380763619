import { ReissuePasswordInput, ReissuePasswordResult, RequestPasswordReissueResult, RequestPasswordReissueSuccess } from '@meisai/schema';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/index.js';
import { RECOVERY_POLICY } from './recovery-policy.js';
import { viewReissueOutcome } from './recovery.view.js';
import { reissuePassword } from './reissue-password.js';
import { requestPasswordReissue } from './request-password-reissue.js';

@Resolver()
export class ReissueResolver {
  @Query(() => String, {
    nullable: true,
    description: 'The telephone number of the concierge, who helps a member who has lost user ID and password; null where there is none.',
  })
  conciergePhone(@Ctx() { services }: RequestContext): string | null {
    return services.config.conciergePhone;
  }

  @Mutation(() => RequestPasswordReissueResult, {
    description:
      'Has a one-time link sent to the contact on file, if there is such a login. Whether there is is not told. At most three links an hour are sent; the login stays as it is until one is used.',
  })
  async requestPasswordReissue(
    @Arg('userId', () => String, { description: 'The user ID. Letter case and full-width letters make no difference.' }) userId: string,
    @Ctx() context: RequestContext,
  ): Promise<RequestPasswordReissueResult> {
    await requestPasswordReissue(context, userId);
    return Object.assign(new RequestPasswordReissueSuccess(), { validForMinutes: RECOVERY_POLICY.linkValidMs / 60_000 });
  }

  @Mutation(() => ReissuePasswordResult, {
    description: 'Replaces a forgotten password by the token of a link. A link works once; what is refused does not use it up.',
  })
  async reissuePassword(
    @Arg('input', () => ReissuePasswordInput, { description: 'The link’s token, and the password to be.' }) input: ReissuePasswordInput,
    @Ctx() context: RequestContext,
  ): Promise<ReissuePasswordResult> {
    return viewReissueOutcome(await reissuePassword(context, input), context.language);
  }
}
