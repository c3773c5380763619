import { v7 as uuidv7 } from 'uuid';
import { isoInstant, query, type EntityManager } from '../platform/index.js';
import { CONCIERGE_POLICY } from './concierge-policy.js';

export interface ProposalRow {
  id: string;
  kind: 'REMOVE_SECOND_FACTORS' | 'CHANGE_CONTACT' | 'CHANGE_PHONE';
  memberId: string;
  userId: string | null;
  newEmail: string | null;
  newPhone: string | null;
  reason: string;
  proposedById: string;
  proposedBy: string;
  proposedAt: string;
  expiresAt: string;
}

export type NewProposal = Pick<ProposalRow, 'kind' | 'memberId' | 'newEmail' | 'newPhone' | 'reason' | 'proposedById'>;

const EXPIRES = `(p.proposed_at + $1::bigint * interval '1 millisecond')`;
const WAITING = `
  select p.id, p.kind, p.member_id as "memberId", l.user_id as "userId", p.new_email as "newEmail",
         p.new_phone as "newPhone", p.reason,
         p.proposed_by as "proposedById", o.name as "proposedBy",
         ${isoInstant('p.proposed_at')} as "proposedAt", ${isoInstant(EXPIRES)} as "expiresAt"
    from proposal p join operator o on o.id = p.proposed_by left join login l on l.member_id = p.member_id
   where p.decision is null and o.removed_at is null and ${EXPIRES} > app_now()`;

/** What waits for a second operator: of one member, or of all where it is null. Newest first, and no more than a desk can have. */
export function listWaiting(em: EntityManager, memberId: string | null): Promise<ProposalRow[]> {
  const sql = `${WAITING} and ($2::uuid is null or p.member_id = $2::uuid) order by p.proposed_at desc, p.id desc limit 100`;
  return query<ProposalRow>(em, sql, [CONCIERGE_POLICY.proposalValidMs, memberId]);
}

/** A proposal that waits; null for one that was decided or is over. */
export async function findWaiting(em: EntityManager, id: string): Promise<ProposalRow | null> {
  const rows = await query<ProposalRow>(em, `${WAITING} and p.id = $2`, [CONCIERGE_POLICY.proposalValidMs, id]);
  return rows[0] ?? null;
}

/** Keeps a proposal. @returns it, or null where the same act on this member waits already. */
export async function addProposal(em: EntityManager, proposal: NewProposal): Promise<ProposalRow | null> {
  const { kind, memberId, newEmail, newPhone, reason, proposedById } = proposal;
  await query(
    em,
    `update proposal set decision = 'EXPIRED', decided_at = app_now()
      where member_id = $2 and kind = $3 and decision is null and proposed_at <= app_now() - $1::bigint * interval '1 millisecond'`,
    [CONCIERGE_POLICY.proposalValidMs, memberId, kind],
  );
  const rows = await query<{ id: string }>(
    em,
    `insert into proposal (id, kind, member_id, new_email, new_phone, reason, proposed_by) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (member_id, kind) where decision is null do nothing returning id`,
    [uuidv7(), kind, memberId, newEmail, newPhone, reason, proposedById],
  );
  return rows[0] === undefined ? null : findWaiting(em, rows[0].id);
}

/** Ends what an operator proposed and nobody has decided. */
export async function endProposalsOf(em: EntityManager, operatorId: string): Promise<void> {
  const sql = `update proposal set decision = 'EXPIRED', decided_at = app_now() where proposed_by = $1 and decision is null`;
  await query(em, sql, [operatorId]);
}

/** Ends a proposal that has lost its ground: nobody decides it any more. */
export async function endProposal(em: EntityManager, id: string): Promise<void> {
  await query(em, `update proposal set decision = 'EXPIRED', decided_at = app_now() where id = $1 and decision is null`, [id]);
}

/** Decides a proposal that waits. @returns when, or null if somebody was first: the database decides who. */
export async function decide(em: EntityManager, id: string, decision: 'APPROVED' | 'DECLINED', operatorId: string): Promise<Date | null> {
  const rows = await query<{ decidedAt: string }>(
    em,
    `update proposal p set decision = $3, decided_by = $4, decided_at = app_now()
       from operator o
      where p.id = $2 and p.decision is null and ${EXPIRES} > app_now() and o.id = p.proposed_by and o.removed_at is null
     returning ${isoInstant('p.decided_at')} as "decidedAt"`,
    [CONCIERGE_POLICY.proposalValidMs, id, decision, operatorId],
  );
  return rows[0] === undefined ? null : new Date(rows[0].decidedAt);
}
