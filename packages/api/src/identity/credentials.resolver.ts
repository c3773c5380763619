import { ChangePasswordInput, ChangePasswordResult, ChangePasswordSuccess, ChangeUserIdResult, ChangeUserIdSuccess } from '@meisai/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { MemberAct, requireViewer, viewSharedRefusal, type RequestContext } from '../platform/index.js';
import { changePassword } from './change-password.js';
import { changeUserId } from './change-user-id.js';
import { viewLock, viewRefusal } from './identity.view.js';
import { viewPasswordRejected, viewUserIdRejected, viewUserIdTaken } from './new-password.view.js';

@Resolver()
export class CredentialsResolver {
  @MemberAct({ freshProof: true })
  @Mutation(() => ChangePasswordResult, {
    description:
      'Replaces the password, by the one there is. Asks for a fresh proof of who the member is. Every other session ends; second factors and known devices stay.',
  })
  async changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'The password there is, and the one to be.' }) input: ChangePasswordInput,
    @Ctx() context: RequestContext,
  ): Promise<ChangePasswordResult> {
    const outcome = await changePassword(context, requireViewer(context), input);
    if (outcome.kind === 'WRONG_PASSWORD') return viewRefusal('WRONG_PASSWORD', context.language);
    if (outcome.kind === 'LOCKED') return viewLock('LOGIN_LOCKED', context);
    if (outcome.kind === 'ENDED') return viewSharedRefusal('NOT_LOGGED_IN', context.language);
    if (outcome.kind === 'PASSWORD_REJECTED') return viewPasswordRejected(outcome.rejection, context.language);
    return Object.assign(new ChangePasswordSuccess(), { endedSessions: outcome.endedSessions });
  }

  @MemberAct({ freshProof: true })
  @Mutation(() => ChangeUserIdResult, { description: 'Gives the member another user ID. Asks for a fresh proof of who they are.' })
  async changeUserId(
    @Arg('userId', () => String, { description: 'The user ID to be: 4–64 letters, digits and `.`, `_`, `-`, `@`.' }) userId: string,
    @Ctx() context: RequestContext,
  ): Promise<ChangeUserIdResult> {
    const outcome = await changeUserId(context, requireViewer(context), userId);
    if (outcome.kind === 'USER_ID_REJECTED') return viewUserIdRejected(outcome.fault, context.language);
    if (outcome.kind === 'USER_ID_TAKEN') return viewUserIdTaken(context.language);
    return Object.assign(new ChangeUserIdSuccess(), { userId: outcome.userId });
  }
}
