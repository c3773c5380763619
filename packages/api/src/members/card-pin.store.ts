import type { FailureRun } from '../lockout/failure-run.js';
import { query, type EntityManager } from '../platform/index.js';

/** A PIN as it is stored: worth nothing without two keys that are not here. */
export interface StoredPin {
  cardId: string;
  pepperKeyId: string;
  wrapKeyId: string;
  wrapped: Buffer;
}

const COLUMNS = `card_id as "cardId", pepper_key_id as "pepperKeyId", wrap_key_id as "wrapKeyId", wrapped`;

/** The PIN of a card; null where it has none. */
export async function findPin(em: EntityManager, cardId: string): Promise<StoredPin | null> {
  const rows = await query<StoredPin>(em, `select ${COLUMNS} from card_pin where card_id = $1`, [cardId]);
  return rows.map(withBuffer)[0] ?? null;
}

/** Gives a card its PIN, in the place of the one there was. */
export async function keepPin(em: EntityManager, { cardId, pepperKeyId, wrapKeyId, wrapped }: StoredPin): Promise<void> {
  await query(
    em,
    `insert into card_pin (card_id, pepper_key_id, wrap_key_id, wrapped) values ($1, $2, $3, $4)
     on conflict (card_id) do update set pepper_key_id = excluded.pepper_key_id, wrap_key_id = excluded.wrap_key_id,
        wrapped = excluded.wrapped, set_at = app_now()`,
    [cardId, pepperKeyId, wrapKeyId, wrapped],
  );
}

/** Takes the PIN of a card away, with the wrong ones that were counted. @returns whether there was one */
export async function deletePin(em: EntityManager, cardId: string): Promise<boolean> {
  await clearPinCount(em, cardId);
  return (await query(em, 'delete from card_pin where card_id = $1 returning card_id', [cardId])).length > 0;
}

/** Some PINs that are wrapped under another key than this one; none where all are under it. One that is being changed is waited for. */
export async function listPinsNotUnder(em: EntityManager, wrapKeyId: string, count: number): Promise<StoredPin[]> {
  const sql = `select ${COLUMNS} from card_pin where wrap_key_id <> $1 order by card_id limit $2 for update`;
  return (await query<StoredPin>(em, sql, [wrapKeyId, count])).map(withBuffer);
}

/** Wraps a stored PIN anew; when it was set stays. */
export async function rewrapPin(em: EntityManager, { cardId, wrapKeyId, wrapped }: StoredPin): Promise<void> {
  await query(em, 'update card_pin set wrap_key_id = $2, wrapped = $3 where card_id = $1', [cardId, wrapKeyId, wrapped]);
}

/** The wrong PINs of a card, locked until the transaction ends: PINs of one card are checked one after the other. */
export async function lockPinCount(em: EntityManager, cardId: string): Promise<FailureRun> {
  const [row] = await query<FailureRun>(
    em,
    `insert into pin_guard (card_id) values ($1) on conflict (card_id) do update set card_id = excluded.card_id
     returning failed, run_failed as "runFailed", lock_count as "lockCount",
               (extract(epoch from app_now() - last_failed_at) * 1000)::int8::float8 as "sinceLastFailureMs"`,
    [cardId],
  );
  if (row === undefined) throw new Error('A count that was just made is not there.');
  return row;
}

/** Writes a count under its lock. */
export async function savePinCount(em: EntityManager, cardId: string, { failed, runFailed, lockCount }: FailureRun): Promise<void> {
  await query(em, 'update pin_guard set failed = $2, run_failed = $3, lock_count = $4, last_failed_at = app_now() where card_id = $1', [
    cardId,
    failed,
    runFailed,
    lockCount,
  ]);
}

/** Forgets the wrong PINs of a card, as a right one does. */
export async function clearPinCount(em: EntityManager, cardId: string): Promise<void> {
  await query(em, 'delete from pin_guard where card_id = $1', [cardId]);
}

/** Both drivers answer with bytes, of classes of their own. */
function withBuffer(row: StoredPin): StoredPin {
  return { ...row, wrapped: Buffer.from(row.wrapped) };
}
