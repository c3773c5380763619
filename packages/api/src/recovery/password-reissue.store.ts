import { hashToken, isoInstant, makeToken, query, type EntityManager } from '../platform/index.js';
import { RECOVERY_POLICY } from './recovery-policy.js';

/** Whose link it is, and while it counts: once, for a while, for the contact it went to, and until the password changes otherwise. */
const COUNTS = `r.token_hash = $1 and l.id = r.login_id and l.realm = 'MEMBER' and l.canonical_user_id = $2 and l.closed_at is null
  and r.used_at is null and r.expires_at > app_now() and r.issued_at >= l.password_changed_at
  and exists (select 1 from contact c where c.member_id = l.member_id and c.kind = 'EMAIL' and c.changed_at = r.contact_changed_at)`;

/** Makes a link's token, in place of an earlier one. @returns null where the member has no contact that could get it. */
export async function makeReissueToken(em: EntityManager, loginId: string): Promise<string | null> {
  const token = makeToken();
  const rows = await query(
    em,
    `insert into password_reissue (login_id, token_hash, contact_changed_at, expires_at)
     select l.id, $2, c.changed_at, app_now() + $3::int * interval '1 millisecond'
       from login l join contact c on c.member_id = l.member_id and c.kind = 'EMAIL'
      where l.id = $1 and c.changed_at <= app_now() - $4::int * interval '1 day'
     on conflict (login_id) do update
        set token_hash = excluded.token_hash, contact_changed_at = excluded.contact_changed_at, issued_at = app_now(),
            expires_at = excluded.expires_at, used_at = null
     returning login_id`,
    [loginId, hashToken(token), RECOVERY_POLICY.linkValidMs, RECOVERY_POLICY.contactUnchangedDays],
  );
  return rows.length === 1 ? token : null;
}

/** Makes the link of a login worthless, as a lock does. */
export async function endReissueLink(em: EntityManager, loginId: string): Promise<void> {
  await query(em, 'delete from password_reissue where login_id = $1', [loginId]);
}

/** Whether a token counts for a user ID, without using it. */
export async function countsReissueToken(em: EntityManager, token: string, canonicalUserId: string): Promise<boolean> {
  const rows = await query(em, `select 1 from password_reissue r, login l where ${COUNTS}`, [hashToken(token), canonicalUserId]);
  return rows.length === 1;
}

/** Uses a token up. @returns when, or null if it counts no more: the database decides who was first. */
export async function useReissueToken(em: EntityManager, token: string, canonicalUserId: string): Promise<Date | null> {
  const rows = await query<{ usedAt: string }>(
    em,
    `update password_reissue r set used_at = app_now() from login l where ${COUNTS} returning ${isoInstant('r.used_at')} as "usedAt"`,
    [hashToken(token), canonicalUserId],
  );
  return rows[0] === undefined ? null : new Date(rows[0].usedAt);
}

/** Removes links that have long counted no more. */
export async function sweepReissueLinks(em: EntityManager): Promise<void> {
  const sql = `delete from password_reissue where expires_at < app_now() - $1::bigint * interval '1 millisecond'`;
  await query(em, sql, [RECOVERY_POLICY.keepOverMs]);
}
