import { query, type EntityManager } from '../platform/index.js';

/** What can prove a login beside its password: the words of the API's `SecondFactor`. */
export type SecondFactorName = 'PASSKEY' | 'AUTHENTICATOR' | 'RECOVERY_CODE';

/** The second factors a login can prove itself with right now; empty where its password is all there is. */
export async function findSecondFactors(em: EntityManager, loginId: string): Promise<SecondFactorName[]> {
  const rows = await query<{ factor: SecondFactorName }>(
    em,
    `select 'PASSKEY' as factor where exists (select 1 from passkey where login_id = $1)
     union all select 'AUTHENTICATOR' where exists (select 1 from authenticator where login_id = $1 and confirmed_at is not null)
     union all select 'RECOVERY_CODE' where exists (select 1 from recovery_code where login_id = $1 and used_at is null)`,
    [loginId],
  );
  return rows.map(({ factor }) => factor);
}

/** Whether the login asks for more than its password. */
export async function hasSecondFactor(em: EntityManager, loginId: string): Promise<boolean> {
  const rows = await query<{ has: boolean }>(
    em,
    `select exists (select 1 from passkey where login_id = $1)
         or exists (select 1 from authenticator where login_id = $1 and confirmed_at is not null) as has`,
    [loginId],
  );
  return rows[0]?.has ?? false;
}
