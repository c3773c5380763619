import { query, type EntityManager } from '../platform/index.js';

export interface PeriodStatement {
  id: string;
  label: string;
  status: 'OPEN' | 'CLOSED' | 'PAID' | 'CARRIED_OVER';
}

/** The statement of exactly this period, if the account has one. */
export async function findStatementOfPeriod(
  em: EntityManager,
  accountId: string,
  start: string,
  end: string,
): Promise<PeriodStatement | null> {
  const rows = await query<PeriodStatement>(
    em,
    'select id, label, status from statement where account_id = $1 and period_start = $2 and period_end = $3',
    [accountId, start, end],
  );
  return rows[0] ?? null;
}

/** The labels an account has used for a month: `2026-10`, `2026-10-2`. */
export async function listLabels(em: EntityManager, accountId: string, month: string): Promise<Set<string>> {
  const rows = await query<{ label: string }>(em, `select label from statement where account_id = $1 and label like $2 || '%'`, [
    accountId,
    month,
  ]);
  return new Set(rows.map(({ label }) => label));
}
