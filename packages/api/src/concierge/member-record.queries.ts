import type { MemberRow } from '../accounts/index.js';
import { exactInstant, isoInstant, keyset, query, type EntityManager, type Page } from '../platform/index.js';
import type { MemberSearch } from './search.rules.js';

/** A member who was found, and since when they are one: their place in the list. */
export interface FoundMember extends MemberRow {
  since: string;
}

const MEMBER_COLUMNS = `m.id, m.language,
  m.family_name as "familyName", m.given_name as "givenName",
  m.family_name_kana as "familyNameKana", m.given_name_kana as "givenNameKana",
  m.family_name_latin as "familyNameLatin", m.given_name_latin as "givenNameLatin"`;

/** Members a search fits, newest first. Each branch has an index of its own, so that none reads the whole table. */
export function findMembers(em: EntityManager, search: MemberSearch, page: Page): Promise<FoundMember[]> {
  const { where, tail, parameters } = keyset(page, 'm.created_at', 'm.id', 6);
  return query<FoundMember>(
    em,
    `select ${MEMBER_COLUMNS}, ${exactInstant('m.created_at')} as since
       from (select member_id as id from login where realm = 'MEMBER' and canonical_user_id like $1
             union select id from member where lower(family_name || coalesce(given_name, '')) like $2
             union select id from member where family_name_kana || coalesce(given_name_kana, '') like $3
             union select id from member where lower(family_name_latin || coalesce(given_name_latin, '')) like $2
             union select id from member where lower(given_name_latin || family_name_latin) like $2
             union select member_id from card where last_four = $4
             union select member_id from contact where kind = 'EMAIL' and lower(value) = $5) found
       join member m on m.id = found.id
      where ${where} ${tail}`,
    [search.userId, search.name, search.kana, search.lastFour, search.email, ...parameters],
  );
}

export interface AccountRecordRow {
  id: string;
  nameJa: string;
  nameEn: string;
  currency: string;
  isBasic: boolean;
  closedAt: string | null;
  cards: CardRecordRow[];
}

export interface CardRecordRow {
  id: string;
  lastFour: string | null;
  isOwn: boolean;
  closedAt: string | null;
}

/** The accounts of which a member carries a card or is the basic member, oldest first, with the cards that are theirs to see. */
export function listAccountRecords(em: EntityManager, memberId: string): Promise<AccountRecordRow[]> {
  return query<AccountRecordRow>(
    em,
    `select a.id, p.name_ja as "nameJa", p.name_en as "nameEn", a.currency, a.member_id = $1 as "isBasic",
            ${isoInstant('a.closed_at')} as "closedAt",
            (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'lastFour', c.last_four, 'isOwn', c.member_id = $1,
                                                          'closedAt', ${isoInstant('c.closed_at')}) order by c.created_at, c.id), '[]')
               from card c where c.account_id = a.id and (a.member_id = $1 or c.member_id = $1)) as cards
       from account a join card_product p on p.id = a.card_product_id
      where a.member_id = $1 or exists (select 1 from card c where c.account_id = a.id and c.member_id = $1)
      order by a.created_at, a.id`,
    [memberId],
  );
}
