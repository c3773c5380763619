import { v7 as uuidv7 } from 'uuid';
import { isoInstant, query, type EntityManager } from '../platform/index.js';
import { CONCIERGE_POLICY } from './concierge-policy.js';

/** How many wrong checks of a member are left, over all operators. */
export async function countWrongLeft(em: EntityManager, memberId: string): Promise<number> {
  const { wrongChecksPerDay, wrongChecksWindowMs } = CONCIERGE_POLICY;
  const rows = await query<{ wrong: number }>(
    em,
    `select count(*)::int as wrong from identity_check
      where member_id = $1 and not is_passed and at > app_now() - $2::int * interval '1 millisecond'`,
    [memberId, wrongChecksWindowMs],
  );
  return Math.max(0, wrongChecksPerDay - (rows[0]?.wrong ?? 0));
}

/** Keeps a check. */
export async function saveCheck(em: EntityManager, memberId: string, operatorId: string, isPassed: boolean): Promise<void> {
  await query(em, 'insert into identity_check (id, member_id, operator_id, is_passed) values ($1, $2, $3, $4)', [
    uuidv7(),
    memberId,
    operatorId,
    isPassed,
  ]);
}

/** Until when the last passed check of this operator counts for this member; null without one. */
export async function findPassedUntil(em: EntityManager, memberId: string, operatorId: string): Promise<Date | null> {
  const until = `at + $3::int * interval '1 millisecond'`;
  const rows = await query<{ until: string }>(
    em,
    `select ${isoInstant(`(${until})`)} as until from identity_check
      where member_id = $1 and operator_id = $2 and is_passed and ${until} > app_now()
      order by at desc limit 1`,
    [memberId, operatorId, CONCIERGE_POLICY.checkCountsMs],
  );
  return rows[0] === undefined ? null : new Date(rows[0].until);
}
