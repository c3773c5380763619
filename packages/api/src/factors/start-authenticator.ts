import { query, type EntityManager, type Keys } from '../platform/index.js';
import { keepSetup } from './authenticator.store.js';
import { makeTotpSecret, totpUri } from './totp.js';

/** What an authenticator app is given, by QR code or by hand. */
export interface AuthenticatorSetup {
  secret: string;
  uri: string;
}

/** Makes a secret for a login; it counts once a code confirms it. */
export async function startAuthenticator(em: EntityManager, keys: Keys, loginId: string): Promise<AuthenticatorSetup> {
  const secret = makeTotpSecret();
  await keepSetup(em, keys, loginId, secret);
  const [login] = await query<{ userId: string }>(em, 'select user_id as "userId" from login where id = $1', [loginId]);
  return { secret, uri: totpUri(secret, login?.userId ?? '') };
}
