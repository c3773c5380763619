import type { EntityManager, RequestContext } from '../platform/index.js';
import { findConfirmed } from './authenticator.store.js';
import { actorOf, type FactorOwner } from './factor-owner.js';
import { replaceRecoveryCodes } from './recovery-code.store.js';
import { tellFactorNews } from './tell-factor-news.js';

/** Replaces the recovery codes. @returns the new ones, to be shown once; null where there is no authenticator app. */
export async function renewRecoveryCodes(context: RequestContext, owner: FactorOwner): Promise<string[] | null> {
  return context.em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    // Locked: codes must not outlive an app that is being removed at the same moment.
    if ((await findConfirmed(tx, owner.loginId)) === null) return null;
    const codes = await replaceRecoveryCodes(tx, context.services.keys, owner.loginId);
    await tellFactorNews(tx, context, { news: 'RECOVERY_CODES_RENEWED', owner, actor: actorOf(owner) });
    return codes;
  });
}
