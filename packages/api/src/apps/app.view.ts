import {
  App,
  AppScope,
  AuthorizationGone,
  AuthorizationRequest,
  ConnectedApp,
  ConnectedAppNotFound,
  PersonalToken,
  PersonalTokenNotFound,
  PersonalTokenRejected,
  ScopeUse,
  TooManyPersonalTokens,
} from '@meisai/schema';
import { SCOPES, type Scope } from '@meisai/schema/rules';
import { globalId, refusalsOf } from '../platform/index.js';
import { APP_POLICY } from './app-policy.js';
import type { AuthorizationRequest as RequestRow } from './authorization-request.queries.js';
import type { ConnectedAppRow, ScopeUseRow } from './connected-app.queries.js';
import type { PersonalTokenRow } from './personal-token.store.js';

/** An app as members see it. */
export function viewApp({ id, name, homepage, privacyPolicy, isVerified }: Omit<App, 'id'> & { id: string }): App {
  return Object.assign(new App(), { id: globalId('App', id), name, homepage, privacyPolicy, isVerified });
}

/** `accounts:read` of OAuth is `ACCOUNTS_READ` of the API. */
export function viewScope(scope: Scope): AppScope {
  return AppScope[scope.replace(':', '_').toUpperCase() as keyof typeof AppScope];
}

/** The other way round. */
export function readScope(scope: AppScope): Scope {
  const found = SCOPES.find((candidate) => viewScope(candidate) === scope);
  if (found === undefined) throw new Error(`There is no scope ${scope}.`);
  return found;
}

/** In the order of those there are here. A database may have known more of them: what was granted in the demo counts in production no more. */
export function viewScopes(scopes: readonly Scope[], offered: readonly Scope[]): AppScope[] {
  return offered.filter((scope) => scopes.includes(scope)).map(viewScope);
}

function viewUses(uses: readonly ScopeUseRow[], offered: readonly Scope[]): ScopeUse[] {
  return uses
    .filter(({ scope }) => offered.includes(scope))
    .map(({ scope, at }) => Object.assign(new ScopeUse(), { scope: viewScope(scope), lastUsedAt: new Date(at) }));
}

/** An app as its member sees it. */
export function viewConnectedApp(row: ConnectedAppRow, offered: readonly Scope[]): ConnectedApp {
  return Object.assign(new ConnectedApp(), {
    id: globalId('ConnectedApp', row.id),
    app: viewApp(row),
    scopes: viewScopes(row.scopes, offered),
    connectedAt: new Date(row.connectedAt),
    expiresAt: new Date(row.expiresAt),
    lastUsedAt: row.lastUsedAt === null ? null : new Date(row.lastUsedAt),
    uses: viewUses(row.uses, offered),
  });
}

/** A personal token as its member sees it: never what it is made of. */
export function viewPersonalToken(row: PersonalTokenRow, offered: readonly Scope[]): PersonalToken {
  return Object.assign(new PersonalToken(), {
    id: globalId('PersonalToken', row.id),
    name: row.name,
    scopes: viewScopes(row.scopes, offered),
    createdAt: new Date(row.createdAt),
    expiresAt: new Date(row.expiresAt),
    lastUsedAt: row.lastUsedAt === null ? null : new Date(row.lastUsedAt),
    uses: viewUses(row.uses, offered),
  });
}

export function viewAuthorizationRequest({ id, app, scopes, redirectUri }: RequestRow): AuthorizationRequest {
  return Object.assign(new AuthorizationRequest(), {
    id,
    app: viewApp(app),
    scopes: scopes.map(viewScope),
    returnsTo: new URL(redirectUri).host,
    validForDays: APP_POLICY.grantDays,
  });
}

/** A refusal as the API says it, in the language of the request. */
export const viewAppRefusal = refusalsOf(
  {
    AUTHORIZATION_GONE: AuthorizationGone,
    CONNECTED_APP_NOT_FOUND: ConnectedAppNotFound,
    PERSONAL_TOKEN_NOT_FOUND: PersonalTokenNotFound,
    PERSONAL_TOKEN_REJECTED: PersonalTokenRejected,
    TOO_MANY_PERSONAL_TOKENS: TooManyPersonalTokens,
  },
  {
    CONNECTED_APP_NOT_FOUND: {
      JA: 'このアプリとの連携はすでに解除されているか、見つかりませんでした。',
      EN: 'This app is not connected any more, or could not be found.',
    },
    PERSONAL_TOKEN_NOT_FOUND: {
      JA: 'このトークンはすでに取り消されているか、見つかりませんでした。',
      EN: 'This token has ended already, or could not be found.',
    },
    PERSONAL_TOKEN_REJECTED: {
      JA: '名前（60文字まで）とアクセス範囲を一つ以上、有効期間を1日から365日の間で指定してください。',
      EN: 'Give it a name of at most 60 characters, one kind of access at least, and 1 to 365 days.',
    },
    TOO_MANY_PERSONAL_TOKENS: {
      JA: 'トークンは20個までです。使っていないものを取り消してください。',
      EN: 'You have 20 tokens, as many as you may. Revoke one that you do not use.',
    },
    AUTHORIZATION_GONE: {
      JA: 'この連携の手続きは終了しているか、期限が切れています。アプリからもう一度お試しください。',
      EN: 'This request is over or has expired. Please start again from the app.',
    },
  },
);
