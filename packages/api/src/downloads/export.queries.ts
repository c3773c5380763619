import { OF_MEMBER } from '../accounts/index.js';
import { query, type EntityManager } from '../platform/index.js';
import { amountDueOf, findBreakdown, listCardSubtotals, listStatedLines } from '../statements/index.js';
import type { BillSummary } from './bill-summary.js';
import type { ExportedStatement } from './exported-statement.js';

interface HeadRow extends Pick<ExportedStatement, 'status'> {
  isBasic: boolean;
  ownLastFour: string | null;
  currency: string;
  label: string;
  periodStart: string;
  periodEnd: string;
  closingDate: string | null;
  dueDate: string | null;
  totalMinor: string;
  adjustmentMinor: string;
  paidMinor: string;
  previousBalanceMinor: string;
}

/**
 * A statement with all the lines the member may see, oldest first; for a supplementary member their share of it, which sums
 * to itself. Null for another's and for none alike.
 */
export async function findExportedStatement(
  em: EntityManager,
  memberId: string,
  accountId: string,
  statementId: string,
): Promise<ExportedStatement | null> {
  const [head] = await query<HeadRow>(
    em,
    `select a.currency, m.is_basic as "isBasic", s.label, s.status, s.period_start::text as "periodStart", s.period_end::text as "periodEnd",
            (select c.last_four from card c where c.account_id = s.account_id and c.member_id = $1
              order by c.closed_at is not null, c.id desc limit 1) as "ownLastFour",
            s.closing_date::text as "closingDate", s.due_date::text as "dueDate", s.total_minor::text as "totalMinor",
            s.adjustment_minor::text as "adjustmentMinor", s.paid_minor::text as "paidMinor",
            (select coalesce(sum(l.amount_minor), 0)::text from bill_line l
              where l.account_id = s.account_id and l.statement_id = s.id and l.kind = 'PREVIOUS_BALANCE') as "previousBalanceMinor"
       from statement s join account a on a.id = s.account_id ${OF_MEMBER}
      where s.account_id = $2 and s.id = $3`,
    [memberId, accountId, statementId],
  );
  if (head === undefined) return null;
  const { label, status, currency, periodStart, periodEnd, closingDate, dueDate, ownLastFour } = head;
  const all = await listStatedLines(em, memberId, accountId, statementId);
  const lines = all.filter(({ isChange }) => !isChange);
  const statement = { label, status, currency, periodStart, periodEnd, closingDate, dueDate, ownLastFour, lines };
  if (!head.isBasic) {
    const share = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    return { ...statement, isShare: true, totalMinor: share, previousBalanceMinor: 0n, changes: [], amountDueMinor: null };
  }
  return {
    ...statement,
    isShare: false,
    totalMinor: BigInt(head.totalMinor),
    previousBalanceMinor: BigInt(head.previousBalanceMinor),
    changes: all.filter(({ isChange }) => isChange),
    amountDueMinor: amountDueOf(head),
  };
}

/** How the total of a statement comes about, for whoever may see the total; null for others. */
export async function findBillSummary(
  em: EntityManager,
  memberId: string,
  accountId: string,
  statementId: string,
): Promise<BillSummary | null> {
  const breakdown = await findBreakdown(em, memberId, accountId, statementId);
  if (breakdown === null) return null;
  const cards = await listCardSubtotals(em, memberId, accountId, statementId);
  return {
    parts: {
      previousBalance: BigInt(breakdown.previousBalance),
      payments: BigInt(breakdown.payments),
      uses: BigInt(breakdown.uses),
      refunds: BigInt(breakdown.refunds),
      fees: BigInt(breakdown.fees),
      installments: BigInt(breakdown.installments),
    },
    cards: cards.map(({ lastFour, total }) => ({ lastFour, totalMinor: BigInt(total) })),
  };
}
