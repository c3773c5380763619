import { enqueueMail, layoutMail } from '../notifications/index.js';
import type { EntityManager } from '../platform/index.js';
import { findTextContact } from './contact.queries.js';
import type { MemberMail } from './mail-member.js';

/**
 * Sends a member a short text message to the telephone on file, in their language, in the transaction of the act it tells of.
 * @param smsGateway takes text messages as mails to NUMBER@ it; where it is null none is sent
 * @returns whether one was sent.
 */
export async function textMember(em: EntityManager, smsGateway: string | null, memberId: string, text: MemberMail): Promise<boolean> {
  const contact = smsGateway === null ? null : await findTextContact(em, memberId);
  if (contact === null) return false;
  await enqueueMail(em, { ...layoutMail({ language: contact.language, ...text[contact.language] }), to: `${contact.to}@${smsGateway}` });
  return true;
}
