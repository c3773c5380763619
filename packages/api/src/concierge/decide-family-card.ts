import { mailMember } from '../accounts/index.js';
import { familyCardMail, findCase, moveApplication, type ApplicationKey, type CaseRow } from '../family/index.js';
import type { EntityManager, RequestContext } from '../platform/index.js';
import { actOnMember, refuseOnRecord, type ActOutcome } from './act-on-member.js';

/** Takes an application for a family card a step further, as the operator who asks decides. */
export async function stepFamilyCard(
  context: RequestContext,
  key: ApplicationKey,
  next: 'UNDER_REVIEW' | 'APPROVED' | 'DECLINED',
  reason: string,
): Promise<ActOutcome<CaseRow>> {
  const kind = `FAMILY_CARD_${next}` as const;
  const found = await findCase(context.em, key);
  if (found === null) return refuseOnRecord(context, kind, 'FAMILY_CARD_APPLICATION_DECIDED', reason);
  const { memberId } = found;
  return actOnMember<CaseRow>(context, { kind, memberId, reason }, async (em, { operator }) => {
    if (operator.email.toLowerCase() === found.email.toLowerCase()) return 'OWN_MEMBER';
    const now = await findCase(em, key);
    if (next === 'APPROVED' && now?.isAccountOpen !== true) return 'ACCOUNT_NOT_OPEN';
    const isMoved = await moveApplication(em, key, next, { actor: 'OPERATOR', operatorId: operator.id });
    if (!isMoved) return 'FAMILY_CARD_APPLICATION_DECIDED';
    await mailMember(em, memberId, familyCardMail(next, context.services.config.publicOrigin));
    return load(em, key);
  });
}

async function load(em: EntityManager, key: ApplicationKey): Promise<CaseRow> {
  const row = await findCase(em, key);
  if (row === null) throw new Error('An application is not there that has gone on a moment ago.');
  return row;
}
