import { findMailContact } from '../accounts/index.js';
import { enqueueMail, layoutMail } from '../notifications/index.js';
import type { EntityManager } from '../platform/index.js';
import { LOCKED_MAIL } from './identity.messages.js';

/**
 * Tells a member by mail that their login has just been locked. In the transaction of the wrong password that locked
 * it, so one lock is one mail. Nobody's id finds no contact: an unknown user ID costs all but the writing of the mail.
 */
export async function tellLocked(em: EntityManager, publicOrigin: string, memberId: string): Promise<void> {
  const contact = await findMailContact(em, memberId);
  if (contact === null) return;
  const { subject, paragraphs, link } = LOCKED_MAIL[contact.language];
  const text = { language: contact.language, subject, paragraphs, link: { label: link, url: `${publicOrigin}/recover/password` } };
  await enqueueMail(em, { ...layoutMail(text), to: contact.to });
}
