import { mayBeSeen, OF_MEMBER } from '../accounts/index.js';
import { query, type EntityManager } from '../platform/index.js';
import type { ExportedLine, ExportedStatement } from './exported-statement.js';

interface HeadRow {
  isBasic: boolean;
  currency: string;
  label: string;
  periodStart: string;
  periodEnd: string;
  closingDate: string | null;
  dueDate: string | null;
  totalMinor: string;
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
    `select a.currency, m.is_basic as "isBasic", s.label, s.period_start::text as "periodStart", s.period_end::text as "periodEnd",
            s.closing_date::text as "closingDate", s.due_date::text as "dueDate", s.total_minor::text as "totalMinor",
            (select coalesce(sum(l.amount_minor), 0)::text from bill_line l
              where l.account_id = s.account_id and l.statement_id = s.id and l.kind = 'PREVIOUS_BALANCE') as "previousBalanceMinor"
       from statement s join account a on a.id = s.account_id ${OF_MEMBER}
      where s.account_id = $2 and s.id = $3`,
    [memberId, accountId, statementId],
  );
  if (head === undefined) return null;
  const { isBasic, totalMinor, previousBalanceMinor, ...rest } = head;
  const lines = await listLines(em, memberId, accountId, statementId);
  if (isBasic)
    return { ...rest, isShare: false, totalMinor: BigInt(totalMinor), previousBalanceMinor: BigInt(previousBalanceMinor), lines };
  const share = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return { ...rest, isShare: true, totalMinor: share, previousBalanceMinor: 0n, lines };
}

type LineRow = Omit<ExportedLine, 'amountMinor' | 'original' | 'sourceId'> & {
  amountMinor: string;
  originalMinor: string | null;
  originalCurrency: string | null;
  sourceKey: string;
};

/** A payment shared out over several bills is one line here. */
async function listLines(em: EntityManager, memberId: string, accountId: string, statementId: string): Promise<ExportedLine[]> {
  const rows = await query<LineRow>(
    em,
    `select t.kind, t.used_on::text as "usedOn", t.posted_on::text as "postedOn", t.merchant, l.amount::text as "amountMinor",
            t.original_minor::text as "originalMinor", t.original_currency as "originalCurrency",
            c.last_four as "lastFour", t.source_key as "sourceKey"
       from (select transaction_id, sum(amount_minor) as amount from bill_line
              where account_id = $2 and statement_id = $3 and transaction_id is not null and not is_adjustment
              group by transaction_id) l
       join card_transaction t on t.account_id = $2 and t.id = l.transaction_id
       join account a on a.id = $2 ${OF_MEMBER}
       left join card c on c.id = t.card_id
      where ${mayBeSeen('t.card_id')}
      order by t.used_on, t.id`,
    [memberId, accountId, statementId],
  );
  return rows.map(({ amountMinor, originalMinor, originalCurrency, sourceKey, ...row }) => ({
    ...row,
    amountMinor: BigInt(amountMinor),
    original:
      originalMinor === null || originalCurrency === null ? null : { minorUnits: BigInt(originalMinor), currency: originalCurrency },
    sourceId: sourceIdOf(sourceKey),
  }));
}

/** What the issuer or bank called the use, without what we keep beside it. */
function sourceIdOf(sourceKey: string): string {
  return /^(?:fitid:[0-9a-f]+|feed):(.*)$/su.exec(sourceKey)?.[1] ?? sourceKey;
}
