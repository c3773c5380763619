import { Login, LoginClosed, LoginExpired, LoginLocked, WrongCredentials, WrongPassword } from '@meisai/schema';
import { refusalsOf } from '../platform/index.js';
import { IDENTITY_MESSAGES } from './identity.messages.js';
import type { MemberLogin } from './login.queries.js';

/** A refusal as the API says it, in the language of the request. */
export const viewRefusal = refusalsOf(
  {
    LOGIN_CLOSED: LoginClosed,
    LOGIN_EXPIRED: LoginExpired,
    LOGIN_LOCKED: LoginLocked,
    WRONG_CREDENTIALS: WrongCredentials,
    WRONG_PASSWORD: WrongPassword,
  },
  IDENTITY_MESSAGES,
);

/** A login as its member sees it. */
export function viewLogin({ userId, passwordChangedAt }: MemberLogin): Login {
  return Object.assign(new Login(), { userId, passwordChangedAt: new Date(passwordChangedAt) });
}
