import { v7 as uuidv7 } from 'uuid';
import { hashToken, makeToken, query, type EntityManager, type Viewer } from '../platform/index.js';
import { DEVICE_POLICY } from './session-policy.js';

/** The device a browser's cookie stands for with this login; null for an unknown, foreign, revoked or outlived one. */
export async function findKnownDevice(em: EntityManager, loginId: string, token: string): Promise<string | null> {
  const rows = await query<{ id: string }>(
    em,
    `select id from known_device
      where token_hash = $1 and login_id = $2 and revoked_at is null and last_used_at > app_now() - $3::int * interval '1 second'`,
    [hashToken(token), loginId, DEVICE_POLICY.cookieSeconds],
  );
  return rows[0]?.id ?? null;
}

export interface RememberedDevice {
  deviceId: string;
  /** For the browser's cookie, which stands for all logins it knows. */
  token: string;
}

/**
 * Remembers that a login was used from this browser, under a new token.
 * A new one each time: a cookie that was planted or stolen is worth nothing after the next login.
 */
export async function rememberDevice(em: EntityManager, loginId: string, oldToken: string | null): Promise<RememberedDevice> {
  const token = makeToken();
  if (oldToken !== null) {
    await query(em, 'update known_device set token_hash = $2 where token_hash = $1 and revoked_at is null', [
      hashToken(oldToken),
      hashToken(token),
    ]);
  }
  const rows = await query<{ id: string }>(
    em,
    `insert into known_device (id, login_id, token_hash) values ($1, $2, $3)
     on conflict (token_hash, login_id) do update set last_used_at = app_now()
     returning id`,
    [uuidv7(), loginId, hashToken(token)],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('A device that was just kept is not there.');
  return { deviceId: row.id, token };
}

/** Forgets the devices of a login, one or all: their next guesses count with those of strangers. */
export async function forgetDevices(em: EntityManager, loginId: string, deviceId: string | null = null): Promise<void> {
  await query(
    em,
    `update known_device set revoked_at = app_now()
      where login_id = $1 and revoked_at is null and ($2::uuid is null or id = $2::uuid)`,
    [loginId, deviceId],
  );
}

/** Forgets the device a session was opened from. */
export async function forgetDeviceOf(em: EntityManager, loginId: string, sessionId: string): Promise<void> {
  await query(
    em,
    `update known_device set revoked_at = app_now()
      where login_id = $1 and revoked_at is null and id = (select device_id from session where login_id = $1 and id = $2)`,
    [loginId, sessionId],
  );
}

/** Forgets a browser by its cookie, for every login it knows: whoever holds the cookie may give up what it is worth. */
export async function forgetBrowser(em: EntityManager, token: string): Promise<void> {
  await query(em, 'update known_device set revoked_at = app_now() where token_hash = $1 and revoked_at is null', [hashToken(token)]);
}

/**
 * Forgets the device that one session was opened from, or all devices of the login where none is named; never the one
 * whose session asks for it: an older session of the same browser may be the one that ends.
 */
export async function forgetOtherDevices(em: EntityManager, { loginId, sessionId }: Viewer, endedId: string | null): Promise<void> {
  await query(
    em,
    `update known_device d set revoked_at = app_now()
      where d.login_id = $1 and d.revoked_at is null
        and ($3::uuid is null or d.id = (select device_id from session where login_id = $1 and id = $3::uuid))
        and d.id is distinct from (select device_id from session where id = $2 and ended_at is null)`,
    [loginId, sessionId, endedId],
  );
}
