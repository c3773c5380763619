import { enqueueMail, layoutMail } from '../notifications/index.js';
import type { EntityManager, SpokenLanguage } from '../platform/index.js';
import { findMailContact } from './contact.queries.js';
import { listMutedTopics, type MailTopic } from './mail-topic.store.js';

/** A mail to a member, in each language. */
export type MemberMail = Record<
  SpokenLanguage,
  { subject: string; paragraphs: readonly string[]; link?: { label: string; url: string } }
> & {
  /** What it tells of, where the member may do without it; it is sent in any case where there is none. */
  topic?: MailTopic;
};

/**
 * Mails a member at the contact on file, in their language, in the transaction of the act it tells of.
 * @returns whether it is sent: there is such a contact, and the member has not turned such mails off.
 */
export async function mailMember(em: EntityManager, memberId: string, mail: MemberMail): Promise<boolean> {
  const contact = await findMailContact(em, memberId);
  if (contact === null) return false;
  if (mail.topic !== undefined && (await listMutedTopics(em, memberId)).includes(mail.topic)) return false;
  await enqueueMail(em, { ...layoutMail({ language: contact.language, ...mail[contact.language] }), to: contact.to });
  return true;
}
