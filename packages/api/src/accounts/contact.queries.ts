import { query, type EntityManager, type SpokenLanguage } from '../platform/index.js';

export interface MailContact {
  to: string;
  language: SpokenLanguage;
}

/** Where the member gets mail, and in which language; null where no address is on file. */
export async function findMailContact(em: EntityManager, memberId: string): Promise<MailContact | null> {
  const rows = await query<MailContact>(
    em,
    `select c.value as "to", m.language
       from contact c join member m on m.id = c.member_id
      where c.member_id = $1 and c.kind = 'EMAIL'`,
    [memberId],
  );
  return rows[0] ?? null;
}
