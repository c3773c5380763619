import { keyset, lookUpText, query, type EntityManager, type Page } from '../platform/index.js';

export interface StatementRow {
  id: string;
  accountId: string;
  accountNameJa: string;
  accountNameEn: string;
  currency: string;
  timeZone: string;
  label: string;
  status: 'OPEN' | 'CLOSED' | 'PAID' | 'CARRIED_OVER';
  periodStart: string;
  periodEnd: string;
  closingDate: string | null;
  dueDate: string | null;
  totalMinor: string;
  adjustmentMinor: string;
  paidMinor: string;
}

const STATEMENT = `
  select s.id, s.account_id as "accountId", p.name_ja as "accountNameJa", p.name_en as "accountNameEn",
         a.currency, a.time_zone as "timeZone", s.label, s.status,
         s.period_start::text as "periodStart", s.period_end::text as "periodEnd",
         s.closing_date::text as "closingDate", s.due_date::text as "dueDate",
         s.total_minor::text as "totalMinor", s.adjustment_minor::text as "adjustmentMinor", s.paid_minor::text as "paidMinor"
    from statement s join account a on a.id = s.account_id join card_product p on p.id = a.card_product_id`;

/** A page of the statements of one of the member's accounts, newest first. */
export function listStatements(em: EntityManager, memberId: string, accountId: string, page: Page): Promise<StatementRow[]> {
  const { where, tail, parameters } = keyset(page, 's.period_end', 's.id', 3);
  return query(em, `${STATEMENT} where a.member_id = $1 and s.account_id = $2 and ${where} ${tail}`, [memberId, accountId, ...parameters]);
}

/** One statement of the member by its id; null for another's and for none alike. */
export async function findStatement(em: EntityManager, memberId: string, accountId: string, id: string): Promise<StatementRow | null> {
  const rows = await query<StatementRow>(em, `${STATEMENT} where a.member_id = $1 and s.account_id = $2 and s.id = $3`, [
    memberId,
    accountId,
    id,
  ]);
  return rows[0] ?? null;
}

/** One statement of the member by its label within the account; null for another's and for none alike. */
export async function findStatementByLabel(
  em: EntityManager,
  memberId: string,
  accountId: string,
  label: string,
): Promise<StatementRow | null> {
  const rows = await query<StatementRow>(em, `${STATEMENT} where a.member_id = $1 and s.account_id = $2 and s.label = $3`, [
    memberId,
    accountId,
    lookUpText(label),
  ]);
  return rows[0] ?? null;
}

/** The bill to be paid next: the closed one with the earliest due date; null where nothing is owed. */
export async function findDueStatement(em: EntityManager, memberId: string, accountId: string): Promise<StatementRow | null> {
  const rows = await query<StatementRow>(
    em,
    `${STATEMENT} where a.member_id = $1 and s.account_id = $2 and s.status = 'CLOSED' and s.paid_minor < s.total_minor + s.adjustment_minor
      order by s.due_date nulls last, s.period_end, s.id limit 1`,
    [memberId, accountId],
  );
  return rows[0] ?? null;
}

export interface UnbilledRow {
  totalMinor: string;
  count: number;
}

/** Exported for the test of its plan. Two reads by index: history does not make it slower. */
export const UNBILLED = `
  select coalesce(sum(l.amount_minor), 0)::text as "totalMinor", count(*)::int as "count"
    from (select amount_minor from bill_line where account_id = $2 and statement_id is null
          union all
          select o.amount_minor
            from statement s join bill_line o on o.account_id = s.account_id and o.statement_id = s.id
           where s.account_id = $2 and s.status = 'OPEN') l
   where exists (select 1 from account a where a.id = $2 and a.member_id = $1)`;

/** What is on no closed bill yet. */
export async function sumUnbilled(em: EntityManager, memberId: string, accountId: string): Promise<UnbilledRow> {
  const [row] = await query<UnbilledRow>(em, UNBILLED, [memberId, accountId]);
  if (row === undefined) throw new Error('A sum over no rows is still a row.');
  return row;
}
