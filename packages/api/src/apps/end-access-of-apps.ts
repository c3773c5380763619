import type { EntityManager } from '../platform/index.js';
import { revokeGrantsOf } from './grant.store.js';
import { endPersonalTokensOf } from './personal-token.store.js';

/** Ends all that logins let apps and scripts do: somebody else may have been let in. */
export async function endAccessOfApps(em: EntityManager, logins: readonly { loginId: string }[]): Promise<void> {
  const loginIds = logins.map(({ loginId }) => loginId);
  await revokeGrantsOf(em, loginIds);
  await endPersonalTokensOf(em, loginIds);
}
