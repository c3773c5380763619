import { ApproveAuthorizationResult, AuthorizationAnswered, AuthorizationRequest, DeclineAuthorizationResult } from '@meisai/schema';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { MemberAct, requireViewer, viewSharedRefusal, type RequestContext } from '../platform/index.js';
import { approveAuthorization, declineAuthorization, readAuthorizationRequest } from './answer-authorization.js';
import { viewAppRefusal, viewAuthorizationRequest } from './app.view.js';

const WHICH = { description: 'Which one, as the address of the consent page names it.' };

@Resolver()
export class AuthorizationResolver {
  @Query(() => AuthorizationRequest, {
    nullable: true,
    description:
      'What an app that sent this browser here asks of the member; null where there is no such request, it was answered, or nobody is logged in.',
  })
  async authorizationRequest(@Arg('id', () => ID, WHICH) id: string, @Ctx() context: RequestContext): Promise<AuthorizationRequest | null> {
    if (context.viewer === null) return null;
    const request = await readAuthorizationRequest(context, context.viewer, id);
    return request && viewAuthorizationRequest(request);
  }

  @MemberAct({ freshProof: true })
  @Mutation(() => ApproveAuthorizationResult, {
    description: 'Lets an app have what it asks for. Only the browser it sent here can answer, and once.',
  })
  async approveAuthorization(@Arg('id', () => ID, WHICH) id: string, @Ctx() context: RequestContext): Promise<ApproveAuthorizationResult> {
    const outcome = await approveAuthorization(context, requireViewer(context), id);
    if (outcome.kind === 'ENDED') return viewSharedRefusal('NOT_LOGGED_IN', context.language);
    return answer(context, outcome.kind === 'APPROVED' ? outcome.continueUrl : null);
  }

  @MemberAct()
  @Mutation(() => DeclineAuthorizationResult, { description: 'Tells an app that the member does not agree. Nothing is granted.' })
  async declineAuthorization(@Arg('id', () => ID, WHICH) id: string, @Ctx() context: RequestContext): Promise<DeclineAuthorizationResult> {
    return answer(context, await declineAuthorization(context, id));
  }
}

function answer(context: RequestContext, continueUrl: string | null) {
  if (continueUrl === null) return viewAppRefusal('AUTHORIZATION_GONE', context.language);
  return Object.assign(new AuthorizationAnswered(), { continueUrl });
}
