import { App, AppScope, AuthorizationGone, AuthorizationRequest } from '@meisai/schema';
import type { Scope } from '@meisai/schema/rules';
import { globalId, refusalsOf } from '../platform/index.js';
import { APP_POLICY } from './app-policy.js';
import type { AppRow } from './app.queries.js';
import type { AuthorizationRequest as RequestRow } from './authorization-request.queries.js';

/** An app as members see it. */
export function viewApp({ id, name, homepage, privacyPolicy }: AppRow): App {
  return Object.assign(new App(), { id: globalId('App', id), name, homepage, privacyPolicy });
}

/** `accounts:read` of OAuth is `ACCOUNTS_READ` of the API. */
export function viewScope(scope: Scope): AppScope {
  return AppScope[scope.replace(':', '_').toUpperCase() as keyof typeof AppScope];
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
  { AUTHORIZATION_GONE: AuthorizationGone },
  {
    AUTHORIZATION_GONE: {
      JA: 'この連携の手続きは終了しているか、期限が切れています。アプリからもう一度お試しください。',
      EN: 'This request is over or has expired. Please start again from the app.',
    },
  },
);
