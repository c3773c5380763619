import { randomInt } from 'node:crypto';
import { canonicalDigits } from '@meisai/schema/rules';
import { isoInstant, query, type EntityManager, type Keys } from '../platform/index.js';
import { ENROLMENT_POLICY } from './enrolment-policy.js';

/** What a code gives: a first login, or a new one in place of a lost, which only the concierge starts. */
export type CodePurpose = 'ENROL' | 'REENROL';

/** A code counts until it is used, too old or guessed at too often, and only while it could be sent to the same contact again. */
const IS_LIVE = `used_at is null and expires_at > app_now() and tries < ${ENROLMENT_POLICY.codeTries}
  and exists (select 1 from contact c where c.member_id = e.member_id and c.kind = 'EMAIL' and c.changed_at = e.contact_changed_at)`;

const VALID_MS: Record<CodePurpose, number> = {
  ENROL: ENROLMENT_POLICY.codeValidMs,
  REENROL: ENROLMENT_POLICY.reenrolmentCodeValidMs,
};

/** Makes a code, in place of an earlier one of its purpose. @returns null where no contact may get it. */
export async function makeCode(em: EntityManager, keys: Keys, memberId: string, purpose: CodePurpose): Promise<string | null> {
  const code = String(randomInt(10 ** ENROLMENT_POLICY.codeDigits)).padStart(ENROLMENT_POLICY.codeDigits, '0');
  const rows = await query(
    em,
    `insert into enrolment_code (member_id, purpose, code_hash, contact_changed_at, expires_at)
     select $1::uuid, $2, $3::bytea, c.changed_at, app_now() + $4::int * interval '1 millisecond'
       from contact c
      where c.member_id = $1::uuid and c.kind = 'EMAIL' and c.changed_at <= app_now() - $5::int * interval '1 day'
     on conflict (member_id, purpose) do update
        set code_hash = excluded.code_hash, contact_changed_at = excluded.contact_changed_at, issued_at = app_now(),
            expires_at = excluded.expires_at, tries = 0, used_at = null
     returning member_id`,
    [memberId, purpose, hashCode(keys, memberId, code), VALID_MS[purpose], ENROLMENT_POLICY.contactUnchangedDays],
  );
  return rows.length === 1 ? code : null;
}

/** Which of a member's codes was typed, if any; a wrong one is counted in the same statement that compares it. */
export async function tryCode(em: EntityManager, keys: Keys, memberId: string, typed: string): Promise<CodePurpose | null> {
  const rows = await query<{ purpose: CodePurpose; fits: boolean }>(
    em,
    `update enrolment_code e set tries = tries + case when code_hash = $2 then 0 else 1 end
      where member_id = $1 and ${IS_LIVE}
      returning purpose, code_hash = $2 as fits`,
    [memberId, hashCode(keys, memberId, typed)],
  );
  return rows.find(({ fits }) => fits)?.purpose ?? null;
}

/** Uses a code up. @returns when it was sent, or null if it counts no more: the database decides who was first. */
export async function useCode(
  em: EntityManager,
  keys: Keys,
  memberId: string,
  purpose: CodePurpose,
  typed: string,
): Promise<string | null> {
  const rows = await query<{ sentAt: string }>(
    em,
    `update enrolment_code e set used_at = app_now()
      where member_id = $1 and purpose = $2 and code_hash = $3 and ${IS_LIVE} returning issued_at::text as "sentAt"`,
    [memberId, purpose, hashCode(keys, memberId, typed)],
  );
  return rows[0]?.sentAt ?? null;
}

/** Until when a code counts by which a member can enrol anew; null where none does. */
export async function findReenrolment(em: EntityManager, memberId: string): Promise<Date | null> {
  const rows = await query<{ until: string }>(
    em,
    `select ${isoInstant('expires_at')} as until from enrolment_code e where member_id = $1 and purpose = 'REENROL' and ${IS_LIVE}`,
    [memberId],
  );
  return rows[0] === undefined ? null : new Date(rows[0].until);
}

/** Makes every code of a member worthless, as a lock does. */
export async function endCodes(em: EntityManager, memberId: string): Promise<void> {
  await query(em, 'delete from enrolment_code where member_id = $1', [memberId]);
}

/** Gives back a code used up in the same transaction, where what it was for did not come about. */
export async function giveCodeBack(em: EntityManager, memberId: string, purpose: CodePurpose): Promise<void> {
  await query(em, 'update enrolment_code set used_at = null where member_id = $1 and purpose = $2', [memberId, purpose]);
}

function hashCode(keys: Keys, memberId: string, code: string): Buffer {
  return keys.hmac('enrolment-code', `${memberId}:${canonicalDigits(code)}`);
}

/** Removes codes that have long counted no more. */
export async function sweepEnrolmentCodes(em: EntityManager): Promise<void> {
  const sql = `delete from enrolment_code where expires_at < app_now() - $1::bigint * interval '1 millisecond'`;
  await query(em, sql, [ENROLMENT_POLICY.keepOverMs]);
}
