import { query, type EntityManager } from '../platform/index.js';
import { removeAuthenticators } from './authenticator.store.js';
import { openCodes } from './code-guard.store.js';
import { removeRecoveryCodes } from './recovery-code.store.js';

/** Takes every second factor of a login away, as two operators together can, and forgets its wrong codes. The caller records and tells it. */
export async function removeFactors(em: EntityManager, loginId: string): Promise<void> {
  await removeAuthenticators(em, loginId);
  await removeRecoveryCodes(em, loginId);
  await query(em, 'delete from passkey where login_id = $1', [loginId]);
  await openCodes(em, loginId);
}
