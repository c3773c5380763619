import { readReason } from '@meisai/schema/rules';
import { recordActivity, type RecordedKind } from '../activity/index.js';
import { findLoginOfMember, type MemberLogin } from '../identity/index.js';
import { InputError, query, requireOperator, type EntityManager, type RequestContext } from '../platform/index.js';
import { CONCIERGE_POLICY } from './concierge-policy.js';
import type { OperatorRefusalCode } from './concierge.messages.js';
import { findPassedUntil } from './identity-check.store.js';
import { lockOperator, type OperatorRow } from './operator.queries.js';

/** What an act of an operator on a member asks for. */
export interface ActOnMember {
  /** As it is recorded. */
  kind: RecordedKind;
  memberId: string;
  /** As typed. */
  reason: string;
  /** Whether this operator must have found out that it is the member who calls. */
  needsCheck?: boolean;
  /** Whether it lets a member back in, of which an operator does only so many an hour. */
  isRecovery?: boolean;
}

/** Whom an act is done to, locked until the transaction ends. */
export interface Subject {
  memberId: string;
  login: MemberLogin | null;
  operator: OperatorRow;
  /** As it is recorded. */
  reason: string;
}

export type ActOutcome<Done> = { kind: 'DONE'; done: Done } | { kind: 'REFUSED'; code: OperatorRefusalCode };

/** The acts by which an operator lets a member back in. */
const RECOVERIES: readonly RecordedKind[] = ['LOGIN_UNLOCKED', 'REENROLMENT_STARTED'];

/**
 * Does an act of the operator who asks on a member, in one transaction: refused where it may not be, and recorded with who
 * and why in either case.
 * @param work does it; a code in place of a result refuses it, and then it must not have written anything about the member
 * @throws {InputError} for a member who is not there.
 */
export async function actOnMember<Done extends object>(
  context: RequestContext,
  act: ActOnMember,
  work: (em: EntityManager, subject: Subject) => Promise<Done | OperatorRefusalCode>,
): Promise<ActOutcome<Done>> {
  const { operatorId } = requireOperator(context);
  return context.em.transactional(async (transaction) => {
    const em = transaction as EntityManager;
    const operator = await lockOperator(em, operatorId);
    const member = await lockMember(em, act.memberId);
    const reason = readReason(act.reason);
    const refusal = reason === null ? 'REASON_NEEDED' : await findRefusal(em, act, operator, member);
    const done = refusal ?? (await work(em, { ...member, operator, reason: reason ?? '' }));
    const about = { memberId: act.memberId, operatorId, actor: 'OPERATOR', source: context.source } as const;
    if (typeof done !== 'string') {
      await recordActivity(em, { ...about, kind: act.kind, reason: reason ?? '' });
      return { kind: 'DONE', done };
    }
    await recordActivity(em, { ...about, kind: 'OPERATOR_REFUSED', reason: `${act.kind}, ${done}: ${reason ?? ''}` });
    return { kind: 'REFUSED', code: done };
  });
}

/** Refuses an act on what is not there, on record: of whom it was is not known. */
export async function refuseOnRecord(
  context: RequestContext,
  act: string,
  code: OperatorRefusalCode,
  reason: string,
): Promise<{ kind: 'REFUSED'; code: OperatorRefusalCode }> {
  const { operatorId } = requireOperator(context);
  const note = `${act}, ${code}: ${readReason(reason) ?? ''}`;
  const about = { memberId: null, operatorId, actor: 'OPERATOR', source: context.source } as const;
  await recordActivity(context.em, { ...about, kind: 'OPERATOR_REFUSED', reason: note });
  return { kind: 'REFUSED', code };
}

async function lockMember(em: EntityManager, memberId: string) {
  const rows = await query(em, 'select id from member where id = $1 for no key update', [memberId]);
  if (rows.length === 0) throw new InputError('There is no such member.');
  return { memberId, login: await findLoginOfMember(em, memberId) };
}

async function findRefusal(em: EntityManager, act: ActOnMember, operator: OperatorRow, { memberId }: { memberId: string }) {
  if (await isOneself(em, operator, memberId)) return 'OWN_MEMBER';
  if (act.needsCheck === true && (await findPassedUntil(em, memberId, operator.id)) === null) return 'IDENTITY_CHECK_NEEDED';
  if (act.isRecovery === true && (await countRecoveries(em, operator.id)) >= CONCIERGE_POLICY.recoveriesPerHour)
    return 'RECOVERIES_USED_UP';
  return null;
}

/** Whether the operator is the member: the issuer said so, or both have the same mail address. */
export async function isOneself(em: EntityManager, operator: OperatorRow, memberId: string): Promise<boolean> {
  if (operator.memberId === memberId) return true;
  const sql = `select 1 from contact where member_id = $1 and kind = 'EMAIL' and lower(value) = lower($2)`;
  return (await query(em, sql, [memberId, operator.email])).length > 0;
}

async function countRecoveries(em: EntityManager, operatorId: string): Promise<number> {
  const rows = await query<{ done: number }>(
    em,
    `select count(*)::int as done from activity
      where operator_id = $1 and kind = any($2) and at > app_now() - $3::int * interval '1 millisecond'`,
    [operatorId, RECOVERIES, CONCIERGE_POLICY.recoveriesWindowMs],
  );
  return rows[0]?.done ?? 0;
}
