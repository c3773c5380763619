import { Login, LoginClosed, LoginExpired, LoginLocked, LoginShut, ReissueNeeded, WrongCredentials, WrongPassword } from '@meisai/schema';
import { refusalsOf, type RequestContext } from '../platform/index.js';
import { IDENTITY_MESSAGES } from './identity.messages.js';
import type { MemberLogin } from './login.queries.js';

/** A refusal as the API says it, in the language of the request. */
export const viewRefusal = refusalsOf(
  {
    LOGIN_CLOSED: LoginClosed,
    LOGIN_EXPIRED: LoginExpired,
    LOGIN_LOCKED: LoginLocked,
    LOGIN_SHUT: LoginShut,
    REISSUE_NEEDED: ReissueNeeded,
    WRONG_CREDENTIALS: WrongCredentials,
    WRONG_PASSWORD: WrongPassword,
  },
  IDENTITY_MESSAGES,
);

/** What a locked login says, with whom to call. */
export function viewLock<Code extends 'LOGIN_LOCKED' | 'LOGIN_SHUT'>(code: Code, { language, services }: RequestContext) {
  return Object.assign(viewRefusal(code, language), { conciergePhone: services.config.conciergePhone });
}

/** A login as its member sees it. */
export function viewLogin({ userId, passwordChangedAt }: MemberLogin): Login {
  return Object.assign(new Login(), { userId, passwordChangedAt: new Date(passwordChangedAt) });
}
