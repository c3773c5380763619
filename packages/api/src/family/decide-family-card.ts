import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import type { EntityManager } from '../platform/index.js';
import { findCase } from './family-card-case.queries.js';
import { moveApplication, type ApplicationKey } from './family-application.store.js';
import { familyCardMail } from './family.mails.js';

export type DecisionOutcome = {
  kind: 'DECIDED' | 'FAMILY_CARD_APPLICATION_NOT_FOUND' | 'FAMILY_CARD_APPLICATION_DECIDED' | 'ACCOUNT_NOT_OPEN';
};

/**
 * Decides on an application as the service itself does, for the issuer's operations or in a simulation: looked at first, where
 * nobody has yet. In the caller's transaction.
 * @param reason for the record
 */
export async function decideFamilyCard(
  tx: EntityManager,
  key: ApplicationKey,
  decision: 'APPROVED' | 'DECLINED',
  { publicOrigin, reason }: { publicOrigin: string; reason: string },
): Promise<DecisionOutcome> {
  const found = await findCase(tx, key);
  if (found === null) return { kind: 'FAMILY_CARD_APPLICATION_NOT_FOUND' };
  if (decision === 'APPROVED' && !found.isAccountOpen) return { kind: 'ACCOUNT_NOT_OPEN' };
  await moveApplication(tx, key, 'UNDER_REVIEW', { actor: 'SERVICE' });
  if (!(await moveApplication(tx, key, decision, { actor: 'SERVICE' }))) return { kind: 'FAMILY_CARD_APPLICATION_DECIDED' };
  await recordActivity(tx, { kind: `FAMILY_CARD_${decision}`, memberId: found.memberId, actor: 'SERVICE', source: null, reason });
  await mailMember(tx, found.memberId, familyCardMail(decision, publicOrigin));
  return { kind: 'DECIDED' };
}
