import {
  EndOtherSessionsResult,
  EndOtherSessionsSuccess,
  EndSessionResult,
  EndSessionSuccess,
  ExtendSessionResult,
  Login,
  PageArgs,
  SessionConnection,
} from '@meisai/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Resolver } from 'type-graphql';
import { findByKey, MemberAct, readPage, requireViewer, toConnection, viewSharedRefusal, type RequestContext } from '../platform/index.js';
import { endOneSession, endOtherSessions } from './end-sessions.js';
import { listSessions, touchSession } from './session.queries.js';
import { viewExtended, viewRefusal, viewSession } from './session.view.js';

@Resolver(() => Login)
export class LoginSessionsResolver {
  @FieldResolver(() => SessionConnection, { description: 'The browsers in which the member is logged in now, the newest login first.' })
  async sessions(@Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext) {
    const { loginId, sessionId } = requireViewer(context);
    const page = readPage(args, 'INSTANT');
    const rows = await listSessions(context.em, loginId, page);
    return toConnection(
      page,
      rows,
      (row) => ({ at: row.place, id: row.id }),
      (row) => viewSession(row, sessionId, context.language),
    );
  }
}

@Resolver()
export class SessionResolver {
  @MemberAct({ freshProof: true })
  @Mutation(() => EndSessionResult, { description: 'Ends one of the member’s sessions, and forgets the browser it was opened from.' })
  async endSession(
    @Arg('id', () => ID, { description: 'Which one, as `Login.sessions` names it.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<EndSessionResult> {
    const endedAt = await findByKey('Session', id, (key) => endOneSession(context, requireViewer(context), key));
    if (endedAt === null) return viewRefusal('SESSION_NOT_FOUND', context.language);
    return Object.assign(new EndSessionSuccess(), { endedAt });
  }

  @MemberAct({ freshProof: true })
  @Mutation(() => EndOtherSessionsResult, {
    description: 'Ends all sessions of the member but the one of this request, and forgets all browsers but this one.',
  })
  async endOtherSessions(@Ctx() context: RequestContext): Promise<EndOtherSessionsResult> {
    const endedCount = await endOtherSessions(context, requireViewer(context));
    return Object.assign(new EndOtherSessionsSuccess(), { endedCount });
  }

  @MemberAct()
  @Mutation(() => ExtendSessionResult, {
    description: 'Prolongs the session of this request, as any other use of it does, and says until when.',
  })
  async extendSession(@Ctx() context: RequestContext): Promise<ExtendSessionResult> {
    const { loginId, sessionId } = requireViewer(context);
    const ends = await touchSession(context.em, loginId, sessionId);
    return ends === null ? viewSharedRefusal('NOT_LOGGED_IN', context.language) : viewExtended(ends);
  }
}
