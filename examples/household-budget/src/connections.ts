import type { Database } from './database.ts';

/** What a member has let the app do, as tokens. */
export interface Connection {
  accessToken: string;
  refreshToken: string;
  /** In milliseconds since 1970. */
  expiresAt: number;
  scope: string;
  /** How often the tokens were renewed since the member agreed. */
  renewals: number;
}

export function findConnection(database: Database, memberId: string): Connection | null {
  const row = database
    .prepare(
      `select access_token as accessToken, refresh_token as refreshToken, expires_at as expiresAt, scope, renewals
         from connection where member_id = ?`,
    )
    .get(memberId);
  return row === undefined ? null : (row as unknown as Connection);
}

/** Keeps new tokens in the place of the old ones, on the disk before anything is asked with them: a refresh token works once. */
export function keepConnection(database: Database, memberId: string, connection: Connection): void {
  const { accessToken, refreshToken, expiresAt, scope, renewals } = connection;
  database
    .prepare(
      `insert into connection (member_id, access_token, refresh_token, expires_at, scope, renewals) values (?, ?, ?, ?, ?, ?)
       on conflict (member_id) do update set access_token = excluded.access_token, refresh_token = excluded.refresh_token,
         expires_at = excluded.expires_at, scope = excluded.scope, renewals = excluded.renewals`,
    )
    .run(memberId, accessToken, refreshToken, expiresAt, scope, renewals);
}

/** Forgets the tokens and what was read with them. What the member has typed here themselves stays. */
export function forgetConnection(database: Database, memberId: string): void {
  database.prepare('delete from connection where member_id = ?').run(memberId);
  database.prepare('delete from news where member_id = ?').run(memberId);
}

/** Forgets the member. */
export function forgetMember(database: Database, memberId: string): void {
  forgetConnection(database, memberId);
  database.prepare('delete from budget where member_id = ?').run(memberId);
  database.prepare('delete from session where member_id = ?').run(memberId);
}
