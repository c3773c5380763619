import { SCOPES, type Scope } from '@meisai/schema/rules';
import { v7 as uuidv7 } from 'uuid';
import { globalId, hashToken, query, type Services } from '../platform/index.js';
import { addApp } from './oauth.js';

/** What a member has let programs do: an app that is connected, a script of all scopes, and one that can hardly do anything. */
export interface Programs {
  connectedApp: string;
  personalToken: string;
  tokens: Record<'ofAllScopes' | 'narrow', string>;
}

export async function letProgramsIn(services: Services, loginId: string): Promise<Programs> {
  const em = services.database.fork();
  const { clientId } = await addApp(services);
  const [app] = await query<{ id: string }>(em, 'select id from app where client_id = $1', [clientId]);
  await query(
    em,
    `insert into app_grant (id, app_id, login_id, scopes, expires_at) values ($1, $2, $3, '{accounts:read}', app_now() + interval '1 day')`,
    [uuidv7(), app?.id, loginId],
  );
  const addToken = async (secret: string, scopes: readonly Scope[]): Promise<string> => {
    const id = uuidv7();
    await query(
      em,
      `insert into personal_token (id, token_hash, login_id, name, scopes, expires_at)
       values ($1, $2, $3, 'a script', $4::text[], app_now() + interval '10 years')`,
      [id, hashToken(secret), loginId, scopes],
    );
    return id;
  };
  const tokens = { ofAllScopes: 'meisai_of-all-scopes', narrow: 'meisai_narrow' };
  await addToken(tokens.ofAllScopes, SCOPES);
  await addToken(tokens.narrow, ['profile:write']);
  const third = await addToken('meisai_third', ['accounts:read']);
  return { connectedApp: globalId('ConnectedApp', app?.id ?? ''), personalToken: globalId('PersonalToken', third), tokens };
}
