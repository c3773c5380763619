import { v7 as uuidv7 } from 'uuid';
import {
  checkIdempotencyKey,
  doOnce,
  inBulkTransaction,
  InputError,
  type ActOutcome,
  type BulkTransaction,
  type RequestContext,
  type Viewer,
} from '../platform/index.js';
import { recordLife, startRecordingLife, type SaidUse } from '../statements/index.js';
import { lockAccount, type LockedAccount } from './simulation.queries.js';
import type { Read } from './simulation.rules.js';

export interface SimulatedAct {
  /** The mutation. */
  operation: string;
  /** As it was given: what the key stands for. */
  input: { idempotencyKey: string };
  accountId: string;
}

/** What a made-up act is done in: a transaction in which the account is locked. */
export interface Stage {
  bulk: BulkTransaction;
  account: LockedAccount;
  /** Under which a new use of this act is known: no import has the like. */
  sourceKey: string;
}

export type SimulatedOutcome<Kept, Refusal> =
  | { kind: 'DONE'; kept: Kept }
  | { kind: Refusal }
  | { kind: 'ACCOUNT_NOT_OPEN' }
  | { kind: 'IDEMPOTENCY_KEY_REUSED' };

/**
 * Does a made-up act once for its key, on an open account of the member's.
 * @throws {InputError} for a key without the form of one
 */
export function simulateOnce<Kept, Refusal extends string>(
  { em }: RequestContext,
  { memberId }: Viewer,
  { operation, input, accountId }: SimulatedAct,
  act: (stage: Stage) => Promise<ActOutcome<Kept, Refusal>>,
): Promise<SimulatedOutcome<Kept, Refusal>> {
  const key = input.idempotencyKey;
  checkIdempotencyKey(key);
  return inBulkTransaction(em, async (bulk) => {
    const once = { memberId, operation, key, payload: JSON.stringify(input) };
    const outcome = await doOnce<Kept, Refusal | 'ACCOUNT_NOT_OPEN'>(bulk.em, once, async () => {
      const account = await lockAccount(bulk.em, memberId, accountId);
      if (account === null || account.isClosed) return { refused: 'ACCOUNT_NOT_OPEN' };
      return act({ bulk, account, sourceKey: `simulated:${uuidv7()}` });
    });
    if ('kept' in outcome) return { kind: 'DONE', kept: outcome.kept };
    return outcome.refused === 'KEY_REUSED' ? { kind: 'IDEMPOTENCY_KEY_REUSED' } : { kind: outcome.refused as Refusal };
  });
}

/** Records what is made up as an issuer's feed would. @returns whether it could be */
export async function recordSimulated({ bulk }: Stage, said: SaidUse): Promise<boolean> {
  await startRecordingLife(bulk.em);
  const [outcome] = await recordLife(bulk, [said]);
  return outcome === 'NEW' || outcome === 'CHANGED';
}

/** @throws {InputError} for what cannot be read. */
export function take<T>(reading: Read<T>): T {
  if ('fault' in reading) throw new InputError(reading.fault);
  return reading.read;
}
