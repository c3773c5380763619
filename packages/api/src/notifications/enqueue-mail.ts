import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager } from '../platform/index.js';
import { isMailAddress, oneLine } from './mail-address.rules.js';
import type { MailContent } from './mail-layout.js';
import { wakeAfterCommit } from './wake-after-commit.js';

export interface Mail extends MailContent {
  to: string;
  /** Of mails with the same key only the first is ever sent. */
  dedupeKey?: string;
}

/**
 * Puts a mail into the outbox, inside the caller's transaction: it leaves if and only if that commits.
 * Never throws for what it is told: an address that cannot be one is recorded as given up, because a bad contact must
 * not undo the act the mail tells of.
 * @returns whether it will be sent; false for a bad address, and where the dedupe key was used before.
 */
export async function enqueueMail(em: EntityManager, mail: Mail): Promise<boolean> {
  if (!isMailAddress(mail.to)) {
    await query(
      em,
      `insert into mail_outbox (id, language, dedupe_key, given_up_at, last_error)
       values ($1, $2, $3, app_now(), 'BAD_ADDRESS') on conflict (dedupe_key) do nothing`,
      [uuidv7(), mail.language, mail.dedupeKey ?? null],
    );
    return false;
  }
  const rows = await query<{ id: string }>(
    em,
    `insert into mail_outbox (id, language, recipient, subject, text_body, html_body, dedupe_key)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (dedupe_key) do nothing
     returning id`,
    // PostgreSQL stores no NUL.
    [uuidv7(), mail.language, mail.to, oneLine(mail.subject), withoutNul(mail.text), withoutNul(mail.html), mail.dedupeKey ?? null],
  );
  if (rows.length > 0) wakeAfterCommit(em);
  return rows.length > 0;
}

function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '');
}
