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

/**
 * Whether a login must keep a second factor: its password is too short alone, and nothing else is left. Locks the login, so that
 * two factors removed at once do not each count on the other.
 * @param passkeyId the one to be removed; null where it is the authenticator app
 */
export async function mustKeepFactor(em: EntityManager, loginId: string, passkeyId: string | null): Promise<boolean> {
  await query(em, 'select 1 from login where id = $1 for no key update', [loginId]);
  const rows = await query<{ mustKeep: boolean }>(
    em,
    `select not password_fits_alone
        and not exists (select 1 from passkey where login_id = $1 and ($2::uuid is null or id <> $2::uuid))
        and ($2::uuid is null or not exists (select 1 from authenticator where login_id = $1 and confirmed_at is not null)) as "mustKeep"
       from login where id = $1`,
    [loginId, passkeyId],
  );
  return rows[0]?.mustKeep ?? false;
}

/** Whether the login asks for more than its password. */
export async function hasSecondFactor(em: EntityManager, loginId: string): Promise<boolean> {
  return (await findSecondFactors(em, loginId)).length > 0;
}
