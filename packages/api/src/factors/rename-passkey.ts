import { recordActivity } from '../activity/index.js';
import type { EntityManager, RequestContext } from '../platform/index.js';
import { actorOf, type FactorOwner } from './factor-owner.js';
import { PASSKEY_NAME } from './factor.messages.js';
import { canonicalPasskeyName } from './passkey.rules.js';
import { savePasskeyName } from './passkey.store.js';

/** Calls a passkey by another name. @returns whether the login has such a passkey. */
export async function renamePasskey(context: RequestContext, owner: FactorOwner, id: string, typed: string): Promise<boolean> {
  const name = canonicalPasskeyName(typed) ?? PASSKEY_NAME[context.language];
  return context.em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    if (!(await savePasskeyName(tx, owner.loginId, id, name))) return false;
    const { memberId, operatorId } = owner;
    await recordActivity(tx, { kind: 'PASSKEY_RENAMED', memberId, operatorId, actor: actorOf(owner), source: context.source });
    return true;
  });
}
