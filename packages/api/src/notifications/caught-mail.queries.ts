import { isoInstant, query, type EntityManager } from '../platform/index.js';

/** A mail that was caught instead of delivered. */
export interface CaughtMail {
  id: string;
  /** The same for every attempt to send one mail. */
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** ISO 8601, UTC. */
  receivedAt: string;
}

/** More than anyone looks through by hand; older ones go. */
const KEPT = 200;

const COLUMNS = `id::text as id, message_id as "messageId", recipient as "to", subject, text_body as "text", html_body as "html",
  ${isoInstant('received_at')} as "receivedAt"`;

/** In the database, so that every process shows the mails of all. */
export async function keepCaughtMail(em: EntityManager, mail: Omit<CaughtMail, 'id' | 'receivedAt'>): Promise<void> {
  await query(em, 'insert into caught_mail (message_id, recipient, subject, text_body, html_body) values ($1, $2, $3, $4, $5)', [
    mail.messageId,
    mail.to,
    mail.subject,
    mail.text,
    mail.html,
  ]);
  await query(em, `delete from caught_mail where id in (select id from caught_mail order by id desc offset ${KEPT})`, []);
}

/** Newest first; of one address where one is given. */
export function listCaughtMails(em: EntityManager, to: string | null): Promise<CaughtMail[]> {
  return query<CaughtMail>(
    em,
    `select ${COLUMNS} from caught_mail where $1::text is null or lower(recipient) = lower($1) order by caught_mail.id desc`,
    [to],
  );
}

export async function findCaughtMail(em: EntityManager, id: string): Promise<CaughtMail | null> {
  if (!/^\d{1,15}$/.test(id)) return null;
  const [row] = await query<CaughtMail>(em, `select ${COLUMNS} from caught_mail where id = $1::bigint`, [id]);
  return row ?? null;
}
