import { query, type EntityManager } from '../platform/index.js';
import { CONCIERGE_POLICY } from './concierge-policy.js';

/** Removes checks of who called that count no more, right or wrong. */
export async function sweepIdentityChecks(em: EntityManager): Promise<void> {
  const sql = `delete from identity_check where at < app_now() - $1::bigint * interval '1 millisecond'`;
  await query(em, sql, [CONCIERGE_POLICY.keepOverMs]);
}

/** Removes proposals that were decided, or waited in vain, long ago. */
export async function sweepProposals(em: EntityManager): Promise<void> {
  const sql = `delete from proposal
    where coalesce(decided_at, proposed_at + $1::bigint * interval '1 millisecond') < app_now() - $2::bigint * interval '1 millisecond'`;
  await query(em, sql, [CONCIERGE_POLICY.proposalValidMs, CONCIERGE_POLICY.keepOverMs]);
}
