import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager, type Sealed } from '../platform/index.js';
import type { ErrandPolicy } from './errand-policy.js';

/** An errand leased to this process. */
export interface ErrandInHand {
  id: string;
  kind: string;
  sealed: Sealed;
  /** With this one. */
  tries: number;
  isWorthDoing: boolean;
}

/** Keeps an errand; its id is what it is sealed for. @returns false where too many are waiting already. */
export async function insertErrand(em: EntityManager, kind: string, seal: (id: string) => Sealed, waiting: number): Promise<boolean> {
  const id = uuidv7();
  const { keyId, bytes } = seal(id);
  const rows = await query(
    em,
    `insert into errand (id, kind, key_id, sealed)
     select $1::uuid, $2, $3, $4::bytea where (select count(*) from errand) < $5::int returning id`,
    [id, kind, keyId, bytes, waiting],
  );
  return rows.length === 1;
}

/** Leases the oldest errand that is due, so that no other process takes it; null where none is. */
export async function claimErrand(em: EntityManager, { leaseMs, worthDoingMs }: ErrandPolicy): Promise<ErrandInHand | null> {
  const [row] = await query<Omit<ErrandInHand, 'sealed'> & { keyId: string; bytes: Buffer }>(
    em,
    `with due as materialized (
       select id from errand where lease_until <= statement_timestamp() order by id limit 1 for update skip locked
     )
     update errand e set tries = tries + 1, lease_until = statement_timestamp() + $1::int * interval '1 millisecond'
       from due where e.id = due.id
     returning e.id, kind, key_id as "keyId", sealed as bytes, tries,
               put_at > statement_timestamp() - $2::int * interval '1 millisecond' as "isWorthDoing"`,
    [leaseMs, worthDoingMs],
  );
  if (row === undefined) return null;
  const { keyId, bytes, ...errand } = row;
  return { ...errand, sealed: { keyId, bytes: Buffer.from(bytes) } };
}

export async function dropErrand(em: EntityManager, id: string): Promise<void> {
  await query(em, 'delete from errand where id = $1', [id]);
}

/** Lets anyone take it again, after a while. */
export async function putErrandBack(em: EntityManager, id: string, afterMs: number): Promise<void> {
  await query(em, `update errand set lease_until = statement_timestamp() + $2::int * interval '1 millisecond' where id = $1`, [
    id,
    afterMs,
  ]);
}
