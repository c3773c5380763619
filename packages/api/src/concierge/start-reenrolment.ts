import { hasOpenCard, listContacts } from '../accounts/index.js';
import { startReenrolmentFor } from '../enrolment/index.js';
import type { RequestContext } from '../platform/index.js';
import { actOnMember, type ActOutcome } from './act-on-member.js';
import { CONCIERGE_POLICY } from './concierge-policy.js';
import { maskEmail } from './contact-mask.rules.js';

/** Sends a member who has lost user ID and password a code, to a contact that has not changed for days. Nobody here sees it. */
export function startReenrolment(context: RequestContext, memberId: string, reason: string): Promise<ActOutcome<{ sentTo: string }>> {
  return actOnMember(
    context,
    { kind: 'REENROLMENT_STARTED', memberId, reason, needsCheck: true, isRecovery: true },
    async (em, { login }) => {
      // Who never had a login has lost none: they enrol by themselves.
      if (login === null || !(await hasOpenCard(em, memberId))) return 'NO_LOGIN';
      if ((await startReenrolmentFor(em, context.services, memberId)) !== 'CODE_SENT') return 'NO_FIT_CONTACT';
      const contacts = await listContacts(em, memberId, CONCIERGE_POLICY.contactUnchangedDays);
      return { sentTo: maskEmail(contacts.find(({ kind }) => kind === 'EMAIL')?.value ?? '') };
    },
  );
}
