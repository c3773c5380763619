import type { EntityManager, Keys } from '../platform/index.js';
import { findConfirmed, openSecret } from './authenticator.store.js';
import { totpCode } from './totp.js';

/** The code an authenticator app shows right now; null without one. For the demo and for tests, where nobody has the app. */
export async function currentCode(em: EntityManager, keys: Keys, loginId: string): Promise<string | null> {
  const authenticator = await findConfirmed(em, loginId);
  return authenticator === null ? null : totpCode(openSecret(keys, loginId, authenticator), authenticator.now);
}
