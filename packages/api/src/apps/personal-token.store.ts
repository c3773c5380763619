import type { Scope } from '@meisai/schema/rules';
import { v7 as uuidv7 } from 'uuid';
import { exactInstant, hashToken, isoInstant, keyset, makeToken, query, type EntityManager, type Page } from '../platform/index.js';
import { APP_POLICY } from './app-policy.js';
import { usesOf, type ScopeUseRow } from './connected-app.queries.js';

/** What a personal token begins with, so that one that was left in a file is found by those who look for such. */
export const PERSONAL_TOKEN_PREFIX = 'meisai_';

export interface PersonalTokenRow {
  id: string;
  name: string;
  scopes: Scope[];
  createdAt: string;
  /** The same instant to the microsecond, for the cursor. */
  place: string;
  expiresAt: string;
  lastUsedAt: string | null;
  uses: ScopeUseRow[];
}

const IS_LIVE = 't.revoked_at is null and t.expires_at > app_now()';
const COLUMNS = `
  t.id, t.name, to_jsonb(t.scopes) as scopes, ${isoInstant('t.created_at')} as "createdAt", ${exactInstant('t.created_at')} as place,
  ${isoInstant('t.expires_at')} as "expiresAt", ${isoInstant('t.last_used_at')} as "lastUsedAt", ${usesOf('array[t.id]')}`;

/** A page of the tokens of a login that count, the newest first. */
export function listPersonalTokens(em: EntityManager, loginId: string, page: Page): Promise<PersonalTokenRow[]> {
  const { where, tail, parameters } = keyset(page, 't.created_at', 't.id', 2);
  return query(em, `select ${COLUMNS} from personal_token t where t.login_id = $1 and ${IS_LIVE} and ${where} ${tail}`, [
    loginId,
    ...parameters,
  ]);
}

/** Makes a token; in the caller's transaction, under the lock of the login. @returns null where there are as many as there may be. */
export async function addPersonalToken(
  em: EntityManager,
  loginId: string,
  { name, scopes, validForDays }: { name: string; scopes: readonly Scope[]; validForDays: number },
): Promise<{ secret: string; row: PersonalTokenRow } | null> {
  const secret = PERSONAL_TOKEN_PREFIX + makeToken();
  const id = uuidv7();
  const added = await query(
    em,
    `insert into personal_token (id, token_hash, login_id, name, scopes, expires_at)
     select $1::uuid, $2::bytea, $3::uuid, $4, $5::text[], app_now() + $6::int * interval '1 day'
      where (select count(*) from personal_token t where t.login_id = $3::uuid and ${IS_LIVE}) < $7::int returning id`,
    [id, hashToken(secret), loginId, name, scopes, validForDays, APP_POLICY.tokensPerMember],
  );
  if (added.length === 0) return null;
  const [row] = await query<PersonalTokenRow>(em, `select ${COLUMNS} from personal_token t where t.login_id = $1 and t.id = $2`, [
    loginId,
    id,
  ]);
  return row === undefined ? null : { secret, row };
}

/** Ends one token of a login, at once on every process. @returns when; null if there is none of that id. */
export async function endPersonalToken(em: EntityManager, loginId: string, id: string): Promise<Date | null> {
  const [ended] = await query<{ at: string }>(
    em,
    `update personal_token t set revoked_at = app_now() where t.login_id = $1 and t.id = $2 and ${IS_LIVE} returning ${isoInstant('revoked_at')} as at`,
    [loginId, id],
  );
  return ended === undefined ? null : new Date(ended.at);
}

/** Ends all tokens of logins. */
export async function endPersonalTokensOf(em: EntityManager, loginIds: readonly string[]): Promise<void> {
  await query(em, 'update personal_token set revoked_at = app_now() where login_id = any ($1::uuid[]) and revoked_at is null', [loginIds]);
}
