import { canonicalUserId, findUserIdFault, writtenUserId } from '@meisai/schema/rules';
import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import type { EntityManager, RequestContext, Viewer } from '../platform/index.js';
import { userIdChangedMail } from './change-credentials.messages.js';
import { renameLogin } from './change-login.js';
import { loadLogin } from './login.queries.js';
import type { NewUserIdRejection } from './new-password.messages.js';
import { countAsk } from './source-limit.js';
import { countUserIdTry } from './user-id-tries.js';

export type ChangeUserIdOutcome =
  | { kind: 'CHANGED'; userId: string }
  | { kind: 'USER_ID_TAKEN' }
  | { kind: 'USER_ID_REJECTED'; fault: NewUserIdRejection };

/**
 * Gives a member another user ID. The guard of the login goes along: a change is no way out of a lock, nor around a count.
 * @throws {TooManyRequests} after too many tries of this member, or from the same place on the network.
 */
export async function changeUserId(context: RequestContext, { loginId, memberId }: Viewer, typed: string): Promise<ChangeUserIdOutcome> {
  const { em, services, source } = context;
  const fault = findUserIdFault(typed);
  if (fault !== null) return { kind: 'USER_ID_REJECTED', fault };
  if (canonicalUserId(typed) === canonicalUserId((await loadLogin(em, loginId)).userId))
    return { kind: 'USER_ID_REJECTED', fault: 'UNCHANGED' };
  const userId = writtenUserId(typed);
  await countAsk(em, source.address);
  await countUserIdTry(em, memberId);
  return em.transactional(async (transaction): Promise<ChangeUserIdOutcome> => {
    const tx = transaction as EntityManager;
    if (!(await renameLogin(tx, services.keys, loginId, userId))) return { kind: 'USER_ID_TAKEN' };
    await recordActivity(tx, { kind: 'USER_ID_CHANGED', memberId, actor: 'MEMBER', source });
    await mailMember(tx, memberId, userIdChangedMail(services.config.publicOrigin));
    return { kind: 'CHANGED', userId };
  });
}
