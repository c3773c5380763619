import { OF_MEMBER } from '../accounts/index.js';
import { cycleClosingIn, cycleOf, type BillingCalendar } from '../calendar/billing-cycle.js';
import { queryPrepared, type EntityManager } from '../platform/index.js';
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
  /** Whether what was left of it is owed on a later bill: then it can be changed no more. */
  isCarriedOver: boolean;
  /** The account's next closing date: later lines wait for it, or for one after it. */
  nextClosing: string;
}

interface PurchaseRow extends Omit<BillablePurchase, 'openMinor' | 'calendar' | 'bill'>, CalendarRow {
  openMinor: string;
  nextClosing: string | null;
  billsFrom: string | null;
  statementId: string | null;
  statementStatus: 'OPEN' | 'CLOSED' | 'PAID' | 'CARRIED_OVER' | null;
  closingDate: string | null;
  dueDate: string | null;
  isCarriedOver: boolean;
}

/** A purchase of one of the member's accounts, as the basic member sees it or a supplementary one with the card; null for any other. */
export async function findBillablePurchase(
  em: EntityManager,
  memberId: string,
  accountId: string,
  id: string,
): Promise<BillablePurchase | null> {
  const [row] = await queryPrepared<PurchaseRow>(
    em,
    'billable_purchase',
    `select a.id as "accountId", t.id, p.id as "cardProductId", a.currency, a.time_zone as "timeZone",
            (app_now() at time zone a.time_zone)::date::text as today,
            (extract(epoch from app_now()) * 1000)::float8 as "readAt", m.is_basic as "isBasic", a.closed_at is not null as "isAccountClosed",
            t.kind, t.status, t.way_of_paying as "wayOfPaying", t.merchant, t.used_on::text as "usedOn",
            (t.amount_minor - t.refunded_minor)::text as "openMinor",
            a.next_closing_on::text as "nextClosing", l.bills_from::text as "billsFrom",
            s.id as "statementId", s.status as "statementStatus", s.closing_date::text as "closingDate", s.due_date::text as "dueDate",
            s.carried_into is not null as "isCarriedOver",
            ${CALENDAR_COLUMNS}
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
  const { statementId, statementStatus, closingDate, dueDate, isCarriedOver, billsFrom, nextClosing } = row;
  if (nextClosing === null) return null;
  if (statementStatus !== null && statementStatus !== 'OPEN') {
    if (closingDate === null || dueDate === null) return null;
    return { statementId, closingDate, dueDate, isPaid: statementStatus === 'PAID', isCarriedOver, nextClosing };
  }
  // A line waits for the first closing on its day or later, and for the next one that is still to come.
  const waitsFor = billsFrom === null || billsFrom <= nextClosing ? nextClosing : cycleOf(billsFrom, calendar).closingDate;
  const cycle = cycleClosingIn(waitsFor, 0, calendar);
  return { statementId: null, closingDate: cycle.closingDate, dueDate: cycle.dueDate, isPaid: false, isCarriedOver: false, nextClosing };
}
