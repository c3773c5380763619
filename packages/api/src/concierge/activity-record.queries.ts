import type { RecordedKind } from '../activity/index.js';
import { exactInstant, isoInstant, keyset, query, type EntityManager, type Page } from '../platform/index.js';

export interface ActivityRecordRow {
  id: string;
  kind: string;
  actor: 'MEMBER' | 'OPERATOR' | 'APP' | 'SERVICE' | 'UNKNOWN';
  operatorName: string | null;
  memberId: string | null;
  userId: string | null;
  reason: string | null;
  address: string | null;
  userAgent: string | null;
  at: string;
  /** To the microsecond: its place in the list. */
  exactAt: string;
}

/** What the record is searched for; null leaves a question out. */
export interface ActivityFilter {
  memberId: string | null;
  operatorId: string | null;
  /** Nothing is stored as OTHER. */
  kind: RecordedKind | 'OTHER' | null;
  /** From this instant on, as ISO 8601 says it. */
  since: string | null;
  /** Before this instant. */
  until: string | null;
}

/** The search that leaves every question out. */
export const EVERYTHING: ActivityFilter = { memberId: null, operatorId: null, kind: null, since: null, until: null };

/** Lines of the append-only record, newest first. Takes no owner: operators ask. */
export function searchActivity(em: EntityManager, filter: ActivityFilter, page: Page): Promise<ActivityRecordRow[]> {
  const { sql, parameters } = writeActivitySearch(filter, page);
  return query<ActivityRecordRow>(em, sql, parameters);
}

/** Only what is asked for stands in the statement, so that each question has its index. */
export function writeActivitySearch(
  { memberId, operatorId, kind, since, until }: ActivityFilter,
  page: Page,
): { sql: string; parameters: readonly unknown[] } {
  const asked = [
    { condition: 'a.member_id =', value: memberId },
    { condition: 'a.operator_id =', value: operatorId },
    { condition: 'a.kind =', value: kind },
    { condition: 'a.at >=', value: since },
    { condition: 'a.at <', value: until },
  ].filter(({ value }) => value !== null);
  const { where, tail, parameters } = keyset(page, 'a.at', 'a.id', asked.length + 1);
  const conditions = [...asked.map(({ condition }, n) => `${condition} $${n + 1}`), where].join(' and ');
  return {
    sql: `
    select a.id, a.kind, a.actor, a.member_id as "memberId", o.name as "operatorName", l.user_id as "userId", a.reason, a.address,
           a.user_agent as "userAgent", ${isoInstant('a.at')} as at, ${exactInstant('a.at')} as "exactAt"
      from activity a left join operator o on o.id = a.operator_id left join login l on l.member_id = a.member_id
     where ${conditions} ${tail}`,
    parameters: [...asked.map(({ value }) => value), ...parameters],
  };
}

/** Where a line stands in the list. */
export function placeOfActivity({ exactAt, id }: ActivityRecordRow): { at: string; id: string } {
  return { at: exactAt, id };
}
