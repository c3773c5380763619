import { isoInstant, keyset, query, type EntityManager, type Page, exactInstant } from '../platform/index.js';
import type { EarlyRepaymentRule, YearDays } from './installment-policy.js';

export interface PaymentRow {
  number: number;
  closingDate: string;
  dueDate: string;
  principalMinor: string;
  feeMinor: string;
  agreedPrincipalMinor: string;
  agreedFeeMinor: string;
  isDropped: boolean;
  /** Of the bill it stands on; null while no closed bill has it. */
  billStatus: 'CLOSED' | 'PAID' | 'CARRIED_OVER' | null;
}

/** A plan with what its bills say of it. */
export interface PlanRow {
  accountId: string;
  id: string;
  transactionId: string;
  currency: string;
  timeZone: string;
  status: 'ACTIVE' | 'CANCELLED' | 'REPAID' | 'REFUNDED';
  count: number;
  principalMinor: string;
  feeMinor: string;
  annualRateBp: string;
  earlyRepayment: EarlyRepaymentRule;
  yearDays: YearDays;
  deadlineOn: string;
  /** The moment the deadline's day ends. */
  deadlineAt: string;
  isCancellable: boolean;
  confirmedAt: string;
  /** When it was cancelled, repaid or refunded; null while it runs. */
  endedAt: string | null;
  /** The fee that an early repayment spares; null where there was none, or it was not kept yet. */
  unearnedMinor: string | null;
  /** The moment it was read, in milliseconds since 1970. */
  readAt: number;
  /** Where it stands in the list. */
  place: string;
  payments: PaymentRow[];
}

/** Plans are the basic member's: for others they do not exist. */
const COLUMNS = `
  i.account_id as "accountId", i.id, i.transaction_id as "transactionId", a.currency, a.time_zone as "timeZone", i.status, i.count::int as count,
  i.principal_minor::text as "principalMinor", i.fee_minor::text as "feeMinor", i.annual_rate_bp::text as "annualRateBp",
  i.early_repayment as "earlyRepayment", i.year_days as "yearDays", i.deadline_on::text as "deadlineOn",
  ${isoInstant(`((i.deadline_on + 1)::timestamp at time zone a.time_zone)`)} as "deadlineAt",
  i.status = 'ACTIVE' and (app_now() at time zone a.time_zone)::date <= i.deadline_on and not exists (
    select 1 from bill_line l join statement s on s.account_id = l.account_id and s.id = l.statement_id
     where l.account_id = i.account_id and l.transaction_id = i.transaction_id and s.carried_into is not null) as "isCancellable",
  ${isoInstant('i.confirmed_at')} as "confirmedAt", ${isoInstant('i.ended_at')} as "endedAt", i.unearned_fee_minor::text as "unearnedMinor",
  (extract(epoch from app_now()) * 1000)::float8 as "readAt", ${exactInstant('i.confirmed_at')} as place,
  (select json_agg(json_build_object('number', q.number, 'closingDate', q.closing_on, 'dueDate', q.due_on,
            'principalMinor', q.principal_minor::text, 'feeMinor', q.fee_minor::text,
            'agreedPrincipalMinor', q.agreed_principal_minor::text, 'agreedFeeMinor', q.agreed_fee_minor::text, 'isDropped', q.is_dropped,
            'billStatus', (select s.status from bill_line l join statement s on s.account_id = l.account_id and s.id = l.statement_id
                            where l.account_id = q.account_id and l.transaction_id = i.transaction_id and s.status <> 'OPEN'
                              and l.kind in ('INSTALLMENT_PRINCIPAL', 'INSTALLMENT_FEE')
                              -- Wherever a line has come to stand, the closing it waited for tells which payment it is.
                              and (l.bills_from = q.closing_on or (l.is_adjustment and s.closing_date = q.closing_on))
                            limit 1)) order by q.number)
     from installment_payment q where q.account_id = i.account_id and q.plan_id = i.id) as payments`;

const OF_BASIC_MEMBER = `
  from installment_plan i
  join account a on a.id = i.account_id
  join membership m on m.account_id = a.id and m.member_id = $1 and m.is_basic`;

/** One plan of an account whose basic member asks; null for any other. */
export async function findPlan(em: EntityManager, memberId: string, accountId: string, id: string): Promise<PlanRow | null> {
  const rows = await query<PlanRow>(em, `select ${COLUMNS} ${OF_BASIC_MEMBER} where i.account_id = $2 and i.id = $3`, [
    memberId,
    accountId,
    id,
  ]);
  return rows[0] ?? null;
}

/** The plan a purchase has; null where it has none, or its last one was cancelled. */
export async function findPlanOfPurchase(
  em: EntityManager,
  memberId: string,
  accountId: string,
  transactionId: string,
): Promise<PlanRow | null> {
  const rows = await query<PlanRow>(
    em,
    `select ${COLUMNS} ${OF_BASIC_MEMBER} where i.account_id = $2 and i.transaction_id = $3 and i.status <> 'CANCELLED'`,
    [memberId, accountId, transactionId],
  );
  return rows[0] ?? null;
}

/** A page of an account's plans, newest first. */
export function listPlans(em: EntityManager, memberId: string, accountId: string, page: Page): Promise<PlanRow[]> {
  const { where, tail, parameters } = keyset(page, 'i.confirmed_at', 'i.id', 3);
  return query(em, `select ${COLUMNS} ${OF_BASIC_MEMBER} where i.account_id = $2 and ${where} ${tail}`, [
    memberId,
    accountId,
    ...parameters,
  ]);
}

/** The plan a purchase is being paid by, if any. Takes no owner: it is for what the issuer says of an account. */
export function listRunningPlans(em: EntityManager, accountId: string, transactionId: string): Promise<PlanRow[]> {
  return query(
    em,
    `select ${COLUMNS} from installment_plan i join account a on a.id = i.account_id
      where i.account_id = $1 and i.transaction_id = $2 and i.status = 'ACTIVE'`,
    [accountId, transactionId],
  );
}

/** Which of many purchases are being paid by a plan. Takes no owner: it is for what the issuer says of accounts. */
export async function findPurchasesInPlans(
  em: EntityManager,
  purchases: readonly { accountId: string; purchaseId: string }[],
): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    em,
    `select i.transaction_id as id from unnest($1::uuid[], $2::uuid[]) as p (account_id, purchase_id)
       join installment_plan i on i.account_id = p.account_id and i.transaction_id = p.purchase_id and i.status = 'ACTIVE'`,
    [purchases.map(({ accountId }) => accountId), purchases.map(({ purchaseId }) => purchaseId)],
  );
  return new Set(rows.map(({ id }) => id));
}
