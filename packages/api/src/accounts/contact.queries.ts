import { v7 as uuidv7 } from 'uuid';
import { isoInstant, query, type EntityManager, type SpokenLanguage } from '../platform/index.js';

export interface MailContact {
  to: string;
  language: SpokenLanguage;
}

/** Where the member gets mail, and in which language; null where no address is on file. */
export function findMailContact(em: EntityManager, memberId: string): Promise<MailContact | null> {
  return findContact(em, memberId, 'EMAIL');
}

/** At which number the member gets text messages, and in which language; null where none is on file. */
export function findTextContact(em: EntityManager, memberId: string): Promise<MailContact | null> {
  return findContact(em, memberId, 'PHONE');
}

async function findContact(em: EntityManager, memberId: string, kind: ContactRow['kind']): Promise<MailContact | null> {
  const rows = await query<MailContact>(
    em,
    `select c.value as "to", m.language
       from contact c join member m on m.id = c.member_id
      where c.member_id = $1 and c.kind = $2`,
    [memberId, kind],
  );
  return rows[0] ?? null;
}

export interface ContactRow {
  memberId: string;
  kind: 'EMAIL' | 'PHONE';
  value: string;
  /** RFC 3339; null where it came with the member and never changed. */
  changedAt: string | null;
  /** Whether it has not changed for this many days. */
  isSettled: boolean;
}

/** The contacts on file of a member. @param settledDays how long unchanged makes one settled */
export function listContacts(em: EntityManager, memberId: string, settledDays: number): Promise<ContactRow[]> {
  return listContactsOf(em, [memberId], settledDays);
}

/** The contacts on file of some members. @param settledDays how long unchanged makes one settled */
export function listContactsOf(em: EntityManager, memberIds: readonly string[], settledDays: number): Promise<ContactRow[]> {
  return query<ContactRow>(
    em,
    `select member_id as "memberId", kind, value, case when isfinite(changed_at) then ${isoInstant('changed_at')} end as "changedAt",
            changed_at <= app_now() - $2::int * interval '1 day' as "isSettled"
       from contact where member_id = any($1) order by member_id, kind`,
    [memberIds, settledDays],
  );
}

/** Whether a member has a mail address that has not changed for this many days. */
export async function hasSettledEmail(em: EntityManager, memberId: string, settledDays: number): Promise<boolean> {
  const contacts = await listContacts(em, memberId, settledDays);
  return contacts.some(({ kind, isSettled }) => kind === 'EMAIL' && isSettled);
}

/** Gives a member another mail address or telephone number; it counts as changed now. */
export async function replaceContact(
  em: EntityManager,
  { memberId, kind, value }: Pick<ContactRow, 'memberId' | 'kind' | 'value'>,
): Promise<void> {
  await query(
    em,
    `insert into contact (id, member_id, kind, value) values ($1, $2, $3, $4)
     on conflict (member_id, kind) do update set value = excluded.value, changed_at = app_now()`,
    [uuidv7(), memberId, kind, value],
  );
}
