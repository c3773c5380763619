import type { EntityManager, RequestContext } from '../platform/index.js';
import { removeAuthenticators } from './authenticator.store.js';
import { actorOf, type FactorOwner } from './factor-owner.js';
import { removeRecoveryCodes } from './recovery-code.store.js';
import { mustKeepFactor } from './second-factor.queries.js';
import { tellFactorNews } from './tell-factor-news.js';

/** NEEDED: it is the last factor, and the password is too short alone. */
export type FactorRemoval = 'REMOVED' | 'NOT_FOUND' | 'NEEDED';

/** Takes the authenticator app and its recovery codes away. */
export async function removeAuthenticator(context: RequestContext, owner: FactorOwner): Promise<FactorRemoval> {
  return context.em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    if (await mustKeepFactor(tx, owner.loginId, null)) return 'NEEDED';
    const isRemoved = await removeAuthenticators(tx, owner.loginId);
    await removeRecoveryCodes(tx, owner.loginId);
    if (isRemoved) await tellFactorNews(tx, context, { news: 'AUTHENTICATOR_REMOVED', owner, actor: actorOf(owner) });
    return isRemoved ? 'REMOVED' : 'NOT_FOUND';
  });
}
