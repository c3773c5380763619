import { mailMember } from '../accounts/index.js';
import type { EntityManager, Services } from '../platform/index.js';
import { detailsChangedMail } from './member.messages.js';
import { endNameChange, findWaitingNameChange, lockName, takeName } from './name-change.store.js';

export type NameDecision = 'APPROVED' | 'DECLINED';

/**
 * Decides a change of name that waits, for the issuer, and tells the member. Who asks records it.
 * A refusal has written nothing.
 */
export async function decideNameChange(
  em: EntityManager,
  { config }: Pick<Services, 'config'>,
  { memberId, id }: { memberId: string; id: string },
  decision: NameDecision,
): Promise<'DECIDED' | 'NAME_CHANGE_GONE' | 'NAME_CHANGE_OVERTAKEN'> {
  // The member first, as everywhere: then nothing of theirs is decided twice at once.
  await lockName(em, memberId);
  if ((await findWaitingNameChange(em, id)) === null) return 'NAME_CHANGE_GONE';
  if (decision === 'APPROVED' && !(await takeName(em, id))) return 'NAME_CHANGE_OVERTAKEN';
  await endNameChange(em, memberId, id, decision);
  await mailMember(
    em,
    memberId,
    detailsChangedMail(decision === 'APPROVED' ? 'NAME_CHANGED' : 'NAME_CHANGE_DECLINED', config.publicOrigin),
  );
  return 'DECIDED';
}
