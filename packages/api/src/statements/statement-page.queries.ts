import { mayBeSeen, OF_MEMBER } from '../accounts/index.js';
import { keyset, keysetParameters, lookUpText, queryPrepared, type EntityManager, type Page } from '../platform/index.js';
import { billedMinorColumn, type BilledRow } from './billed-amount.js';
import { BREAKDOWN_COLUMNS, IS_OF_CARD, type BreakdownRow, type CardSubtotalRow } from './statement-breakdown.queries.js';
import { STATEMENT_COLUMNS, type StatementRow } from './statement.queries.js';
import { OWN_COLUMNS, type OwnTransactionRow } from './transaction.queries.js';

/** An account with one of its statements, as a page shows it. */
export interface StatementPageRows {
  /** All null but what is the account's, where it has no statement of the label. */
  statement: Omit<StatementRow, 'id'> & { id: string | null };
  /** Null for whoever may not see the total. */
  breakdown: Omit<BreakdownRow, 'currency'> | null;
  cards: Omit<CardSubtotalRow, 'currency'>[];
  /** In the order of the scan, one more than the page's size if there is more beyond it. */
  uses: (OwnTransactionRow & BilledRow)[];
}

type Row = OwnTransactionRow & BilledRow & { head: string | null };

/**
 * All of a statement's page by one read: null where the account is not the member's. The sums and the statement come as one text with
 * the first row, so that the rows of the uses carry nothing twice.
 */
export async function findStatementPage(
  em: EntityManager,
  memberId: string,
  accountId: string,
  label: string,
  page: Page,
): Promise<StatementPageRows | null> {
  const { name, sql } = statementPageSql(page);
  const rows = await queryPrepared<Row>(em, name, sql, statementPageParameters(memberId, accountId, label, page));
  const head = rows[0]?.head;
  if (head === undefined || head === null) return null;
  return { ...(JSON.parse(head) as Omit<StatementPageRows, 'uses'>), uses: rows[0]?.id === null ? [] : rows };
}

const CARD_OF_LINE = '(select v.card_id from card_transaction v where v.account_id = l.account_id and v.id = l.transaction_id)';

function writeSql(page: Page): string {
  const { where, order, tail } = keyset(page, 'l.used_on', 'l.transaction_id', 4);
  return `
      with m as materialized (
        select m.member_id, m.account_id, m.is_basic, s.id as statement_id, to_json(x) as statement
          from account a join card_product p on p.id = a.card_product_id ${OF_MEMBER}
          left join statement s on s.account_id = a.id and s.label = $3
          cross join lateral (select ${STATEMENT_COLUMNS}) x
         where a.id = $2)
      select case when coalesce(u.n, 1) = 1 then json_build_object(
               'statement', m.statement,
               'breakdown', case when m.is_basic then (
                  select to_json(b) from (select ${BREAKDOWN_COLUMNS} from bill_line l
                   where l.account_id = $2 and l.statement_id = m.statement_id and not l.is_adjustment) b) end,
               'cards', (
                  select coalesce(json_agg(k), '[]') from (
                    select c.id as "cardId", c.last_four as "lastFour", sum(l.amount_minor)::text as total
                      from bill_line l
                      join card_transaction t on t.account_id = l.account_id and t.id = l.transaction_id
                      left join card c on c.id = t.card_id
                     where ${mayBeSeen('t.card_id')} and l.account_id = $2 and l.statement_id = m.statement_id and ${IS_OF_CARD}
                     group by c.id order by sum(l.amount_minor) desc, c.id) k))::text end as head, ${OWN_COLUMNS},
             ${billedMinorColumn('b.statement_id = m.statement_id')}
        from m
        left join lateral (
          select row_number() over (${order.replaceAll('l.', 'v.')}) as n, v.transaction_id
            from (select distinct on (l.used_on, l.transaction_id) l.used_on, l.transaction_id
                    from bill_line l
                   where l.account_id = $2 and l.statement_id = m.statement_id and l.transaction_id is not null and ${where}
                     and ${mayBeSeen(CARD_OF_LINE)}
                  ${tail}) v) u on true
        left join card_transaction t on t.account_id = m.account_id and t.id = u.transaction_id
        left join card c on c.id = t.card_id
       order by u.n`;
}

const EITHER_WAY: Page = { order: 'DAY', isAscending: false, size: 1, backward: false, from: null };
const FORWARD = { name: 'statement_page', sql: writeSql(EITHER_WAY) };
const BACKWARD = { name: 'statement_page_backward', sql: writeSql({ ...EITHER_WAY, backward: true }) };

/** The SQL of {@link findStatementPage}. Exported for the test of its plan, and for the bench. */
export function statementPageSql({ backward }: Page): { name: string; sql: string } {
  return backward ? BACKWARD : FORWARD;
}

export function statementPageParameters(memberId: string, accountId: string, label: string, page: Page): unknown[] {
  return [memberId, accountId, lookUpText(label), ...keysetParameters(page)];
}
