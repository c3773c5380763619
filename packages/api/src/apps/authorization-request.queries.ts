import type { Scope } from '@meisai/schema/rules';
import { hashToken, query, type EntityManager } from '../platform/index.js';
import { findApp, type AppRow } from './app.queries.js';

/** What an app asks of a member, who is still to answer. */
export interface AuthorizationRequest {
  id: string;
  app: AppRow;
  /** What it asks for of what there is here; empty where it only asks who the member is. */
  scopes: Scope[];
  /** Where the member is led back to, registered with the app. */
  redirectUri: string;
}

/**
 * A request that waits for an answer; null where there is none, or it was answered.
 * @param offered the scopes there are where the service runs: an app may have been registered where there were more
 * @param forUpdate whether nobody else may answer it until the transaction ends
 */
export async function findAuthorizationRequest(
  em: EntityManager,
  id: string,
  { offered, forUpdate = false }: { offered: readonly Scope[]; forUpdate?: boolean },
): Promise<AuthorizationRequest | null> {
  const [row] = await query<{ clientId: string; scope: string | null; redirectUri: string }>(
    em,
    `select payload->'params'->>'client_id' as "clientId", payload->'params'->>'scope' as scope,
            payload->'params'->>'redirect_uri' as "redirectUri"
       from app_artefact
      where kind = 'Interaction' and id_hash = $1 and expires_at > app_now() and payload->'result' is null ${forUpdate ? 'for update' : ''}`,
    [hashToken(id)],
  );
  const app = row === undefined ? null : await findApp(em, row.clientId);
  if (row === undefined || app === null) return null;
  const asked = new Set((row.scope ?? '').split(' '));
  const scopes = offered.filter((scope) => asked.has(scope) && app.scopes.includes(scope));
  return { id, app, scopes, redirectUri: row.redirectUri };
}

/** Keeps what the member answered, for the authorization server to go on with. */
export async function answerAuthorizationRequest(em: EntityManager, id: string, result: object): Promise<void> {
  await query(
    em,
    `update app_artefact set payload = payload || jsonb_build_object('result', $2::jsonb) where kind = 'Interaction' and id_hash = $1`,
    [hashToken(id), JSON.stringify(result)],
  );
}
