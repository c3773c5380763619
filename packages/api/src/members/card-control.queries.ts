import type { PinOwner } from '@meisai/schema/rules';
import { query, type EntityManager } from '../platform/index.js';

export type CardStateName = 'ORDERED' | 'OPEN' | 'FROZEN' | 'STOPPED' | 'EXPIRED' | 'CLOSED';

/** Whether nothing can be done with a card any more. */
export function isCardOver({ state }: { state: CardStateName }): boolean {
  return state === 'STOPPED' || state === 'CLOSED' || state === 'EXPIRED';
}

/** A card with what can be done with it. */
export interface ControlledCard {
  id: string;
  accountId: string;
  lastFour: string | null;
  state: CardStateName;
  /** Whether it is still to be made, frozen or not: nobody has it in hand. */
  isOrdered: boolean;
  frozenBy: 'BASIC' | 'HOLDER' | null;
  /** Whether the member who asks is the basic one of its account. */
  isBasic: boolean;
  /** Whether they carry it. */
  isHolder: boolean;
  holderId: string;
  /** The basic member of its account. */
  basicMemberId: string;
  hasPin: boolean;
  /** The card it took the place of. */
  replacedId: string | null;
  replacedLastFour: string | null;
  replacementId: string | null;
  replacementLastFour: string | null;
}

/** A card in the place of one that was lost, until the issuer has made it. */
const IS_ORDERED = 'c.replaces_card_id is not null and c.source_id is null and c.last_four is null and c.number_fingerprint is null';

/** For a select from `card c` and its `account a`. */
export const CARD_STATE = `case when c.stopped_at is not null then 'STOPPED' when c.closed_at is not null or a.closed_at is not null then 'CLOSED'
              when c.expires_on < (app_now() at time zone a.time_zone)::date then 'EXPIRED'
              when c.frozen_at is not null then 'FROZEN' when ${IS_ORDERED} then 'ORDERED' else 'OPEN' end`;

const SELECT = `
  select c.id, c.account_id as "accountId", c.last_four as "lastFour", c.frozen_by as "frozenBy", m.is_basic as "isBasic",
         c.member_id = $1 as "isHolder", c.member_id as "holderId", a.member_id as "basicMemberId",
         ${CARD_STATE} as state, ${IS_ORDERED} as "isOrdered",
         exists (select 1 from card_pin p where p.card_id = c.id) as "hasPin",
         o.id as "replacedId", o.last_four as "replacedLastFour", r.id as "replacementId", r.last_four as "replacementLastFour"
    from card c
    join account a on a.id = c.account_id
    join membership m on m.account_id = a.id and m.member_id = $1
    left join card r on r.replaces_card_id = c.id
    left join card o on o.id = c.replaces_card_id
   where c.id = any($2)`;

/** A card the member may control: any of an account they are the basic member of, or one they carry. */
export async function findControlledCard(em: EntityManager, memberId: string, cardId: string): Promise<ControlledCard | null> {
  return (await listControlledCards(em, memberId, [cardId]))[0] ?? null;
}

/** Those of some cards that the member may control, in no order. */
export function listControlledCards(em: EntityManager, memberId: string, cardIds: readonly string[]): Promise<ControlledCard[]> {
  return query<ControlledCard>(em, `${SELECT} and (m.is_basic or c.member_id = $1)`, [memberId, cardIds]);
}

/** A card the member carries. */
export async function findOwnCard(em: EntityManager, memberId: string, cardId: string): Promise<ControlledCard | null> {
  const rows = await query<ControlledCard>(em, `${SELECT} and c.member_id = $1`, [memberId, [cardId]]);
  return rows[0] ?? null;
}

/**
 * Locks a card that the member may control for an act on its state: acts on one card are serial, and uses are recorded meanwhile.
 * Another's is neither found nor held up.
 */
export async function lockCard(em: EntityManager, memberId: string, cardId: string): Promise<void> {
  await query(
    em,
    `select 1 from card c join membership m on m.account_id = c.account_id and m.member_id = $1
      where c.id = $2 and (m.is_basic or c.member_id = $1) for no key update of c`,
    [memberId, cardId],
  );
}

/** What others can know of a member, which no PIN may be. */
export async function findPinOwner(em: EntityManager, memberId: string): Promise<PinOwner> {
  const [row] = await query<{ birthDate: string | null; phones: string[] | null; lines: (string | null)[] | null }>(
    em,
    `select birth_date::text as "birthDate",
            (select array_agg(number) from (
               select value as number from contact where member_id = $1 and kind = 'PHONE'
               union all select phone from member_employment where member_id = $1 and phone is not null) n) as phones,
            (select array[postal_code, city, town, line, building] from member_address where member_id = $1) as lines
       from member where id = $1`,
    [memberId],
  );
  return {
    birthDate: row?.birthDate ?? null,
    phones: row?.phones ?? [],
    addressLines: (row?.lines ?? []).filter((line) => line !== null),
  };
}
