import { mayBeSeen, OF_MEMBER } from './membership.sql.js';
import { exactInstant, keyset, query, type EntityManager, type Page } from '../platform/index.js';

export interface MemberRow {
  id: string;
  language: 'JA' | 'EN';
  familyName: string | null;
  givenName: string | null;
  familyNameKana: string | null;
  givenNameKana: string | null;
  familyNameLatin: string | null;
  givenNameLatin: string | null;
}

export interface AccountRow {
  id: string;
  nameJa: string;
  nameEn: string;
  currency: string;
  timeZone: string;
  /** Whether the member who asks is the basic one. */
  isBasic: boolean;
}

export interface CardRow {
  id: string;
  lastFour: string | null;
}

/** The member's own record, or null if there is none of that id. */
export async function findMember(em: EntityManager, memberId: string): Promise<MemberRow | null> {
  return (await listMembers(em, [memberId]))[0] ?? null;
}

/** The records of some members, in no order. Takes no owner: the desk asks, and each member for themselves. */
export function listMembers(em: EntityManager, memberIds: readonly string[]): Promise<MemberRow[]> {
  return query<MemberRow>(
    em,
    `select id, language,
            family_name as "familyName", given_name as "givenName",
            family_name_kana as "familyNameKana", given_name_kana as "givenNameKana",
            family_name_latin as "familyNameLatin", given_name_latin as "givenNameLatin"
       from member where id = any($1)`,
    [memberIds],
  );
}

const ACCOUNT_COLUMNS = `a.id, p.name_ja as "nameJa", p.name_en as "nameEn", a.currency, a.time_zone as "timeZone", m.is_basic as "isBasic"`;

/** Whether a member is the basic one of an account, and not only the holder of a supplementary card. */
export async function isBasicMember(em: EntityManager, memberId: string): Promise<boolean> {
  return (await query(em, `select 1 from account a ${OF_MEMBER} where m.is_basic limit 1`, [memberId])).length > 0;
}

/** The accounts the member has to do with, oldest first. */
export function listAccounts(em: EntityManager, memberId: string): Promise<AccountRow[]> {
  return query<AccountRow>(
    em,
    `select ${ACCOUNT_COLUMNS}
       from account a join card_product p on p.id = a.card_product_id ${OF_MEMBER}
      order by a.created_at, a.id`,
    [memberId],
  );
}

/** One of the member's accounts; null for another's and for none alike. */
export async function findAccount(em: EntityManager, memberId: string, accountId: string): Promise<AccountRow | null> {
  const rows = await query<AccountRow>(
    em,
    `select ${ACCOUNT_COLUMNS}
       from account a join card_product p on p.id = a.card_product_id ${OF_MEMBER}
      where a.id = $2`,
    [memberId, accountId],
  );
  return rows[0] ?? null;
}

/** A card the member may see; null for another's and for none alike. */
export async function findCard(em: EntityManager, memberId: string, cardId: string): Promise<CardRow | null> {
  const rows = await query<CardRow>(
    em,
    `select c.id, c.last_four as "lastFour"
       from card c join account a on a.id = c.account_id ${OF_MEMBER}
      where c.id = $2 and ${mayBeSeen('c.id')}`,
    [memberId, cardId],
  );
  return rows[0] ?? null;
}

export interface ListedCardRow extends CardRow {
  /** Since when it is there, to the microsecond, for the cursor. */
  since: string;
}

/** The cards of an account that the member may see, as the page says. */
export function listCards(em: EntityManager, memberId: string, accountId: string, page: Page): Promise<ListedCardRow[]> {
  const { where, tail, parameters } = keyset(page, 'c.created_at', 'c.id', 3);
  return query<ListedCardRow>(
    em,
    `select c.id, c.last_four as "lastFour", ${exactInstant('c.created_at')} as since
       from card c join account a on a.id = c.account_id ${OF_MEMBER}
      where a.id = $2 and ${mayBeSeen('c.id')} and ${where} ${tail}`,
    [memberId, accountId, ...parameters],
  );
}

/** The accounts of some cards, of those the member may see. */
export function listAccountsOfCards(
  em: EntityManager,
  memberId: string,
  cardIds: readonly string[],
): Promise<(AccountRow & { cardId: string })[]> {
  return query(
    em,
    `select c.id as "cardId", ${ACCOUNT_COLUMNS}
       from card c join account a on a.id = c.account_id join card_product p on p.id = a.card_product_id ${OF_MEMBER}
      where c.id = any($2) and ${mayBeSeen('c.id')}`,
    [memberId, cardIds],
  );
}

type Names = Pick<MemberRow, 'familyName' | 'givenName' | 'familyNameLatin' | 'givenNameLatin'>;

const NAMES_OF_HOLDER = `h.family_name as "familyName", h.given_name as "givenName",
            h.family_name_latin as "familyNameLatin", h.given_name_latin as "givenNameLatin"`;

export type HolderNameRow = Names & { cardId: string };

/** What the holders of some cards are called, of those the member may see: another's card has none, as one that is not there. */
export function listHolderNames(em: EntityManager, memberId: string, cardIds: readonly string[]): Promise<HolderNameRow[]> {
  return query<HolderNameRow>(
    em,
    `select c.id as "cardId", ${NAMES_OF_HOLDER}
       from card c join account a on a.id = c.account_id ${OF_MEMBER} join member h on h.id = c.member_id
      where c.id = any($2) and ${mayBeSeen('c.id')}`,
    [memberId, cardIds],
  );
}

export interface HolderRow extends Names {
  id: string;
  isBasic: boolean;
}

/** Who carries cards of an account, as far as the member may see them: the basic member first, then by when their first card came. */
export function listHolders(em: EntityManager, memberId: string, accountId: string): Promise<HolderRow[]> {
  return query<HolderRow>(
    em,
    `select h.id, ${NAMES_OF_HOLDER}, h.id = a.member_id as "isBasic"
       from card c join account a on a.id = c.account_id ${OF_MEMBER} join member h on h.id = c.member_id
      where a.id = $2 and ${mayBeSeen('c.id')}
      group by h.id, a.member_id order by h.id = a.member_id desc, min(c.created_at), h.id`,
    [memberId, accountId],
  );
}
