import type { EntityManager, RequestContext } from '../platform/index.js';
import { actorOf, type FactorOwner } from './factor-owner.js';
import { deletePasskey } from './passkey.store.js';
import type { FactorRemoval } from './remove-authenticator.js';
import { mustKeepFactor } from './second-factor.queries.js';
import { namedNews, tellFactorNews } from './tell-factor-news.js';

/** Takes a passkey away: it lets nobody in any more. */
export async function removePasskey(context: RequestContext, owner: FactorOwner, id: string): Promise<FactorRemoval> {
  return context.em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    if (await mustKeepFactor(tx, owner.loginId, id)) return 'NEEDED';
    const name = await deletePasskey(tx, owner.loginId, id);
    if (name === null) return 'NOT_FOUND';
    await tellFactorNews(tx, context, { news: 'PASSKEY_REMOVED', owner, actor: actorOf(owner), detail: namedNews(name) });
    return 'REMOVED';
  });
}
