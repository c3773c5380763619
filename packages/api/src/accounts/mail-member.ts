import { enqueueMail, layoutMail, takeMailAllowance } from '../notifications/index.js';
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
  /** Names its kind, where an app or a page can cause it as often as it likes: the member gets a few of a kind an hour. */
  kind?: string;
};

/**
 * Mails a member at the contact on file, in their language, in the transaction of the act it tells of.
 * @returns whether it is sent: there is such a contact, the member has not turned such mails off and has not had many of its kind.
 */
export async function mailMember(em: EntityManager, memberId: string, mail: MemberMail): Promise<boolean> {
  const contact = await findMailContact(em, memberId);
  if (contact === null) return false;
  if (mail.topic !== undefined && (await listMutedTopics(em, memberId)).includes(mail.topic)) return false;
  if (mail.kind !== undefined && !(await takeMailAllowance(em, `${mail.kind}:${memberId}`))) return false;
  await enqueueMail(em, { ...layoutMail({ language: contact.language, ...mail[contact.language] }), to: contact.to });
  return true;
}
