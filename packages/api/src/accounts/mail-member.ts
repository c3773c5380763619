import { enqueueMail, layoutMail } from '../notifications/index.js';
import type { EntityManager, SpokenLanguage } from '../platform/index.js';
import { findMailContact } from './contact.queries.js';

/** A mail to a member, in each language. */
export type MemberMail = Record<SpokenLanguage, { subject: string; paragraphs: readonly string[]; link?: { label: string; url: string } }>;

/**
 * Mails a member at the contact on file, in their language, in the transaction of the act it tells of.
 * @returns whether there is such a contact.
 */
export async function mailMember(em: EntityManager, memberId: string, mail: MemberMail): Promise<boolean> {
  const contact = await findMailContact(em, memberId);
  if (contact === null) return false;
  await enqueueMail(em, { ...layoutMail({ language: contact.language, ...mail[contact.language] }), to: contact.to });
  return true;
}
