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
export function searchActivity(
  em: EntityManager,
  { memberId, operatorId, kind }: ActivityFilter,
  page: Page,
): Promise<ActivityRecordRow[]> {
  const { where, tail, parameters } = keyset(page, 'a.at', 'a.id', 4);
  return query<ActivityRecordRow>(
    em,
    `select a.id, a.kind, a.actor, o.name as "operatorName", l.user_id as "userId", a.reason, a.address,
            a.user_agent as "userAgent", ${isoInstant('a.at')} as at, ${exactInstant('a.at')} as "exactAt"
       from activity a left join operator o on o.id = a.operator_id left join login l on l.member_id = a.member_id
      where ($1::uuid is null or a.member_id = $1::uuid) and ($2::uuid is null or a.operator_id = $2::uuid)
        and ($3::text is null or a.kind = $3) and ${where} ${tail}`,
    [memberId, operatorId, kind, ...parameters],
  );
}

/** Where a line stands in the list. */
export function placeOfActivity({ exactAt, id }: ActivityRecordRow): { at: string; id: string } {
  return { at: exactAt, id };
}
