import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import type { EntityManager, RequestContext, Viewer } from '../platform/index.js';
import { findApplication } from './family-application.queries.js';
import { moveApplication, type ApplicationKey } from './family-application.store.js';
import { familyCardMail } from './family.mails.js';

export type WithdrawOutcome = { kind: 'WITHDRAWN' | 'FAMILY_CARD_APPLICATION_NOT_FOUND' | 'FAMILY_CARD_APPLICATION_DECIDED' };

/** Takes an application back, while it is not decided. */
export async function withdrawFamilyCardApplication(
  { em, source, services }: RequestContext,
  { memberId }: Viewer,
  key: ApplicationKey,
): Promise<WithdrawOutcome> {
  return em.transactional(async (transaction): Promise<WithdrawOutcome> => {
    const tx = transaction as EntityManager;
    if ((await findApplication(tx, memberId, key)) === null) return { kind: 'FAMILY_CARD_APPLICATION_NOT_FOUND' };
    if (!(await moveApplication(tx, key, 'WITHDRAWN', { actor: 'MEMBER' }))) return { kind: 'FAMILY_CARD_APPLICATION_DECIDED' };
    await recordActivity(tx, { kind: 'FAMILY_CARD_WITHDRAWN', memberId, actor: 'MEMBER', source });
    await mailMember(tx, memberId, familyCardMail('WITHDRAWN', services.config.publicOrigin));
    return { kind: 'WITHDRAWN' };
  });
}
