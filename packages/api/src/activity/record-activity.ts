import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager, type RequestSource } from '../platform/index.js';
import type { RecordedKind } from './activity-kind.view.js';

/** Something that was done, or tried, on a member's account or by an operator. */
export interface NewActivity {
  kind: RecordedKind;
  /** Whose account; null for what concerns no one member. */
  memberId: string | null;
  /** The operator who did it, or whose login it is about. */
  operatorId?: string | null;
  actor: ActivityActor;
  /** Where it came from; null for what the service did by itself. */
  source: RequestSource | null;
  /** Why, in the words of the operator who did it. */
  reason?: string;
  /** Takes as long as any other and writes nothing: what is tried on an unknown user ID must not answer sooner. */
  isDecoy?: boolean;
}

/**
 * Who did it. UNKNOWN proved nothing: somebody typed a wrong password. BASIC_MEMBER and CARD_HOLDER are each the other one of an
 * account, in the record of the one whose account or card it is.
 */
export type ActivityActor = 'MEMBER' | 'BASIC_MEMBER' | 'CARD_HOLDER' | 'OPERATOR' | 'APP' | 'SERVICE' | 'UNKNOWN';

/** Writes a line of the append-only record, in the transaction of the act it tells of. */
export async function recordActivity(em: EntityManager, activity: NewActivity): Promise<void> {
  const { kind, memberId, operatorId = null, actor, source, reason = null, isDecoy = false } = activity;
  await query(
    em,
    `insert into activity (id, member_id, operator_id, kind, actor, reason, user_agent, address)
     select $1::uuid, $2::uuid, $3::uuid, $4, $5, $6, $7, $8 where not $9::boolean`,
    [uuidv7(), memberId, operatorId, kind, actor, reason, source?.userAgent ?? null, source?.address ?? null, isDecoy],
  );
}
