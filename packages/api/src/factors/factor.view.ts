import {
  Authenticator,
  CodesLocked,
  FactorNeeded,
  NoAuthenticator,
  Passkey,
  PasskeyNotFound,
  PasskeyRefused,
  SetupExpired,
  TooManyPasskeys,
  WrongCode,
} from '@meisai/schema';
import { globalId, refusalsOf } from '../platform/index.js';
import type { AuthenticatorRow } from './authenticator.store.js';
import { FACTOR_MESSAGES } from './factor.messages.js';
import type { PasskeyRow } from './passkey.store.js';

/** A refusal as the API says it, in the language of the request. */
export const viewFactorRefusal = refusalsOf(
  {
    CODES_LOCKED: CodesLocked,
    FACTOR_NEEDED: FactorNeeded,
    NO_AUTHENTICATOR: NoAuthenticator,
    PASSKEY_NOT_FOUND: PasskeyNotFound,
    PASSKEY_REFUSED: PasskeyRefused,
    SETUP_EXPIRED: SetupExpired,
    TOO_MANY_PASSKEYS: TooManyPasskeys,
    WRONG_CODE: WrongCode,
  },
  FACTOR_MESSAGES,
);

/** An authenticator app as its member sees it. */
export function viewAuthenticator({ confirmedAt }: AuthenticatorRow, recoveryCodesLeft: number): Authenticator {
  return Object.assign(new Authenticator(), { confirmedAt: new Date(confirmedAt), recoveryCodesLeft });
}

/** A passkey as its member sees it. */
export function viewPasskey({ id, name, isSynced, createdAt, lastUsedAt }: PasskeyRow): Passkey {
  return Object.assign(new Passkey(), {
    id: globalId('Passkey', id),
    name,
    isSynced,
    createdAt: new Date(createdAt),
    lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt),
  });
}
