import { randomInt } from 'node:crypto';
import { query, type EntityManager, type Keys } from '../platform/index.js';
import { AUTHENTICATOR_POLICY } from './factor-policy.js';
import { RECOVERY_ALPHABET, RECOVERY_LENGTH, writeRecoveryCode } from './one-time-code.rules.js';

/**
 * Replaces the recovery codes of a login.
 * @returns the new ones, to be shown once: what is kept is keyed outside the database, which makes 49 bits enough.
 */
export async function replaceRecoveryCodes(em: EntityManager, keys: Keys, loginId: string): Promise<string[]> {
  const codes = Array.from({ length: AUTHENTICATOR_POLICY.recoveryCodes }, makeCode);
  await removeRecoveryCodes(em, loginId);
  for (const code of codes) {
    await query(em, 'insert into recovery_code (login_id, code_hash) values ($1, $2)', [loginId, hashOf(keys, loginId, code)]);
  }
  return codes.map(writeRecoveryCode);
}

/** Uses a recovery code up. @returns whether it was one: the database decides who was first. */
export async function takeRecoveryCode(em: EntityManager, keys: Keys, loginId: string, code: string): Promise<boolean> {
  const rows = await query(
    em,
    'update recovery_code set used_at = app_now() where login_id = $1 and code_hash = $2 and used_at is null returning login_id',
    [loginId, hashOf(keys, loginId, code)],
  );
  return rows.length === 1;
}

/** How many recovery codes a login has left. */
export async function countRecoveryCodes(em: EntityManager, loginId: string): Promise<number> {
  const rows = await query<{ left: number }>(
    em,
    'select count(*)::int as "left" from recovery_code where login_id = $1 and used_at is null',
    [loginId],
  );
  return rows[0]?.left ?? 0;
}

export async function removeRecoveryCodes(em: EntityManager, loginId: string): Promise<void> {
  await query(em, 'delete from recovery_code where login_id = $1', [loginId]);
}

function makeCode(): string {
  return Array.from({ length: RECOVERY_LENGTH }, () => RECOVERY_ALPHABET[randomInt(RECOVERY_ALPHABET.length)]).join('');
}

function hashOf(keys: Keys, loginId: string, code: string): Buffer {
  return keys.hmac('recovery-code', `${loginId}:${code}`);
}
