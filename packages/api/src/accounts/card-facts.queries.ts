import { query, type EntityManager } from '../platform/index.js';

/** A card as its holder has to prove it, and what stands in the way of using it. */
export interface CardFacts {
  cardId: string;
  memberId: string;
  /** The last day of the month printed on it; null where none is on file. */
  expiresOn: string | null;
  birthDate: string | null;
  isExpired: boolean;
  /** Whether the card or its account was closed. */
  isClosed: boolean;
  /** Whether it was reported lost or stolen: whoever has it in hand may be anybody, and it proves nothing. */
  isStopped: boolean;
}

/** The card of a number's fingerprint, or null. Takes no owner: it is how the owner is found. */
export async function findCardFacts(em: EntityManager, numberFingerprint: Buffer): Promise<CardFacts | null> {
  const rows = await query<CardFacts>(
    em,
    `select c.id as "cardId", c.member_id as "memberId", c.expires_on::text as "expiresOn", m.birth_date::text as "birthDate",
            coalesce(c.expires_on < (app_now() at time zone a.time_zone)::date, false) as "isExpired",
            c.closed_at is not null or a.closed_at is not null as "isClosed",
            c.stopped_at is not null as "isStopped"
       from card c join account a on a.id = c.account_id join member m on m.id = c.member_id
      where c.number_fingerprint = $1`,
    [numberFingerprint],
  );
  return rows[0] ?? null;
}

/** Whether a member carries a card that is open: without one there is nothing to log in for. */
export async function hasOpenCard(em: EntityManager, memberId: string): Promise<boolean> {
  const sql = `select 1 from card c join account a on a.id = c.account_id
                where c.member_id = $1 and c.closed_at is null and a.closed_at is null limit 1`;
  return (await query(em, sql, [memberId])).length > 0;
}

/** What a member is called in every script, their mail address and their card products: none of it may be a password. */
export async function listNamesOf(em: EntityManager, memberId: string): Promise<string[]> {
  const rows = await query<{ name: string }>(
    em,
    `select unnest(array[family_name, given_name, family_name_kana, given_name_kana, family_name_latin, given_name_latin]) as name
       from member where id = $1
      union select value from contact where member_id = $1
      union select unnest(array[p.name_ja, p.name_en]) from card c join card_product p on p.id = c.card_product_id where c.member_id = $1`,
    [memberId],
  );
  return rows.map(({ name }) => name).filter((name) => name !== null);
}
