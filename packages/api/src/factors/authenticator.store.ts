import { v7 as uuidv7 } from 'uuid';
import { isoInstant, query, type EntityManager, type Keys, type Sealed } from '../platform/index.js';
import { AUTHENTICATOR_POLICY } from './factor-policy.js';
import { findTotpStep } from './totp.js';

const PURPOSE = 'authenticator';

interface StoredAuthenticator {
  id: string;
  sealed: Sealed;
  /** Seconds since 1970, by the clock of the database. */
  now: number;
}

/** An authenticator app that works, as its member sees it. */
export interface AuthenticatorRow {
  confirmedAt: string;
}

/** Keeps a secret until a code from it confirms it. One that was begun before is forgotten. */
export async function keepSetup(em: EntityManager, keys: Keys, loginId: string, secret: string): Promise<void> {
  const { bytes, keyId } = keys.seal(PURPOSE, loginId, secret);
  await query(
    em,
    `insert into authenticator (id, login_id, sealed_secret, key_id) values ($1, $2, $3, $4)
     on conflict (login_id) where confirmed_at is null
     do update set id = excluded.id, sealed_secret = excluded.sealed_secret, key_id = excluded.key_id, created_at = app_now()`,
    [uuidv7(), loginId, bytes, keyId],
  );
}

/** Makes the authenticator that was set up the one that counts, in place of the old one. Its row is locked since it was found. */
export async function confirmSetup(em: EntityManager, loginId: string, step: number): Promise<void> {
  await query(em, 'delete from authenticator where login_id = $1 and confirmed_at is not null', [loginId]);
  await query(em, 'update authenticator set confirmed_at = app_now(), last_used_step = $2 where login_id = $1', [loginId, step]);
}

/** The authenticator that is being set up, locked; null where there is none, or its time has run out. */
export function findSetup(em: EntityManager, loginId: string): Promise<StoredAuthenticator | null> {
  return find(em, loginId, `confirmed_at is null and created_at > app_now() - $2::int * interval '1 millisecond'`, [
    AUTHENTICATOR_POLICY.setupMs,
  ]);
}

/** The authenticator that works, locked; null where there is none. */
export function findConfirmed(em: EntityManager, loginId: string): Promise<StoredAuthenticator | null> {
  return find(em, loginId, 'confirmed_at is not null', []);
}

async function find(em: EntityManager, loginId: string, condition: string, values: unknown[]): Promise<StoredAuthenticator | null> {
  const rows = await query<{ id: string; bytes: Buffer; keyId: string; now: number }>(
    em,
    `select id, sealed_secret as bytes, key_id as "keyId", extract(epoch from app_now())::float8 as now
       from authenticator where login_id = $1 and ${condition} for update`,
    [loginId, ...values],
  );
  const [row] = rows;
  return row === undefined ? null : { id: row.id, now: row.now, sealed: { keyId: row.keyId, bytes: Buffer.from(row.bytes) } };
}

/** The time step a code from this authenticator belongs to; null for a wrong one. */
export function findStep(keys: Keys, loginId: string, { sealed, now }: StoredAuthenticator, code: string): number | null {
  return findTotpStep(keys.open(PURPOSE, loginId, sealed), code, now);
}

/** The secret of an authenticator, unsealed. */
export function openSecret(keys: Keys, loginId: string, { sealed }: StoredAuthenticator): string {
  return keys.open(PURPOSE, loginId, sealed);
}

/** Uses a time step up. @returns false if it, or a later one, was used before: the database decides who was first. */
export async function takeStep(em: EntityManager, id: string, step: number): Promise<boolean> {
  const rows = await query(em, 'update authenticator set last_used_step = $2 where id = $1 and last_used_step < $2 returning id', [
    id,
    step,
  ]);
  return rows.length === 1;
}

/** @returns whether there was one. */
export async function removeAuthenticators(em: EntityManager, loginId: string): Promise<boolean> {
  const rows = await query<{ isConfirmed: boolean }>(
    em,
    'delete from authenticator where login_id = $1 returning confirmed_at is not null as "isConfirmed"',
    [loginId],
  );
  return rows.some(({ isConfirmed }) => isConfirmed);
}

/** The authenticator of a login as its member sees it, or null. */
export async function findAuthenticator(em: EntityManager, loginId: string): Promise<AuthenticatorRow | null> {
  const rows = await query<AuthenticatorRow>(
    em,
    `select ${isoInstant('confirmed_at')} as "confirmedAt" from authenticator where login_id = $1 and confirmed_at is not null`,
    [loginId],
  );
  return rows[0] ?? null;
}

/** Removes secrets that no code has confirmed in time: nobody can any more. */
export async function sweepAuthenticatorSetups(em: EntityManager): Promise<void> {
  const sql = `delete from authenticator where confirmed_at is null and created_at < app_now() - $1::int * interval '1 millisecond'`;
  await query(em, sql, [AUTHENTICATOR_POLICY.setupMs]);
}
