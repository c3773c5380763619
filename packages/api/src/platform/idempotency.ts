import { createHash } from 'node:crypto';
import { query, type EntityManager } from './database.js';
import { InputError } from './errors.js';

/** Which act a key stands for. */
export interface IdempotentAct {
  memberId: string;
  /** The mutation. */
  operation: string;
  /** As the caller chose it. */
  key: string;
  /** What the act is about: the same for the same act, and for no other. */
  payload: string;
}

/** What an act came to: only `kept` is remembered, so that a refusal can be tried again with the same key. */
export type ActOutcome<Kept, Refused> = { kept: Kept } | { refused: Refused };

/** How long keys of done acts are kept. */
export const IDEMPOTENCY_POLICY = Object.freeze({
  /** A lost answer can be asked for again for a month. */
  keepKeysMs: 30 * 24 * 60 * 60 * 1000,
});

const KEY = /^[\x21-\x7e]{8,100}$/;

/** @throws {InputError} */
export function checkIdempotencyKey(key: string): void {
  if (!KEY.test(key)) throw new InputError('`idempotencyKey` must have 8 to 100 visible ASCII characters, without spaces.');
}

/**
 * Does an act once for its key, in the caller's transaction: who comes second waits for the first, and is given its answer.
 * @param act answers with something that JSON carries
 * @returns KEY_REUSED where the key stands for another act
 */
export async function doOnce<Kept, Refused>(
  em: EntityManager,
  { memberId, operation, key, payload }: IdempotentAct,
  act: () => Promise<ActOutcome<Kept, Refused>>,
): Promise<ActOutcome<Kept, Refused | 'KEY_REUSED'>> {
  const hash = createHash('sha256').update(payload).digest();
  await query(em, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${memberId}/${operation}/${key}`]);
  const [known] = await query<{ isSame: boolean; answer: Kept }>(
    em,
    `select payload_hash = $4::bytea as "isSame", answer from idempotency_key where member_id = $1 and operation = $2 and key = $3`,
    [memberId, operation, key, hash],
  );
  if (known !== undefined) return known.isSame ? { kept: known.answer } : { refused: 'KEY_REUSED' };
  const outcome = await act();
  if ('kept' in outcome) {
    await query(em, 'insert into idempotency_key (member_id, operation, key, payload_hash, answer) values ($1, $2, $3, $4, $5::jsonb)', [
      memberId,
      operation,
      key,
      hash,
      JSON.stringify(outcome.kept),
    ]);
  }
  return outcome;
}

/** Forgets the keys of acts long done. */
export async function sweepIdempotencyKeys(em: EntityManager): Promise<void> {
  const sql = `delete from idempotency_key where used_at < app_now() - $1::bigint * interval '1 millisecond'`;
  await query(em, sql, [IDEMPOTENCY_POLICY.keepKeysMs]);
}
