import { mayBeSeen, OF_MEMBER } from '../accounts/index.js';
import { query, type EntityManager } from '../platform/index.js';

/** Sums of the lines of a statement by what they are, in minor units; together they are its total. */
export interface BreakdownRow {
  currency: string;
  previousBalance: string;
  payments: string;
  uses: string;
  refunds: string;
  fees: string;
  installments: string;
}

/** For a select over lines `l`. */
export const BREAKDOWN_COLUMNS = `
  ${sumOf('PREVIOUS_BALANCE')} as "previousBalance",
  ${sumOf('PAYMENT')} as payments,
  ${sumOf('USE')} as uses,
  ${sumOf('REFUND', 'CREDIT')} as refunds,
  ${sumOf('FEE')} as fees,
  ${sumOf('INSTALLMENT_PRINCIPAL', 'INSTALLMENT_FEE')} as installments`;

/** Which lines `l` count towards what a card comes to. */
export const IS_OF_CARD = `not l.is_adjustment and l.kind not in ('PAYMENT', 'FEE', 'PREVIOUS_BALANCE')`;

/** How the total of one of the member's statements comes about; null for whoever may not see the total. */
export async function findBreakdown(
  em: EntityManager,
  memberId: string,
  accountId: string,
  statementId: string,
): Promise<BreakdownRow | null> {
  const [row] = await query<BreakdownRow>(
    em,
    `select a.currency, ${BREAKDOWN_COLUMNS}
       from account a left join bill_line l on l.account_id = a.id and l.statement_id = $3 and not l.is_adjustment
      where a.member_id = $1 and a.id = $2
      group by a.id`,
    [memberId, accountId, statementId],
  );
  return row ?? null;
}

function sumOf(...kinds: string[]): string {
  return `coalesce(sum(l.amount_minor) filter (where l.kind in (${kinds.map((kind) => `'${kind}'`).join(', ')})), 0)::text`;
}

export interface CardSubtotalRow {
  currency: string;
  cardId: string | null;
  lastFour: string | null;
  total: string;
}

/** The uses on a statement by card, as far as the member may see them, the largest sum first. */
export function listCardSubtotals(em: EntityManager, memberId: string, accountId: string, statementId: string): Promise<CardSubtotalRow[]> {
  return query(
    em,
    `select a.currency, c.id as "cardId", c.last_four as "lastFour", sum(l.amount_minor)::text as total
       from bill_line l
       join account a on a.id = l.account_id
       join card_transaction t on t.account_id = l.account_id and t.id = l.transaction_id
       left join card c on c.id = t.card_id
       ${OF_MEMBER}
      where ${mayBeSeen('t.card_id')} and l.account_id = $2 and l.statement_id = $3 and ${IS_OF_CARD}
      group by a.currency, c.id
      order by sum(l.amount_minor) desc, c.id`,
    [memberId, accountId, statementId],
  );
}
