import { exactInstant, isoInstant, keyset, query, type EntityManager, type Page } from '../platform/index.js';

export interface ActivityRecordRow {
  id: string;
  kind: string;
  actor: 'MEMBER' | 'OPERATOR' | 'APP' | 'SERVICE' | 'UNKNOWN';
  operatorName: string | null;
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
  kind: string | null;
}

/** Lines of the append-only record, newest first. Takes no owner: operators ask. */
export function searchActivity(em: EntityManager, filter: ActivityFilter, page: Page): Promise<ActivityRecordRow[]> {
  const { sql, parameters } = writeActivitySearch(filter, page);
  return query<ActivityRecordRow>(em, sql, parameters);
}

/** Only what is asked for stands in the statement, so that each question has its index. */
export function writeActivitySearch(
  { memberId, operatorId, kind }: ActivityFilter,
  page: Page,
): { sql: string; parameters: readonly unknown[] } {
  const asked = [
    { condition: 'a.member_id =', value: memberId },
    { condition: 'a.operator_id =', value: operatorId },
    { condition: 'a.kind =', value: kind },
  ].filter(({ value }) => value !== null);
  const { where, tail, parameters } = keyset(page, 'a.at', 'a.id', asked.length + 1);
  const conditions = [...asked.map(({ condition }, n) => `${condition} $${n + 1}`), where].join(' and ');
  return {
    sql: `
    select a.id, a.kind, a.actor, o.name as "operatorName", l.user_id as "userId", a.reason, a.address,
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
