import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager } from '../platform/index.js';
import { findStatementOfPeriod, listLabels, type PeriodStatement } from './statement-period.queries.js';

/** The statement of a period: the one there is, or a new open one without closing or due date. */
export async function recordOpenStatement(
  em: EntityManager,
  accountId: string,
  period: { start: string; end: string },
): Promise<PeriodStatement> {
  const known = await findStatementOfPeriod(em, accountId, period.start, period.end);
  if (known !== null) return known;
  const month = period.end.slice(0, 'YYYY-MM'.length);
  const label = freeLabel(month, await listLabels(em, accountId, month));
  const id = uuidv7();
  await query(
    em,
    `insert into statement (account_id, id, label, status, period_start, period_end, total_minor) values ($1, $2, $3, 'OPEN', $4, $5, 0)`,
    [accountId, id, label, period.start, period.end],
  );
  return { id, label, status: 'OPEN' };
}

/** Makes the total of an open statement the sum of its lines. @returns the total in minor units. */
export async function sumOpenStatement(em: EntityManager, accountId: string, statementId: string): Promise<bigint> {
  const rows = await query<{ total: string }>(
    em,
    `update statement s
        set total_minor = (select coalesce(sum(l.amount_minor), 0) from bill_line l where l.account_id = $1 and l.statement_id = $2)
      where s.account_id = $1 and s.id = $2 and s.status = 'OPEN'
      returning total_minor::text as total`,
    [accountId, statementId],
  );
  return BigInt(rows[0]?.total ?? '0');
}

/** Makes the total of each open statement of an account the sum of its lines, after lines of any were changed or taken. */
export async function sumOpenStatements(em: EntityManager, accountId: string): Promise<void> {
  await query(
    em,
    `update statement s
        set total_minor = (select coalesce(sum(l.amount_minor), 0) from bill_line l where l.account_id = $1 and l.statement_id = s.id)
      where s.account_id = $1 and s.status = 'OPEN'`,
    [accountId],
  );
}

/** `2026-10` for the first statement of a month, `2026-10-2` for the next. */
function freeLabel(month: string, taken: ReadonlySet<string>): string {
  for (let nth = 1; ; nth += 1) {
    const label = nth === 1 ? month : `${month}-${nth}`;
    if (!taken.has(label)) return label;
  }
}
