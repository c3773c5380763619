import { CancelLoginResult, CancelLoginSuccess, LoginSuccess, PendingLogin, type SecondFactor, VerifyLoginResult } from '@meisai/schema';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { findSecondFactors, viewFactorRefusal } from '../factors/index.js';
import { requireViewer, type RequestContext } from '../platform/index.js';
import { cancelLogin } from './cancel-login.js';
import { viewLock, viewRefusal } from './identity.view.js';
import { loadViewer } from './load-viewer.js';
import { findPendingLogin } from './pending-login.js';
import { verifyLogin } from './verify-login.js';

@Resolver()
export class SecondFactorResolver {
  @Query(() => PendingLogin, {
    nullable: true,
    description: 'The login of this browser that waits for its second factor; null where none does.',
  })
  async pendingLogin(@Ctx() { em, cookies }: RequestContext): Promise<PendingLogin | null> {
    const pending = await findPendingLogin(em, 'MEMBER', cookies.pendingLogin.MEMBER.token);
    if (pending === null) return null;
    const secondFactors = (await findSecondFactors(em, pending.loginId)) as SecondFactor[];
    return Object.assign(new PendingLogin(), { secondFactors, expiresAt: new Date(pending.expiresAt) });
  }

  @Mutation(() => VerifyLoginResult, {
    description: 'Completes a login that answered `SecondFactorNeeded`, with a code of the authenticator app or a recovery code.',
  })
  async verifyLogin(
    @Arg('code', () => String, { description: 'Six digits of the app, or a recovery code. Spaces, hyphens and width make no difference.' })
    code: string,
    @Ctx() context: RequestContext,
  ): Promise<VerifyLoginResult> {
    const { kind } = await verifyLogin(context, 'MEMBER', code);
    if (kind === 'WRONG_CODE' || kind === 'CODES_LOCKED') return viewFactorRefusal(kind, context.language);
    if (kind === 'EXPIRED') return viewRefusal('LOGIN_EXPIRED', context.language);
    if (kind === 'SHUT') return viewLock('LOGIN_SHUT', context);
    if (kind === 'CLOSED') return viewRefusal('LOGIN_CLOSED', context.language);
    return Object.assign(new LoginSuccess(), { viewer: await loadViewer(context.em, requireViewer(context).memberId) });
  }

  @Mutation(() => CancelLoginResult, { description: 'Gives up the login of this browser that waits for its second factor.' })
  async cancelLogin(@Ctx() context: RequestContext): Promise<CancelLoginResult> {
    const endedAt = await cancelLogin(context, 'MEMBER');
    if (endedAt === null) return viewRefusal('LOGIN_EXPIRED', context.language);
    return Object.assign(new CancelLoginSuccess(), { endedAt });
  }
}
