import {
  Login,
  LoginInput,
  LoginResult,
  LoginSuccess,
  LogoutResult,
  LogoutSuccess,
  Member,
  type SecondFactor,
  SecondFactorNeeded,
} from '@meisai/schema';
import { Arg, Ctx, FieldResolver, Info, Mutation, Query, Resolver } from 'type-graphql';
import { viewMemberId } from '../accounts/index.js';
import { asksOnlyFor, requireViewer, viewSharedRefusal, type Asked, type RequestContext } from '../platform/index.js';
import { viewLock, viewLogin, viewRefusal } from './identity.view.js';
import { loadViewer } from './load-viewer.js';
import { login } from './login.js';
import { findLoginOfMember } from './login.queries.js';
import { logout } from './logout.js';

@Resolver()
export class IdentityResolver {
  @Query(() => Member, { nullable: true, description: 'The member this request speaks for; null when nobody is logged in.' })
  async viewer(@Ctx() context: RequestContext, @Info() asked: Asked): Promise<Pick<Member, 'id'> | null> {
    const { viewer } = context;
    if (viewer === null) return null;
    // Every page asks who is logged in; the session knows that much.
    if (asksOnlyFor(asked, 'Member', ['id'])) return viewMemberId(viewer.memberId);
    return loadViewer(context.em, viewer.memberId);
  }

  @Mutation(() => LoginResult, {
    description:
      'Logs a member in with user ID and password. After the card product’s number of wrong passwords in a row, 3 as a rule, the login locks.',
  })
  async login(
    @Arg('input', () => LoginInput, { description: 'What the member typed.' }) input: LoginInput,
    @Ctx() context: RequestContext,
  ): Promise<LoginResult> {
    const outcome = await login(context, 'MEMBER', input);
    if (outcome.kind === 'SECOND_FACTOR_NEEDED') {
      return Object.assign(new SecondFactorNeeded(), { secondFactors: outcome.secondFactors as SecondFactor[] });
    }
    if (outcome.kind === 'LOCKED') return viewLock('LOGIN_LOCKED', context);
    if (outcome.kind === 'WRONG_CREDENTIALS') return viewRefusal('WRONG_CREDENTIALS', context.language);
    if (outcome.kind === 'SECOND_FACTOR_MISSING') throw new Error('A member needs no second factor.');
    if (outcome.kind === 'REISSUE_NEEDED') return viewRefusal('REISSUE_NEEDED', context.language);
    if (outcome.kind === 'CLOSED') return viewRefusal('LOGIN_CLOSED', context.language);
    return Object.assign(new LoginSuccess(), { viewer: await loadViewer(context.em, requireViewer(context).memberId) });
  }

  @Mutation(() => LogoutResult, { description: 'Ends the session of this request.' })
  async logout(
    @Arg('forgetDevice', () => Boolean, {
      defaultValue: false,
      description:
        'Whether this browser is forgotten as well, as one on a shared computer should be: wrong passwords typed in it count with those of strangers then. Where nobody is logged in any more it is forgotten all the same, for every member who has used it.',
    })
    forgetDevice: boolean,
    @Ctx() context: RequestContext,
  ): Promise<LogoutResult> {
    const endedAt = await logout(context, { forgetDevice });
    if (endedAt === null) return viewSharedRefusal('NOT_LOGGED_IN', context.language);
    return Object.assign(new LogoutSuccess(), { endedAt });
  }
}

@Resolver(() => Member)
export class MemberLoginResolver {
  @FieldResolver(() => Login, { description: 'How the member comes in.' })
  async login(@Ctx() context: RequestContext): Promise<Login> {
    const row = await findLoginOfMember(context.em, requireViewer(context).memberId);
    if (row === null) throw new Error('A session belongs to a member without a login.');
    return viewLogin(row);
  }
}
