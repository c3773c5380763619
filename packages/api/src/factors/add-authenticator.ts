import type { EntityManager, Keys } from '../platform/index.js';
import { confirmSetup } from './authenticator.store.js';
import { startAuthenticator, type AuthenticatorSetup } from './start-authenticator.js';

/**
 * Gives a login an authenticator app that counts at once, for an operator who is made at the command line: theirs is a
 * login that must have one before its first use.
 * @returns what the app is given, to be shown once.
 */
export async function addAuthenticator(em: EntityManager, keys: Keys, loginId: string): Promise<AuthenticatorSetup> {
  const setup = await startAuthenticator(em, keys, loginId);
  await confirmSetup(em, loginId, 0);
  return setup;
}
