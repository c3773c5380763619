import { SCOPES, type Scope } from '@meisai/schema/rules';
import { v7 as uuidv7 } from 'uuid';
import { globalId, hashToken, makeToken, query, type Services } from '../platform/index.js';
import { addApp } from './oauth.js';

/** Lets an app in on behalf of a login. @returns the id of the connection */
export async function connectApp(services: Services, loginId: string): Promise<string> {
  const em = services.database.fork();
  const { clientId } = await addApp(services);
  const [app] = await query<{ id: string }>(em, 'select id from app where client_id = $1', [clientId]);
  await query(
    em,
    `insert into app_grant (id, app_id, login_id, scopes, expires_at) values ($1, $2, $3, '{accounts:read}', app_now() + interval '1 day')`,
    [uuidv7(), app?.id, loginId],
  );
  return globalId('ConnectedApp', app?.id ?? '');
}

/** Lets a script in on behalf of a login: with every scope unless told otherwise. */
export async function addScript(
  services: Services,
  loginId: string,
  scopes: readonly Scope[] = SCOPES,
): Promise<{ id: string; token: string }> {
  const [id, token] = [uuidv7(), `meisai_${makeToken()}`];
  await query(
    services.database.fork(),
    `insert into personal_token (id, token_hash, login_id, name, scopes, expires_at)
     values ($1, $2, $3, 'a script', $4::text[], app_now() + interval '10 years')`,
    [id, hashToken(token), loginId, scopes],
  );
  return { id: globalId('PersonalToken', id), token };
}
