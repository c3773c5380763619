import { randomInt } from 'node:crypto';
import { canonicalDigits } from '@meisai/schema/rules';
import { isoInstant, query, type EntityManager, type Keys } from '../platform/index.js';
import { CONTACT_POLICY } from './member-policy.js';

export type ContactKind = 'EMAIL' | 'PHONE';

export interface OwnContactRow {
  value: string | null;
  pendingValue: string | null;
  pendingExpiresAt: string | null;
}

/** A contact of a member, with what it is to become. */
export async function findOwnContact(em: EntityManager, memberId: string, kind: ContactKind): Promise<OwnContactRow> {
  const [row] = await query<OwnContactRow>(
    em,
    `select (select value from contact where member_id = $1 and kind = $2) as value,
            p.value as "pendingValue", ${isoInstant('p.expires_at')} as "pendingExpiresAt"
       from (select 1) one left join contact_change p
         on p.member_id = $1 and p.kind = $2 and p.expires_at > app_now() and p.tries < ${CONTACT_POLICY.codeTries}`,
    [memberId, kind],
  );
  if (row === undefined) throw new Error('A look-up that always has a row had none.');
  return row;
}

/** Keeps what a contact is to become, in the place of what was under way. @returns the code that confirms it. */
export async function beginContactChange(
  em: EntityManager,
  keys: Keys,
  { memberId, kind, value }: { memberId: string; kind: ContactKind; value: string },
): Promise<string> {
  const code = String(randomInt(10 ** CONTACT_POLICY.codeDigits)).padStart(CONTACT_POLICY.codeDigits, '0');
  await query(
    em,
    `insert into contact_change (member_id, kind, value, code_hash, expires_at)
     values ($1, $2, $3, $4, app_now() + $5::int * interval '1 millisecond')
     on conflict (member_id, kind) do update
        set value = excluded.value, code_hash = excluded.code_hash, expires_at = excluded.expires_at, tries = 0`,
    [memberId, kind, value, hashCode(keys, memberId, kind, code), CONTACT_POLICY.codeValidMs],
  );
  return code;
}

/** What a code does: confirm a contact, fit nothing, or find that no code counts any more, for its time or for wrong ones. */
export type TakenCode = { kind: 'FITS'; value: string } | { kind: 'WRONG' | 'OVER' };

/** Uses a code up. A wrong one is counted in the statement that compares it. */
export async function takeContactChange(
  em: EntityManager,
  keys: Keys,
  { memberId, kind, code }: { memberId: string; kind: ContactKind; code: string },
): Promise<TakenCode> {
  const [row] = await query<{ value: string; fits: boolean; tries: number }>(
    em,
    `update contact_change set tries = tries + 1
      where member_id = $1 and kind = $2 and expires_at > app_now() and tries < ${CONTACT_POLICY.codeTries}
      returning value, tries, code_hash = $3 as fits`,
    [memberId, kind, hashCode(keys, memberId, kind, code)],
  );
  if (row === undefined) return { kind: 'OVER' };
  if (!row.fits) return { kind: row.tries < CONTACT_POLICY.codeTries ? 'WRONG' : 'OVER' };
  await query(em, 'delete from contact_change where member_id = $1 and kind = $2', [memberId, kind]);
  return { kind: 'FITS', value: row.value };
}

/** Removes changes that were never confirmed. */
export async function sweepContactChanges(em: EntityManager): Promise<void> {
  await query(em, 'delete from contact_change where expires_at < app_now()', []);
}

function hashCode(keys: Keys, memberId: string, kind: ContactKind, code: string): Buffer {
  return keys.hmac('contact-code', `${memberId}:${kind}:${canonicalDigits(code)}`);
}
