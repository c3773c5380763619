import { hashOf, randomId, type Database } from './database.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const SESSION_MS = 30 * DAY_MS;
/** From "connect" to the way back: time to log in and to read what is asked. Meisai gives as much. */
const ATTEMPT_MS = 30 * 60 * 1000;

export const SESSION_SECONDS = SESSION_MS / 1000;

export interface Session {
  hash: string;
  /** Whose it is, by the id Meisai gives members; null until one came back from there. */
  memberId: string | null;
}

/** What the answer to a request for consent is held against. */
export interface Attempt {
  nonce: string;
  verifier: string;
}

/** Begins a session of a browser. @returns what its cookie carries */
export function startSession(database: Database, memberId: string | null = null): string {
  const id = randomId();
  database.prepare('delete from session where created_at < ?').run(Date.now() - SESSION_MS);
  database.prepare('insert into session (id_hash, member_id, created_at) values (?, ?, ?)').run(hashOf(id), memberId, Date.now());
  return id;
}

export function findSession(database: Database, id: string | undefined): Session | null {
  if (id === undefined) return null;
  const row = database
    .prepare('select id_hash as hash, member_id as memberId from session where id_hash = ? and created_at >= ?')
    .get(hashOf(id), Date.now() - SESSION_MS);
  return row === undefined ? null : { hash: row['hash'] as string, memberId: row['memberId'] as string | null };
}

export function endSession(database: Database, session: Session): void {
  database.prepare('delete from session where id_hash = ?').run(session.hash);
}

export function keepAttempt(database: Database, session: Session, state: string, { nonce, verifier }: Attempt): void {
  database.prepare('delete from attempt where created_at < ?').run(Date.now() - ATTEMPT_MS);
  database
    .prepare('insert into attempt (state_hash, session_hash, nonce, verifier, created_at) values (?, ?, ?, ?, ?)')
    .run(hashOf(state), session.hash, nonce, verifier, Date.now());
}

/** Takes what was kept for a state, once, and only for the browser that was sent off with it. */
export function takeAttempt(database: Database, session: Session, state: string): Attempt | null {
  const row = database
    .prepare('delete from attempt where state_hash = ? and session_hash = ? and created_at >= ? returning nonce, verifier')
    .get(hashOf(state), session.hash, Date.now() - ATTEMPT_MS);
  return row === undefined ? null : { nonce: row['nonce'] as string, verifier: row['verifier'] as string };
}
