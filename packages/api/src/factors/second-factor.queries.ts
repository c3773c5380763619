import { query, type EntityManager } from '../platform/index.js';

/** What can prove a login beside its password: the words of the API's `SecondFactor`. */
export type SecondFactorName = 'PASSKEY' | 'AUTHENTICATOR' | 'RECOVERY_CODE';

/**
 * The second factors a login can prove itself with right now; empty where its password is all there is. A recovery code stands in
 * for the authenticator app, and is none without it.
 */
export async function findSecondFactors(em: EntityManager, loginId: string): Promise<SecondFactorName[]> {
  const rows = await query<{ factor: SecondFactorName }>(
    em,
    `select 'PASSKEY' as factor where exists (select 1 from passkey where login_id = $1)
     union all select f.factor
       from authenticator a cross join lateral (
              select 'AUTHENTICATOR' as factor
              union all select 'RECOVERY_CODE' where exists (select 1 from recovery_code where login_id = $1 and used_at is null)) f
      where a.login_id = $1 and a.confirmed_at is not null`,
    [loginId],
  );
  return rows.map(({ factor }) => factor);
}

/** Whether the login asks for more than its password. */
export async function hasSecondFactor(em: EntityManager, loginId: string): Promise<boolean> {
  return (await findSecondFactors(em, loginId)).length > 0;
}
