import { v7 as uuidv7 } from 'uuid';
import { isoInstant, query, type EntityManager } from '../platform/index.js';
import type { FactorOwner } from './factor-owner.js';

/** A passkey as its member sees it. */
export interface PasskeyRow {
  id: string;
  name: string;
  isSynced: boolean;
  createdAt: string;
  lastUsedAt: string | null;
}

/** What a browser is told of a passkey, to offer it or to leave it out. */
export interface PasskeyHandle {
  credentialId: string;
  transports: string[];
}

/** What an assertion is checked against. */
export interface StoredPasskey extends PasskeyHandle {
  id: string;
  publicKey: Uint8Array<ArrayBuffer>;
  signCount: number;
  owner: FactorOwner;
}

export interface NewPasskey extends PasskeyHandle {
  loginId: string;
  publicKey: Uint8Array;
  signCount: number;
  isSynced: boolean;
  name: string;
}

const ROW = `id, name, is_synced as "isSynced", ${isoInstant('created_at')} as "createdAt", ${isoInstant('last_used_at')} as "lastUsedAt"`;

/** The passkeys of a login, oldest first. */
export function listPasskeys(em: EntityManager, loginId: string): Promise<PasskeyRow[]> {
  return query<PasskeyRow>(em, `select ${ROW} from passkey where login_id = $1 order by created_at, id`, [loginId]);
}

export async function findPasskey(em: EntityManager, loginId: string, id: string): Promise<PasskeyRow | null> {
  const rows = await query<PasskeyRow>(em, `select ${ROW} from passkey where login_id = $1 and id = $2`, [loginId, id]);
  return rows[0] ?? null;
}

export async function listPasskeyHandles(em: EntityManager, loginId: string): Promise<PasskeyHandle[]> {
  const rows = await query<{ credentialId: Buffer; transports: string[] }>(
    em,
    'select credential_id as "credentialId", transports from passkey where login_id = $1 order by created_at, id',
    [loginId],
  );
  return rows.map(({ credentialId, transports }) => ({ credentialId: Buffer.from(credentialId).toString('base64url'), transports }));
}

/** A passkey by what its assertion calls it; null for an unknown one. Takes no owner: it is how the owner is found. */
export async function findPasskeyByCredential(em: EntityManager, credentialId: string): Promise<StoredPasskey | null> {
  const rows = await query<Omit<StoredPasskey, 'owner' | 'credentialId'> & FactorOwner>(
    em,
    `select p.id, p.login_id as "loginId", l.member_id as "memberId", l.operator_id as "operatorId",
            p.public_key as "publicKey", p.sign_count::float8 as "signCount", p.transports
       from passkey p join login l on l.id = p.login_id where p.credential_id = $1`,
    [Buffer.from(credentialId, 'base64url')],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { id, loginId, memberId, operatorId, publicKey, signCount, transports } = row;
  return { id, credentialId, publicKey: new Uint8Array(publicKey), signCount, transports, owner: { loginId, memberId, operatorId } };
}

/**
 * Adds a passkey to a login.
 * @returns its id; TAKEN if some login has the credential already, FULL if this one has as many as it may.
 */
export async function addPasskey(em: EntityManager, passkey: NewPasskey, limit: number): Promise<{ id: string } | 'TAKEN' | 'FULL'> {
  // Registrations of one login take turns, or two could both be the last that fits.
  await query(em, 'select 1 from login where id = $1 for update', [passkey.loginId]);
  const rows = await query<{ id: string | null; isFull: boolean }>(
    em,
    `with room as (select count(*) < $9::int as has from passkey where login_id = $2),
          added as (
            insert into passkey (id, login_id, credential_id, public_key, sign_count, transports, is_synced, name)
            select $1::uuid, $2::uuid, $3::bytea, $4::bytea, $5::bigint, $6::text[], $7::boolean, $8 from room where has
            on conflict (credential_id) do nothing returning id)
     select (select id from added) as id, not has as "isFull" from room`,
    [
      uuidv7(),
      passkey.loginId,
      Buffer.from(passkey.credentialId, 'base64url'),
      Buffer.from(passkey.publicKey),
      passkey.signCount,
      passkey.transports,
      passkey.isSynced,
      passkey.name,
      limit,
    ],
  );
  const [row] = rows;
  if (row?.isFull !== false) return 'FULL';
  return row.id === null ? 'TAKEN' : { id: row.id };
}

/** Moves the counter of a passkey on. @returns false if it went backwards: the database decides who was first. */
export async function advanceSignCount(em: EntityManager, id: string, signCount: number): Promise<boolean> {
  const rows = await query(
    em,
    `update passkey set sign_count = $2, last_used_at = app_now()
      where id = $1 and (sign_count < $2 or (sign_count = 0 and $2 = 0)) returning id`,
    [id, signCount],
  );
  return rows.length === 1;
}

/** @returns whether the login has such a passkey. */
export async function savePasskeyName(em: EntityManager, loginId: string, id: string, name: string): Promise<boolean> {
  const rows = await query(em, 'update passkey set name = $3 where login_id = $1 and id = $2 returning id', [loginId, id, name]);
  return rows.length === 1;
}

/** @returns its name, or null where the login has no such passkey. */
export async function deletePasskey(em: EntityManager, loginId: string, id: string): Promise<string | null> {
  const rows = await query<{ name: string }>(em, 'delete from passkey where login_id = $1 and id = $2 returning name', [loginId, id]);
  return rows[0]?.name ?? null;
}
