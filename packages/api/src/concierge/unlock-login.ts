import { mailMember } from '../accounts/index.js';
import { readLoginStanding, unlockLogin as openForAll } from '../identity/index.js';
import type { RequestContext } from '../platform/index.js';
import { actOnMember, type ActOutcome } from './act-on-member.js';
import { unlockedMail } from './concierge-mails.js';

/** Opens a member's login for every device, and its one-time codes. The password stays as it was, and nobody here knows it. */
export function unlockLogin(context: RequestContext, memberId: string, reason: string): Promise<ActOutcome<object>> {
  const { keys, config } = context.services;
  return actOnMember(context, { kind: 'LOGIN_UNLOCKED', memberId, reason, needsCheck: true, isRecovery: true }, async (em, { login }) => {
    if (login === null || login.isClosed) return 'NO_LOGIN';
    if (!(await readLoginStanding(em, keys, login)).hasLock) return 'NOT_LOCKED';
    await openForAll(em, keys, login.id);
    await mailMember(em, memberId, unlockedMail(config.publicOrigin));
    return {};
  });
}
