import { hashToken, query, type EntityManager } from '../platform/index.js';

/** Something the authorization server handed out, or waits for. */
export interface Artefact {
  payload: Record<string, unknown>;
  isConsumed: boolean;
}

/** Keeps an artefact under the hash of its value, for so long; one of the same value is replaced. */
export async function keepArtefact(
  em: EntityManager,
  kind: string,
  value: string,
  { payload, grantId, seconds }: { payload: object; grantId: string | null; seconds: number },
): Promise<void> {
  await query(
    em,
    `insert into app_artefact (kind, id_hash, grant_id, payload, expires_at)
     values ($1, $2, $3::uuid, $4::jsonb, app_now() + $5::int * interval '1 second')
     on conflict (kind, id_hash) do update set payload = excluded.payload, expires_at = excluded.expires_at`,
    [kind, hashToken(value), grantId, JSON.stringify(payload), Math.ceil(seconds)],
  );
}

/** Keeps that something was seen. @returns false if it was there already: the database decides who was first. */
export async function keepFirst(em: EntityManager, kind: string, value: string, seconds: number): Promise<boolean> {
  const rows = await query(
    em,
    `insert into app_artefact (kind, id_hash, payload, expires_at)
     values ($1, $2, '{}', app_now() + $3::int * interval '1 second') on conflict (kind, id_hash) do nothing returning kind`,
    [kind, hashToken(value), Math.ceil(seconds)],
  );
  return rows.length === 1;
}

/** What is there under a value and has not expired; what was consumed as long as it is there, so that who uses it again is known. */
export async function findArtefact(em: EntityManager, kind: string, value: string): Promise<Artefact | null> {
  const rows = await query<Artefact>(
    em,
    `select payload, consumed_at is not null as "isConsumed" from app_artefact
      where kind = $1 and id_hash = $2 and (expires_at > app_now() or consumed_at is not null)`,
    [kind, hashToken(value)],
  );
  return rows[0] ?? null;
}

/** Takes what works once. @returns its grant, and whether this was the first to take it: the database decides. Null if it is not there. */
export async function consumeArtefact(
  em: EntityManager,
  kind: string,
  value: string,
): Promise<{ isFirst: boolean; grantId: string | null } | null> {
  const taken = await query<{ grantId: string | null }>(
    em,
    `update app_artefact set consumed_at = app_now()
      where kind = $1 and id_hash = $2 and consumed_at is null and expires_at > app_now() returning grant_id as "grantId"`,
    [kind, hashToken(value)],
  );
  if (taken[0] !== undefined) return { isFirst: true, ...taken[0] };
  const [late] = await query<{ grantId: string | null }>(
    em,
    'select grant_id as "grantId" from app_artefact where kind = $1 and id_hash = $2',
    [kind, hashToken(value)],
  );
  return late === undefined ? null : { isFirst: false, ...late };
}

export async function dropArtefact(em: EntityManager, kind: string, value: string): Promise<void> {
  await query(em, 'delete from app_artefact where kind = $1 and id_hash = $2', [kind, hashToken(value)]);
}

/** Removes what has expired. What was consumed stays while its grant counts: its second use tells that somebody else holds it. */
export async function sweepArtefacts(em: EntityManager): Promise<void> {
  await query(
    em,
    `delete from app_artefact t
      where expires_at < app_now()
        and (consumed_at is null
             or not exists (select 1 from app_grant g where g.id = t.grant_id and g.revoked_at is null and g.expires_at > app_now()))`,
    [],
  );
}
