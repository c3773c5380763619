import { decideNameChange, findWaitingNameChange, type NameDecision } from '../members/index.js';
import type { RequestContext } from '../platform/index.js';
import { actOnMember, refuseOnRecord, type ActOutcome } from './act-on-member.js';

/** Decides, for the issuer, on a change of name that a member has asked for. */
export async function reviewNameChange(
  context: RequestContext,
  id: string,
  decision: NameDecision,
  reason: string,
): Promise<ActOutcome<{ memberId: string }>> {
  const kind = decision === 'APPROVED' ? 'NAME_CHANGED' : 'NAME_CHANGE_DECLINED';
  const nameChange = await findWaitingNameChange(context.em, id);
  if (nameChange === null) return refuseOnRecord(context, kind, 'NAME_CHANGE_GONE', reason);
  const { memberId } = nameChange;
  return actOnMember(context, { kind, memberId, reason }, async (em) => {
    const outcome = await decideNameChange(em, context.services, nameChange, decision);
    return outcome === 'DECIDED' ? { memberId } : outcome;
  });
}
