import { Authenticator, CodesLocked, NoAuthenticator, SetupExpired, WrongCode } from '@meisai/schema';
import { refusalsOf } from '../platform/index.js';
import type { AuthenticatorRow } from './authenticator.store.js';
import { FACTOR_MESSAGES } from './factor.messages.js';

/** A refusal as the API says it, in the language of the request. */
export const viewFactorRefusal = refusalsOf(
  { CODES_LOCKED: CodesLocked, NO_AUTHENTICATOR: NoAuthenticator, SETUP_EXPIRED: SetupExpired, WRONG_CODE: WrongCode },
  FACTOR_MESSAGES,
);

/** An authenticator app as its member sees it. */
export function viewAuthenticator({ confirmedAt }: AuthenticatorRow, recoveryCodesLeft: number): Authenticator {
  return Object.assign(new Authenticator(), { confirmedAt: new Date(confirmedAt), recoveryCodesLeft });
}
