import type { EntityManager, RequestContext } from '../platform/index.js';
import { removeAuthenticators } from './authenticator.store.js';
import { actorOf, type FactorOwner } from './factor-owner.js';
import { removeRecoveryCodes } from './recovery-code.store.js';
import { tellFactorNews } from './tell-factor-news.js';

/** Takes the authenticator app and its recovery codes away. @returns whether there was one. */
export async function removeAuthenticator(context: RequestContext, owner: FactorOwner): Promise<boolean> {
  return context.em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    const isRemoved = await removeAuthenticators(tx, owner.loginId);
    await removeRecoveryCodes(tx, owner.loginId);
    if (isRemoved) await tellFactorNews(tx, context, { news: 'AUTHENTICATOR_REMOVED', owner, actor: actorOf(owner) });
    return isRemoved;
  });
}
