import { OF_MEMBER } from '../accounts/index.js';
import { cycleClosingIn, cycleOf, type BillingCalendar } from '../calendar/billing-cycle.js';
import { query, type EntityManager } from '../platform/index.js';
import { CALENDAR_COLUMNS, readCalendar, type CalendarRow } from './billing-calendar.queries.js';

/** A purchase with what turning it into installments depends on. */
export interface BillablePurchase {
  accountId: string;
  id: string;
  cardProductId: string;
  currency: string;
  timeZone: string;
  /** Today in the account's time zone. */
  today: string;
  /** The moment it was read, in milliseconds since 1970. */
  readAt: number;
  isBasic: boolean;
  isAccountClosed: boolean;
  kind: string;
  status: 'PENDING' | 'POSTED' | 'CANCELLED';
  wayOfPaying: 'LUMP_SUM' | 'INSTALLMENTS';
  merchant: string;
  usedOn: string;
  /** The amount less what was refunded. */
  openMinor: bigint;
  calendar: BillingCalendar;
  /** The bill it stands on, or will; null where no bill of it is made here. */
  bill: PurchaseBill | null;
}

export interface PurchaseBill {
  /** null while no closed bill has it. */
  statementId: string | null;
  closingDate: string;
  dueDate: string;
  isPaid: boolean;
}

interface PurchaseRow extends Omit<BillablePurchase, 'openMinor' | 'calendar' | 'bill'>, CalendarRow {
  openMinor: string;
  nextClosing: string | null;
  billsFrom: string | null;
  statementId: string | null;
  statementStatus: 'OPEN' | 'CLOSED' | 'PAID' | 'CARRIED_OVER' | null;
  closingDate: string | null;
  dueDate: string | null;
  isSettled: boolean | null;
}

/** A purchase of one of the member's accounts, as the basic member sees it or a supplementary one with the card; null for any other. */
export async function findBillablePurchase(
  em: EntityManager,
  memberId: string,
  accountId: string,
  id: string,
): Promise<BillablePurchase | null> {
  const [row] = await query<PurchaseRow>(
    em,
    `select a.id as "accountId", t.id, p.id as "cardProductId", a.currency, a.time_zone as "timeZone",
            (app_now() at time zone a.time_zone)::date::text as today,
            (extract(epoch from app_now()) * 1000)::float8 as "readAt", m.is_basic as "isBasic", a.closed_at is not null as "isAccountClosed",
            t.kind, t.status, t.way_of_paying as "wayOfPaying", t.merchant, t.used_on::text as "usedOn",
            (t.amount_minor - t.refunded_minor)::text as "openMinor",
            a.next_closing_on::text as "nextClosing", l.bills_from::text as "billsFrom",
            s.id as "statementId", s.status as "statementStatus", s.closing_date::text as "closingDate", s.due_date::text as "dueDate",
            s.status <> 'CLOSED' as "isSettled", ${CALENDAR_COLUMNS}
       from card_transaction t
       join account a on a.id = t.account_id
       join card_product p on p.id = a.card_product_id
       ${OF_MEMBER}
       left join lateral (
         select l.bills_from, l.statement_id from bill_line l
          where l.account_id = t.account_id and l.transaction_id = t.id and l.kind = 'USE' order by l.bills_from, l.id limit 1) l on true
       left join statement s on s.account_id = t.account_id and s.id = l.statement_id
      where t.account_id = $2 and t.id = $3
        and (m.is_basic or t.card_id in (select k.id from card k where k.account_id = m.account_id and k.member_id = m.member_id))`,
    [memberId, accountId, id],
  );
  if (row === undefined) return null;
  const calendar = readCalendar(row);
  return { ...row, openMinor: BigInt(row.openMinor), calendar, bill: billOf(row, calendar) };
}

function billOf(row: PurchaseRow, calendar: BillingCalendar): PurchaseBill | null {
  const { statementId, statementStatus, closingDate, dueDate, isSettled, billsFrom, nextClosing } = row;
  if (statementStatus !== null && statementStatus !== 'OPEN') {
    return closingDate === null || dueDate === null ? null : { statementId, closingDate, dueDate, isPaid: isSettled === true };
  }
  if (nextClosing === null) return null;
  // A line waits for the first closing on its day or later, and for the next one that is still to come.
  const waitsFor = billsFrom === null || billsFrom <= nextClosing ? nextClosing : cycleOf(billsFrom, calendar).closingDate;
  const cycle = cycleClosingIn(waitsFor, 0, calendar);
  return { statementId: null, closingDate: cycle.closingDate, dueDate: cycle.dueDate, isPaid: false };
}

/** What the account's bills of these closings come to by the lines known today, in minor units; closed ones with their changes. */
export async function forecastBills(em: EntityManager, accountId: string, closings: readonly string[]): Promise<bigint[]> {
  const rows = await query<{ minor: string }>(
    em,
    `with waiting as (
       select bills_from, amount_minor from bill_line where account_id = $1 and statement_id is null
       union all
       select l.bills_from, l.amount_minor
         from statement s join bill_line l on l.account_id = s.account_id and l.statement_id = s.id
        where s.account_id = $1 and s.status = 'OPEN'),
     due as (
       select closing, lag(closing) over (order by closing) as before,
              (select s.total_minor + s.adjustment_minor from statement s
                where s.account_id = $1 and s.closing_date = closing and s.status <> 'OPEN' limit 1) as closed
         from unnest($2::date[]) closing)
     -- What waits goes to the next bill that closes, not to one that has.
     select coalesce(d.closed, sum(w.amount_minor), 0)::text as minor
       from due d left join waiting w on d.closed is null and w.bills_from <= d.closing and (d.before is null or w.bills_from > d.before)
      group by d.closing, d.closed order by d.closing`,
    [accountId, closings],
  );
  return rows.map(({ minor }) => BigInt(minor));
}
