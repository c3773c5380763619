import type { WrittenNames } from '@meisai/schema/rules';
import { v7 as uuidv7 } from 'uuid';
import { exactInstant, isoInstant, keyset, query, type EntityManager, type Page } from '../platform/index.js';
import { NAME_POLICY } from './member-policy.js';

export type NameChangeStateName = 'SUBMITTED' | 'APPROVED' | 'DECLINED' | 'WITHDRAWN';

export interface NameChangeRow extends WrittenNames {
  id: string;
  memberId: string;
  state: NameChangeStateName;
  submittedAt: string;
  /** The same instant to the microsecond, for the cursor. */
  place: string;
  endedAt: string | null;
}

const COLUMNS = `
  n.id, n.member_id as "memberId", n.state, n.family_name as "familyName", n.given_name as "givenName",
  n.family_name_kana as "familyNameKana", n.given_name_kana as "givenNameKana", n.family_name_latin as "familyNameLatin",
  n.given_name_latin as "givenNameLatin", ${isoInstant('n.submitted_at')} as "submittedAt",
  ${exactInstant('n.submitted_at')} as place, ${isoInstant('n.ended_at')} as "endedAt"`;

/** What a member has asked for, newest first. */
export function listOwnNameChanges(em: EntityManager, memberId: string, page: Page): Promise<NameChangeRow[]> {
  const { where, tail, parameters } = keyset(page, 'n.submitted_at', 'n.id', 2);
  return query(em, `select ${COLUMNS} from name_change n where n.member_id = $1 and ${where} ${tail}`, [memberId, ...parameters]);
}

/** One of a member’s changes; null for another’s and for none alike. */
export async function findOwnNameChange(em: EntityManager, memberId: string, id: string): Promise<NameChangeRow | null> {
  const rows = await query<NameChangeRow>(em, `select ${COLUMNS} from name_change n where n.member_id = $1 and n.id = $2`, [memberId, id]);
  return rows[0] ?? null;
}

/** What waits to be decided, of all members, as the page says. */
export function listWaitingNameChanges(em: EntityManager, page: Page): Promise<NameChangeRow[]> {
  const { where, tail, parameters } = keyset(page, 'n.submitted_at', 'n.id', 1);
  return query(em, `select ${COLUMNS} from name_change n where n.state = 'SUBMITTED' and ${where} ${tail}`, parameters);
}

/** A change that waits to be decided; null for one that is over and for none alike. */
export async function findWaitingNameChange(em: EntityManager, id: string): Promise<NameChangeRow | null> {
  const rows = await query<NameChangeRow>(em, `select ${COLUMNS} from name_change n where n.state = 'SUBMITTED' and n.id = $1`, [id]);
  return rows[0] ?? null;
}

/** How the name stands: what counts, its version, and how often the member has asked for another one of late. */
export async function lockName(em: EntityManager, memberId: string) {
  const rows = await query<Record<keyof WrittenNames, string | null> & { version: number; asked: number }>(
    em,
    `select m.family_name as "familyName", m.given_name as "givenName", m.family_name_kana as "familyNameKana",
            m.given_name_kana as "givenNameKana", m.family_name_latin as "familyNameLatin", m.given_name_latin as "givenNameLatin",
            m.name_version as version,
            (select count(*) from name_change n where n.member_id = m.id
                and n.submitted_at > app_now() - $2::bigint * interval '1 millisecond')::int as asked
       from member m where m.id = $1 for no key update of m`,
    [memberId, NAME_POLICY.windowMs],
  );
  if (rows[0] === undefined) throw new Error('A member who is logged in is not there.');
  return rows[0];
}

/** Which version of the name counts. */
export async function findNameVersion(em: EntityManager, memberId: string): Promise<number> {
  const rows = await query<{ version: number }>(em, 'select name_version as version from member where id = $1', [memberId]);
  return rows[0]?.version ?? 0;
}

/** Keeps what a member asks for. @returns it, or null where another one waits: the database decides who was first. */
export async function addNameChange(
  em: EntityManager,
  memberId: string,
  names: WrittenNames,
  version: number,
): Promise<NameChangeRow | null> {
  const rows = await query<NameChangeRow>(
    em,
    `insert into name_change as n (id, member_id, family_name, given_name, family_name_kana, given_name_kana, family_name_latin,
                                   given_name_latin, over_version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (member_id) where state = 'SUBMITTED' do nothing returning ${COLUMNS}`,
    [
      uuidv7(),
      memberId,
      names.familyName,
      names.givenName,
      names.familyNameKana,
      names.givenNameKana,
      names.familyNameLatin,
      names.givenNameLatin,
      version,
    ],
  );
  return rows[0] ?? null;
}

/** Ends a change that waits. @param memberId whose it must be @returns it, or null where nothing waits */
export async function endNameChange(
  em: EntityManager,
  memberId: string,
  id: string,
  state: Exclude<NameChangeStateName, 'SUBMITTED'>,
): Promise<NameChangeRow | null> {
  const rows = await query<NameChangeRow>(
    em,
    `update name_change n set state = $3, ended_at = app_now()
      where n.id = $2 and n.member_id = $1 and n.state = 'SUBMITTED' returning ${COLUMNS}`,
    [memberId, id, state],
  );
  return rows[0] ?? null;
}

/** Removes changes that are long over: what counts stands with the member. */
export async function sweepNameChanges(em: EntityManager): Promise<void> {
  await query(em, `delete from name_change where ended_at < app_now() - $1::bigint * interval '1 millisecond'`, [NAME_POLICY.keepEndedMs]);
}

/** Makes a name count that was asked for over the one there is. @returns whether it was: the name may have changed since. */
export async function takeName(em: EntityManager, nameChangeId: string): Promise<boolean> {
  const rows = await query(
    em,
    `update member m set family_name = n.family_name, given_name = n.given_name, family_name_kana = n.family_name_kana,
            given_name_kana = n.given_name_kana, family_name_latin = n.family_name_latin, given_name_latin = n.given_name_latin
       from name_change n where n.id = $1 and m.id = n.member_id and m.name_version = n.over_version returning m.id`,
    [nameChangeId],
  );
  return rows.length === 1;
}
