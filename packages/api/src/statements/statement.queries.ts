import { mayBeSeen, OF_MEMBER } from '../accounts/index.js';
import { keyset, lookUpText, query, type EntityManager, type Page } from '../platform/index.js';
import { isForLaterBill, paysAnotherBill } from './billed-amount.js';

export interface StatementRow {
  id: string;
  accountId: string;
  accountNameJa: string;
  accountNameEn: string;
  currency: string;
  timeZone: string;
  isBasic: boolean;
  label: string;
  status: 'OPEN' | 'CLOSED' | 'PAID' | 'CARRIED_OVER';
  periodStart: string;
  periodEnd: string;
  closingDate: string | null;
  dueDate: string | null;
  /** null for whoever may not see the total. */
  totalMinor: string | null;
  adjustmentMinor: string;
  paidMinor: string;
}

/** For a select from `statement s`, with its account, its product and who the member is to it. */
export const STATEMENT_COLUMNS = `
  s.id, s.account_id as "accountId", p.name_ja as "accountNameJa", p.name_en as "accountNameEn",
  a.currency, a.time_zone as "timeZone", m.is_basic as "isBasic", s.label, s.status,
  s.period_start::text as "periodStart", s.period_end::text as "periodEnd",
  s.closing_date::text as "closingDate", s.due_date::text as "dueDate",
  case when m.is_basic then s.total_minor::text end as "totalMinor", s.adjustment_minor::text as "adjustmentMinor", s.paid_minor::text as "paidMinor"`;

const STATEMENT = `
  select ${STATEMENT_COLUMNS}
    from statement s join account a on a.id = s.account_id join card_product p on p.id = a.card_product_id ${OF_MEMBER}`;

/** A page of the statements of one of the member's accounts, newest first. */
export function listStatements(em: EntityManager, memberId: string, accountId: string, page: Page): Promise<StatementRow[]> {
  const { where, tail, parameters } = keyset(page, 's.period_end', 's.id', 3);
  return query(em, `${STATEMENT} where s.account_id = $2 and ${where} ${tail}`, [memberId, accountId, ...parameters]);
}

/** One statement of the member by its id; null for another's and for none alike. */
export async function findStatement(em: EntityManager, memberId: string, accountId: string, id: string): Promise<StatementRow | null> {
  const rows = await query<StatementRow>(em, `${STATEMENT} where s.account_id = $2 and s.id = $3`, [memberId, accountId, id]);
  return rows[0] ?? null;
}

/** One statement of the member by its label within the account; null for another's and for none alike. */
export async function findStatementByLabel(
  em: EntityManager,
  memberId: string,
  accountId: string,
  label: string,
): Promise<StatementRow | null> {
  const rows = await query<StatementRow>(em, `${STATEMENT} where s.account_id = $2 and s.label = $3`, [
    memberId,
    accountId,
    lookUpText(label),
  ]);
  return rows[0] ?? null;
}

/** The bill to be paid next: the closed one with the earliest due date; null where nothing is owed, and for supplementary members. */
export async function findDueStatement(em: EntityManager, memberId: string, accountId: string): Promise<StatementRow | null> {
  const rows = await query<StatementRow>(
    em,
    `${STATEMENT} where s.account_id = $2 and m.is_basic and s.status = 'CLOSED' and s.paid_minor < s.total_minor + s.adjustment_minor
      order by s.due_date nulls last, s.period_end, s.id limit 1`,
    [memberId, accountId],
  );
  return rows[0] ?? null;
}

export interface UnbilledRow {
  totalMinor: string;
  count: number;
}

/** Exported for the test of its plan. Two reads by index: history does not make it slower. A use may have several lines. */
export const UNBILLED = `
  select coalesce(sum(l.amount_minor), 0)::text as "totalMinor", count(distinct coalesce(l.transaction_id, l.id))::int as "count"
    from (select id, amount_minor, transaction_id, kind, bills_from, pays from bill_line where account_id = $2 and statement_id is null
          union all
          select o.id, o.amount_minor, o.transaction_id, o.kind, o.bills_from, o.pays
            from statement s join bill_line o on o.account_id = s.account_id and o.statement_id = s.id
           where s.account_id = $2 and s.status = 'OPEN') l
    join account a on a.id = $2 ${OF_MEMBER}
    left join card_transaction t on t.account_id = $2 and t.id = l.transaction_id
   where ${mayBeSeen('t.card_id')} and not ${isForLaterBill('l', 'a.next_closing_on')} and not ${paysAnotherBill('l')}`;

/** What is on no closed bill yet, as far as the member may see it. */
export async function sumUnbilled(em: EntityManager, memberId: string, accountId: string): Promise<UnbilledRow> {
  const [row] = await query<UnbilledRow>(em, UNBILLED, [memberId, accountId]);
  if (row === undefined) throw new Error('A sum over no rows is still a row.');
  return row;
}
