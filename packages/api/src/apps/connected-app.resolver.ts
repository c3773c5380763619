import {
  ConnectedAppConnection,
  CreatePersonalTokenInput,
  CreatePersonalTokenResult,
  CreatePersonalTokenSuccess,
  DisconnectAppResult,
  DisconnectAppSuccess,
  Login,
  PageArgs,
  PersonalTokenConnection,
  RevokePersonalTokenResult,
  RevokePersonalTokenSuccess,
} from '@meisai/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Resolver } from 'type-graphql';
import { findByKey, MemberAct, readPage, requireViewer, toConnection, viewSharedRefusal, type RequestContext } from '../platform/index.js';
import { readScope, viewAppRefusal, viewConnectedApp, viewPersonalToken } from './app.view.js';
import { listConnectedApps } from './connected-app.queries.js';
import { createPersonalToken, revokePersonalToken } from './create-personal-token.js';
import { disconnectApp } from './disconnect-app.js';
import { listPersonalTokens } from './personal-token.store.js';
import { scopesHere } from './scopes-here.js';

@Resolver(() => Login)
export class LoginAppsResolver {
  @FieldResolver(() => ConnectedAppConnection, { description: 'The apps the member has let at their data, the newest first.' })
  async connectedApps(@Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext) {
    const page = readPage(args, 'INSTANT');
    const rows = await listConnectedApps(context.em, requireViewer(context).loginId, page);
    return toConnection(
      page,
      rows,
      (row) => ({ at: row.place, id: row.id }),
      (row) => viewConnectedApp(row, scopesHere(context)),
    );
  }

  @FieldResolver(() => PersonalTokenConnection, { description: 'The tokens of the member’s own scripts, the newest first.' })
  async personalTokens(@Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext) {
    const page = readPage(args, 'INSTANT');
    const rows = await listPersonalTokens(context.em, requireViewer(context).loginId, page);
    return toConnection(
      page,
      rows,
      (row) => ({ at: row.place, id: row.id }),
      (row) => viewPersonalToken(row, scopesHere(context)),
    );
  }
}

@Resolver()
export class ConnectedAppResolver {
  @MemberAct()
  @Mutation(() => DisconnectAppResult, { description: 'Cuts an app off, with all its tokens, at once everywhere.' })
  async disconnectApp(
    @Arg('id', () => ID, { description: 'Which one, as `Login.connectedApps` names it.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<DisconnectAppResult> {
    const endedAt = await findByKey('ConnectedApp', id, (appId) => disconnectApp(context, requireViewer(context), appId));
    if (endedAt === null) return viewAppRefusal('CONNECTED_APP_NOT_FOUND', context.language);
    return Object.assign(new DisconnectAppSuccess(), { endedAt });
  }

  @MemberAct({ freshProof: true })
  @Mutation(() => CreatePersonalTokenResult, { description: 'Makes a token for a script of the member’s own. It is told once.' })
  async createPersonalToken(
    @Arg('input', () => CreatePersonalTokenInput, { description: 'The token to be.' }) {
      name,
      scopes,
      validForDays,
    }: CreatePersonalTokenInput,
    @Ctx() context: RequestContext,
  ): Promise<CreatePersonalTokenResult> {
    const outcome = await createPersonalToken(context, requireViewer(context), { name, scopes: scopes.map(readScope), validForDays });
    if (outcome.kind === 'ENDED') return viewSharedRefusal('NOT_LOGGED_IN', context.language);
    if (outcome.kind === 'TOO_MANY') return viewAppRefusal('TOO_MANY_PERSONAL_TOKENS', context.language);
    if (outcome.kind === 'REJECTED') return viewAppRefusal('PERSONAL_TOKEN_REJECTED', context.language);
    return Object.assign(new CreatePersonalTokenSuccess(), {
      secret: outcome.secret,
      token: viewPersonalToken(outcome.row, scopesHere(context)),
    });
  }

  @MemberAct()
  @Mutation(() => RevokePersonalTokenResult, { description: 'Ends a personal token, at once everywhere.' })
  async revokePersonalToken(
    @Arg('id', () => ID, { description: 'Which one, as `Login.personalTokens` names it.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<RevokePersonalTokenResult> {
    const endedAt = await findByKey('PersonalToken', id, (key) => revokePersonalToken(context, requireViewer(context), key));
    if (endedAt === null) return viewAppRefusal('PERSONAL_TOKEN_NOT_FOUND', context.language);
    return Object.assign(new RevokePersonalTokenSuccess(), { endedAt });
  }
}
