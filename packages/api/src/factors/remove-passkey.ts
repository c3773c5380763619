import type { EntityManager, RequestContext } from '../platform/index.js';
import { actorOf, type FactorOwner } from './factor-owner.js';
import { deletePasskey } from './passkey.store.js';
import { namedNews, tellFactorNews } from './tell-factor-news.js';

/** Takes a passkey away: it lets nobody in any more. @returns whether the login had it. */
export async function removePasskey(context: RequestContext, owner: FactorOwner, id: string): Promise<boolean> {
  return context.em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    const name = await deletePasskey(tx, owner.loginId, id);
    if (name === null) return false;
    await tellFactorNews(tx, context, { news: 'PASSKEY_REMOVED', owner, actor: actorOf(owner), detail: namedNews(name) });
    return true;
  });
}
