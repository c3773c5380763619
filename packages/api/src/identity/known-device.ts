import { v7 as uuidv7 } from 'uuid';
import { hashToken, makeToken, query, type EntityManager } from '../platform/index.js';

/** The device a browser's cookie stands for with this member; null for an unknown, foreign or revoked one. */
export async function findKnownDevice(em: EntityManager, memberId: string, token: string): Promise<string | null> {
  const rows = await query<{ id: string }>(
    em,
    'select id from known_device where token_hash = $1 and member_id = $2 and revoked_at is null',
    [hashToken(token), memberId],
  );
  return rows[0]?.id ?? null;
}

/**
 * Remembers that a member logged in from this browser, under a new token.
 * A new one each time: a cookie that was planted or stolen is worth nothing after the member's next login.
 * @returns the token for the browser's cookie, which stands for all members it knows.
 */
export async function rememberDevice(em: EntityManager, memberId: string, oldToken: string | null): Promise<string> {
  const token = makeToken();
  if (oldToken !== null) {
    await query(em, 'update known_device set token_hash = $2 where token_hash = $1 and revoked_at is null', [
      hashToken(oldToken),
      hashToken(token),
    ]);
  }
  await query(
    em,
    `insert into known_device (id, member_id, token_hash) values ($1, $2, $3)
     on conflict (token_hash, member_id) do update set last_used_at = app_now()`,
    [uuidv7(), memberId, hashToken(token)],
  );
  return token;
}
