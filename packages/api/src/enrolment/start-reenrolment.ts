import { mailMember } from '../accounts/index.js';
import { query, type EntityManager, type Services } from '../platform/index.js';
import { makeCode } from './enrolment-code.store.js';
import { ENROLMENT_POLICY } from './enrolment-policy.js';
import { reenrolmentCodeMail } from './enrolment.messages.js';

export type ReenrolmentStart = 'CODE_SENT' | 'NO_CONTACT' | 'CONTACT_TOO_NEW';

/**
 * Lets a member who has lost user ID and password enrol anew, after the concierge has checked who they are. The code goes
 * to a contact on file that has not changed lately, never to whoever starts this; it is redeemed with the card's proof.
 * Who started it and why is for the caller to record, in the same transaction.
 */
export async function startReenrolmentFor(em: EntityManager, { keys, config }: Services, memberId: string): Promise<ReenrolmentStart> {
  const code = await makeCode(em, keys, memberId, 'REENROL');
  if (code === null) return (await hasContact(em, memberId)) ? 'CONTACT_TOO_NEW' : 'NO_CONTACT';
  await mailMember(em, memberId, reenrolmentCodeMail(code, config.publicOrigin, ENROLMENT_POLICY.reenrolmentCodeValidMs));
  return 'CODE_SENT';
}

async function hasContact(em: EntityManager, memberId: string): Promise<boolean> {
  return (await query(em, `select 1 from contact where member_id = $1 and kind = 'EMAIL'`, [memberId])).length > 0;
}
