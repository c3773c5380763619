import { exactInstant, isoInstant, keyset, query, type EntityManager, type Page } from '../platform/index.js';
import type { ActivityActor } from './record-activity.js';

export interface ActivityRow {
  id: string;
  kind: string;
  actor: ActivityActor;
  at: string;
  /** The same instant to the microsecond, for the cursor. */
  place: string;
  memberId: string | null;
  operatorId: string | null;
  /** Why, in the operator's words: for operators only. */
  reason: string | null;
  userAgent: string | null;
  address: string | null;
}

/** Whose activity: what was done on a member's account, or by an operator or about their login; both narrow each other. */
export type ActivityFilter = ({ memberId: string; operatorId?: string } | { memberId?: never; operatorId: string }) & {
  /** Only these, such as those a caller has words for; all where left out. */
  kinds?: readonly string[];
};

const COLUMNS = `
  a.id, a.kind, a.actor, ${isoInstant('a.at')} as at, ${exactInstant('a.at')} as place, a.member_id as "memberId",
  a.operator_id as "operatorId", a.reason, a.user_agent as "userAgent", a.address`;

/** A page of what was done, newest first. Members see it through `viewActivity`, which leaves out what is not theirs to know. */
export function listActivity(em: EntityManager, filter: ActivityFilter, page: Page): Promise<ActivityRow[]> {
  const conditions = [
    ['a.member_id =', filter.memberId],
    ['a.operator_id =', filter.operatorId],
    ['a.kind = any', filter.kinds],
  ].filter(([, value]) => value !== undefined);
  const { where, tail, parameters } = keyset(page, 'a.at', 'a.id', conditions.length + 1);
  const narrowed = conditions.map(([condition], index) => `${String(condition)} ($${index + 1})`).join(' and ');
  return query(em, `select ${COLUMNS} from activity a where ${narrowed} and ${where} ${tail}`, [
    ...conditions.map(([, value]) => value),
    ...parameters,
  ]);
}
