import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager } from '../platform/index.js';
import { COMES_FROM, UNDER_WAY, type FamilyCardStateName, type FamilyRelationName, type Relative } from './family-application.rules.js';

/** Which application. */
export interface ApplicationKey {
  accountId: string;
  id: string;
}

/** Who takes a step. */
export type StepActor = { actor: 'MEMBER' | 'SERVICE' } | { actor: 'OPERATOR'; operatorId: string };

export interface LockedAccount {
  isOpen: boolean;
  /** The day it is there. */
  today: string;
  /** How many family cards its product allows. */
  maximum: number;
}

/** Locks an account of its basic member, so that cards and applications are counted one after the other; null for all others. */
export async function lockOwnAccount(em: EntityManager, memberId: string, accountId: string): Promise<LockedAccount | null> {
  const rows = await query<LockedAccount>(
    em,
    `select a.closed_at is null as "isOpen", (app_now() at time zone a.time_zone)::date::text as today,
            p.max_family_cards::int as maximum
       from account a join card_product p on p.id = a.card_product_id
      where a.id = $2 and a.member_id = $1 for update of a`,
    [memberId, accountId],
  );
  return rows[0] ?? null;
}

export interface FamilyCount {
  inUse: number;
  underWay: number;
}

/** How many people other than the basic member carry an open card of an account, and how many cards are applied for. */
export async function countFamilyCards(em: EntityManager, accountId: string): Promise<FamilyCount> {
  const [row] = await query<FamilyCount>(
    em,
    `select (select count(distinct c.member_id) from card c join account a on a.id = c.account_id
              where a.id = $1 and c.member_id <> a.member_id and c.closed_at is null)::int as "inUse",
            (select count(*) from family_card_application where account_id = $1 and state = any($2))::int as "underWay"`,
    [accountId, UNDER_WAY],
  );
  return row ?? { inUse: 0, underWay: 0 };
}

/** Whether this person carries an open card of the account, or is about to. */
export async function isInFamily(em: EntityManager, accountId: string, relative: Relative): Promise<boolean> {
  const { birthDate, familyNameKana, givenNameKana } = relative;
  const rows = await query(
    em,
    `select 1 from family_card_application
      where account_id = $1 and state = any($5) and birth_date = $2 and family_name_kana = $3
        and given_name_kana is not distinct from $4
     union all
     select 1 from card c join member m on m.id = c.member_id
      where c.account_id = $1 and c.closed_at is null and m.birth_date = $2 and m.family_name_kana = $3
        and m.given_name_kana is not distinct from $4`,
    [accountId, birthDate, familyNameKana, givenNameKana, UNDER_WAY],
  );
  return rows.length > 0;
}

/** How many applications an account has sent within a time. */
export async function countRecentApplications(em: EntityManager, accountId: string, windowMs: number): Promise<number> {
  const [row] = await query<{ sent: number }>(
    em,
    `select count(*)::int as sent from family_card_application
      where account_id = $1 and submitted_at > app_now() - $2::bigint * interval '1 millisecond'`,
    [accountId, windowMs],
  );
  return row?.sent ?? 0;
}

/** Keeps an application with its first step. @returns its id. */
export async function addApplication(
  em: EntityManager,
  accountId: string,
  relation: FamilyRelationName,
  relative: Relative,
): Promise<string> {
  const id = uuidv7();
  await query(
    em,
    `insert into family_card_application (account_id, id, relation, family_name, given_name, family_name_kana, given_name_kana,
                                          family_name_latin, given_name_latin, birth_date, email, phone)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      accountId,
      id,
      relation,
      relative.familyName,
      relative.givenName,
      relative.familyNameKana,
      relative.givenNameKana,
      relative.familyNameLatin,
      relative.givenNameLatin,
      relative.birthDate,
      relative.email,
      relative.phone,
    ],
  );
  await addStep(em, { accountId, id }, 'SUBMITTED', { actor: 'MEMBER' });
  return id;
}

/**
 * Takes an application to its next state.
 * @param cardId the card it came to, where it is issued
 * @returns whether it did: of two that want it at once, the database lets one.
 */
export async function moveApplication(
  em: EntityManager,
  { accountId, id }: ApplicationKey,
  next: FamilyCardStateName,
  by: StepActor,
  cardId: string | null = null,
): Promise<boolean> {
  const rows = await query(
    em,
    `update family_card_application set state = $3, card_id = $5
      where account_id = $1 and id = $2 and state = any($4) returning id`,
    [accountId, id, next, COMES_FROM[next], cardId],
  );
  if (rows.length === 0) return false;
  await addStep(em, { accountId, id }, next, by);
  return true;
}

async function addStep(em: EntityManager, { accountId, id }: ApplicationKey, state: FamilyCardStateName, by: StepActor): Promise<void> {
  await query(em, 'insert into family_card_event (account_id, application_id, state, actor, operator_id) values ($1, $2, $3, $4, $5)', [
    accountId,
    id,
    state,
    by.actor,
    by.actor === 'OPERATOR' ? by.operatorId : null,
  ]);
}
