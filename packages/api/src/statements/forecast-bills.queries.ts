import { cycleClosingIn, type BillingCalendar } from '../calendar/billing-cycle.js';
import { queryPrepared, type EntityManager } from '../platform/index.js';

/** A bill as far as it is known today. */
export interface ForecastBill {
  /** What it comes to, in minor units; where it has closed, with its changes. */
  minor: bigint;
  paidMinor: bigint;
  isClosed: boolean;
}

/**
 * What the account's bills of these closings come to by the lines known today. Of closed bills that are overdue the rest is carried
 * over; those still to be paid will be, each when it is due.
 * @param closings in order; those of bills still to close are the calendar's
 */
export async function forecastBills(
  em: EntityManager,
  accountId: string,
  closings: readonly string[],
  calendar: BillingCalendar,
): Promise<ForecastBill[]> {
  const rows = await queryPrepared<{ minor: string; paid: string; isClosed: boolean }>(
    em,
    'forecast_bills',
    `with books as (
       select next_closing_on, (app_now() at time zone time_zone)::date as today from account where id = $1),
     expected as (
       select bills_from, amount_minor from bill_line where account_id = $1 and statement_id is null
       union all
       select l.bills_from, l.amount_minor
         from statement s join bill_line l on l.account_id = s.account_id and l.statement_id = s.id
        where s.account_id = $1 and s.status = 'OPEN'
       union all
       -- What was paid of a bill waits as lines, and meets the bill when that is carried over.
       select s.due_date, case when s.due_date < b.today then s.total_minor + s.adjustment_minor
                               else least(s.total_minor + s.adjustment_minor, s.paid_minor) end
         from statement s, books b
        where s.account_id = $1 and s.status in ('CLOSED', 'PAID') and s.carried_into is null and s.due_date is not null)
     select coalesce(
              s.total_minor + s.adjustment_minor,
              -- The next bill to close takes all that has waited until then.
              (select sum(e.amount_minor) from expected e
                where c.closing >= b.next_closing_on and e.bills_from <= c.closing
                  and (c.before < b.next_closing_on or e.bills_from > c.before)),
              0)::text as minor,
            coalesce(s.paid_minor, 0)::text as paid, s.id is not null as "isClosed"
       from books b cross join unnest($2::date[], $3::date[]) with ordinality as c (closing, before, nth)
       left join statement s on s.account_id = $1 and s.closing_date = c.closing and s.status <> 'OPEN'
      order by c.nth`,
    [accountId, closings, closings.map((closing) => cycleClosingIn(closing, -1, calendar).closingDate)],
  );
  return rows.map(({ minor, paid, isClosed }) => ({ minor: BigInt(minor), paidMinor: BigInt(paid), isClosed }));
}
